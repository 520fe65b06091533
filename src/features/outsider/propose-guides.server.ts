import { listAddressees, listMandates } from '#features/mandate/index.server.ts';
import { listMembers, listPeople } from '#features/people/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { findAsk } from './ask-store.server.ts';
import { coordinatorKeeps } from './keep-ring.server.ts';
import {
	decidingAddressees,
	type Guide,
	peopleWhoDecide,
	proposeGuides,
	type Reason,
} from './match-guides.ts';
import { findBrokering, insertOffer, listCandidates, listOpenAskIds } from './offer-store.server.ts';
import type { Ask } from './outsider.ts';
import { refuse } from './outsider-refusals.ts';
import { listRing } from './ring-store.server.ts';

/** Who decides on something for the region, by what the mandates say. */
async function whoDecides(tx: Tx): Promise<Set<string>> {
	const mandates = await listMandates(tx);
	const deciding = decidingAddressees(await listAddressees(tx), mandates);
	const members = new Map<string, string[]>();
	for (const { id, kind, circleId } of deciding) {
		if (circleId)
			members.set(
				id,
				(await listMembers(tx, circleId)).map(({ personId }) => personId),
			);
		if (kind === 'coordinator')
			members.set(
				id,
				(await listPeople(tx)).filter(({ roles }) => roles.includes('coordinator')).map((one) => one.id),
			);
	}
	return peopleWhoDecide(deciding, mandates, members);
}

export type Proposed = {
	readonly personId: string;
	readonly name: string;
	readonly organisation: string | null;
	readonly sector: string | null;
	readonly reasons: readonly Reason[];
};

/** Guides for an ask that the coordinator may bring together, each with the reasons. */
export async function proposedFor(tx: Tx, ask: Ask): Promise<Proposed[]> {
	const candidates = new Set(await listCandidates(tx, ask.id));
	if (candidates.size === 0) return [];
	const deciders = await whoDecides(tx);
	const ring = (await listRing(tx)).filter(({ personId }) => candidates.has(personId));
	const guides = ring.map(
		({ personId, sector, homeZone, alsoZones }): Guide => ({
			...{ personId, homeZone, alsoZones },
			sector: sector ?? '',
			decides: deciders.has(personId),
		}),
	);
	return proposeGuides(ask, guides).flatMap(({ personId, reasons }) =>
		ring
			.filter((guide) => guide.personId === personId)
			.map(({ name, organisation, sector }) => ({ personId, name, organisation, sector, reasons })),
	);
}

/**
 * The coordinator puts an ask to a proposed guide. Asking the same one twice is once.
 * @throws Refusal coordinator-only, not-found, cannot-offer
 */
export async function offerAsk(tx: Tx, askId: string, personId: string): Promise<void> {
	await coordinatorKeeps(tx);
	const ask = await findAsk(tx, askId);
	if (!ask || !(await listOpenAskIds(tx)).includes(askId)) throw notFound();
	const isOffered = async () => (await findBrokering(tx, askId)).offered.includes(personId);
	if (await isOffered()) return;
	const proposed = (await proposedFor(tx, ask)).some((one) => one.personId === personId);
	if (proposed && (await insertOffer(tx, askId, personId))) return;
	// Somebody may have asked the same one in between.
	if (!(await isOffered())) throw refuse.cannotOffer();
}
