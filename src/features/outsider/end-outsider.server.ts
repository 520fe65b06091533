import type { z } from 'zod';
import { endMembership, listMembers } from '#features/people/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { closeAsk, findOrigin, recordOutsider } from './ask-store.server.ts';
import { findOutsider, listMyOffers, listPhases } from './offer-store.server.ts';
import type { endInput } from './outsider-input.ts';
import { refuse } from './outsider-refusals.ts';

/**
 * "Back": the place of the guide ends, hours, element and movement are kept without any tie between them, all else
 * about this ask is deleted.
 * @throws Refusal not-found, not-begun, may-not-lead, last-at-table
 */
export async function endOutsider(tx: Tx, askId: string, kept: z.output<typeof endInput>): Promise<void> {
	const origin = await findOrigin(tx, askId);
	if (origin) {
		if ((await listPhases(tx, askId)).length === 0) throw refuse.notBegun();
		const outsider = await findOutsider(tx, askId);
		const seat = (await listMembers(tx, origin.circleId)).find(
			(member) => member.personId === outsider?.personId,
		);
		if (seat) await endMembership(tx, seat.id);
		await recordOutsider(tx, 'end-outsider', origin.circleId);
	} else if (
		!(await listMyOffers(tx)).some((offer) => offer.askId === askId && offer.answer === 'accepted')
	) {
		throw notFound();
	}
	if (!(await closeAsk(tx, askId, kept))) throw refuse.notBegun();
}
