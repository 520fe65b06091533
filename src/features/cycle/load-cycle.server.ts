import { recordAudit } from '#features/people/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { firstWords, type Item } from './cycle.ts';
import { type Cycle, findCycle, listCycles, listFollowers } from './cycle-store.server.ts';
import { listItems, listOpenings } from './item-store.server.ts';

export type LoadedCycle = {
	readonly cycle: Cycle;
	readonly items: Item[];
	/** Reflections that took this one up again. */
	readonly followers: { id: string; startedOn: string }[];
};

/**
 * A reflection with all its pieces. Reading one of a trajectory is written down in the same transaction.
 * @throws Refusal not-found for everyone outside the group
 */
export async function loadCycle(tx: Tx, id: string): Promise<LoadedCycle> {
	const cycle = await findCycle(tx, id);
	if (!cycle) throw notFound();
	if (cycle.trajectoryId) await recordAudit(tx, 'read-reflection', cycle.id, cycle.circleId);
	const items = await listItems(tx, cycle);
	return { cycle, items, followers: await listFollowers(tx, id) };
}

/** A reflection in a list; `name` is its title or else its first words, empty when nothing was written yet. */
export type ListedCycle = Omit<Cycle, 'title' | 'familyKnowsWhy'> & { readonly name: string };

/** The reflections of the acting person's notebook and groups, the last touched first (at most 200). */
export async function listMyCycles(tx: Tx): Promise<ListedCycle[]> {
	const cycles = await listCycles(tx);
	const openings = await listOpenings(
		tx,
		cycles.filter((cycle) => cycle.title === ''),
	);
	return cycles.map(({ title, familyKnowsWhy: _why, ...cycle }) => ({
		...cycle,
		name: title || firstWords(openings.get(cycle.id) ?? ''),
	}));
}
