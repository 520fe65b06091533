import { addMember } from '#features/people/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { findOrigin } from './ask-store.server.ts';
import { findOutsider, insertPhase, listPhases } from './offer-store.server.ts';
import type { Phase } from './outsider.ts';
import { refuse } from './outsider-refusals.ts';

/**
 * Who leads the group gives the guide a place as process guide: the foreground begins. Twice is once.
 * @param seatId the id of the membership to be
 * @throws Refusal not-found, nobody-yet, not-neutral-yet, may-not-seat
 */
export async function seatOutsider(tx: Tx, askId: string, seatId: string): Promise<void> {
	const origin = await findOrigin(tx, askId);
	if (!origin) throw notFound();
	const outsider = await findOutsider(tx, askId);
	if (!outsider || !origin.grantedOn) throw refuse.nobodyYet();
	if (outsider.decides !== false) throw refuse.notNeutralYet();
	if ((await listPhases(tx, askId)).length > 0) return;
	await addMember(tx, origin.circleId, { id: seatId, personId: outsider.personId, role: 'processGuide' });
	await insertPhase(tx, askId, 1, 'foreground');
}

/** Table or guide move to the foreground or the background. @throws Refusal not-found, not-begun */
export async function movePhase(tx: Tx, askId: string, phase: Phase): Promise<void> {
	if (!(await findOrigin(tx, askId))) throw notFound();
	const last = (await listPhases(tx, askId)).at(-1);
	if (!last) throw refuse.notBegun();
	if (last.phase !== phase) await insertPhase(tx, askId, last.step + 1, phase);
}
