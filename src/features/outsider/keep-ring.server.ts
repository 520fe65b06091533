import { findMe, recordAudit } from '#features/people/index.server.ts';
import { holds } from '#features/people/index.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { balanceOf, elements, movements } from './outsider.ts';
import { refuse } from './outsider-refusals.ts';
import { deleteGuide, listRing, listRingHours, listYields, markAdmitted } from './ring-store.server.ts';

/** Refuses everyone but a coordinator of the region. @throws Refusal coordinator-only */
export async function coordinatorKeeps(tx: Tx): Promise<void> {
	const me = await findMe(tx);
	if (!me || !holds(me, 'coordinator')) throw refuse.coordinatorOnly();
}

/**
 * The ring for the coordinator: who is in it, hours lent and drawn per organisation by name, and what moved. What is
 * drawn and what moved appear per three endings.
 * @throws Refusal coordinator-only
 */
export async function loadRing(tx: Tx) {
	await coordinatorKeeps(tx);
	const yields = await listYields(tx);
	return {
		guides: await listRing(tx),
		balance: balanceOf(await listRingHours(tx)),
		yields: elements.map((element) => ({
			element,
			counts: movements.map(
				(moved) => yields.filter((one) => one.missing === element && one.moved === moved).length,
			),
		})),
		endings: yields.length,
	};
}

/** Notes that the organisation of this person lends the hours. Twice is once. @throws Refusal not-found, coordinator-only */
export async function admitGuide(tx: Tx, personId: string): Promise<void> {
	await coordinatorKeeps(tx);
	if (await markAdmitted(tx, personId)) await recordAudit(tx, 'admit-ring-guide', personId, null);
	else if (!(await listRing(tx)).some((guide) => guide.personId === personId)) throw notFound();
}

/** Takes somebody out of the ring; what runs at a table goes on. @throws Refusal coordinator-only */
export async function dismissGuide(tx: Tx, personId: string): Promise<void> {
	await coordinatorKeeps(tx);
	if (await deleteGuide(tx, personId)) await recordAudit(tx, 'dismiss-ring-guide', personId, null);
}
