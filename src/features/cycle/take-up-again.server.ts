import { createHash } from 'node:crypto';
import { recordAudit } from '#features/people/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import type { Item } from './cycle.ts';
import { findCycle } from './cycle-store.server.ts';
import { insertItem, listItems } from './item-store.server.ts';
import { type FamilyKnowledge, startCycle } from './start-cycle.server.ts';

/** Ids of copied pieces follow from what is copied where: a second click makes no second copy. */
function copiedId(cycleId: string, itemId: string): string {
	const hex = createHash('sha256').update(`${cycleId}/${itemId}`).digest('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function copyItems(
	tx: Tx,
	from: readonly Item[],
	to: { id: string; circleId: string },
	slotOf: (item: Item) => string | null,
): Promise<void> {
	// What hangs under another piece comes after it.
	const parentsFirst = [...from].sort((a, b) => Number(a.parentId !== null) - Number(b.parentId !== null));
	const copied = new Set(from.map((item) => item.id));
	for (const item of parentsFirst)
		await insertItem(tx, to, {
			id: copiedId(to.id, item.id),
			step: item.step,
			kind: item.kind,
			slot: slotOf(item),
			parentId: item.parentId && copied.has(item.parentId) ? copiedId(to.id, item.parentId) : null,
			fields: item.fields,
		});
}

/**
 * Heropname: a new reflection of the same group that follows an earlier one. Explanations that were not refuted come
 * along with their evidence, each tied to the one it was, so that their verdicts stand beside each other.
 * @throws Refusal not-found, family-knows-missing (the family is asked about each time anew)
 */
export async function takeUpAgain(
	tx: Tx,
	input: FamilyKnowledge & { id: string; previousId: string },
): Promise<{ id: string }> {
	const previous = await findCycle(tx, input.previousId);
	if (!previous) throw notFound();
	const { circleId, level, title } = previous;
	const door = previous.door === 'lookAhead' ? 'lookBack' : previous.door;
	await startCycle(tx, { ...input, circleId, level, title, door });
	const hypotheses = (await listItems(tx, previous)).filter(
		(item) =>
			(item.kind === 'hypothesis' && item.fields.verdict !== 'refuted') ||
			item.kind === 'evidenceFor' ||
			item.kind === 'evidenceAgainst',
	);
	const kept = new Set(hypotheses.filter((item) => item.kind === 'hypothesis').map((item) => item.id));
	const carried = hypotheses.filter((item) => kept.has(item.parentId ?? item.id));
	await copyItems(tx, carried, { id: input.id, circleId }, (item) =>
		item.kind === 'hypothesis' ? `analyse.again.${item.id}` : null,
	);
	return { id: input.id };
}

/**
 * Copies a reflection into a group of the acting person; the first one stays as it is, and the copy does not name it.
 * @throws Refusal not-found, family-knows-missing
 */
export async function copyToCircle(
	tx: Tx,
	input: FamilyKnowledge & { id: string; fromId: string; circleId: string },
): Promise<{ id: string }> {
	const from = await findCycle(tx, input.fromId);
	if (!from) throw notFound();
	const { door, title, form } = from;
	const items = await listItems(tx, from);
	const { id } = await startCycle(tx, { ...input, door, title, form });
	await copyItems(tx, items, { id, circleId: input.circleId }, (item) => item.slot);
	if (from.trajectoryId) await recordAudit(tx, 'copy-reflection', from.id, from.circleId);
	return { id };
}
