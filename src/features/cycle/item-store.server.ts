import { sql } from 'kysely';
import { openText, sealText } from '#features/people/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import type { Fields, Item, ItemKind, Step } from './cycle.ts';

type Home = { readonly id: string; readonly circleId: string };
type Row = {
	id: string;
	step: string;
	kind: string;
	slot: string | null;
	parentId: string | null;
	body: Buffer;
	version: number;
	changedBy: string;
	changedAt: string;
};
const columns = [
	'id',
	'step',
	'kind',
	'slot',
	'parentId',
	'body',
	'version',
	'changedBy',
	'changedAt',
	'removedOn',
] as const;

/** The text is bound to its row: moved elsewhere it cannot be opened. */
const bodyOf = (id: string) => `cycle_item.body/${id}`;

async function opened(tx: Tx, circleId: string, row: Row): Promise<Item> {
	const { body, kind, step, ...plain } = row;
	const fields: Fields = JSON.parse(await openText(tx, circleId, bodyOf(row.id), body));
	return { ...plain, kind: kind as ItemKind, step: step as Step, fields };
}

/** The pieces of a reflection that were not removed, the oldest first. */
export async function listItems(tx: Tx, cycle: Home): Promise<Item[]> {
	const rows = await tx.db
		.selectFrom('cycleItem')
		.select(columns)
		.where('regionId', '=', tx.actor.regionId)
		.where('cycleId', '=', cycle.id)
		.where('removedOn', 'is', null)
		.orderBy('addedAt')
		.orderBy('id')
		.execute();
	const items: Item[] = [];
	for (const row of rows) items.push(await opened(tx, cycle.circleId, row));
	return items;
}

/** One piece by its slot or else its id, also when it was removed. */
export async function findItem(
	tx: Tx,
	cycle: Home,
	wanted: { id: string; slot: string | null },
): Promise<(Item & { removed: boolean }) | undefined> {
	const row = await tx.db
		.selectFrom('cycleItem')
		.select(columns)
		.where('regionId', '=', tx.actor.regionId)
		.where('cycleId', '=', cycle.id)
		.where((where) =>
			wanted.slot === null
				? where('id', '=', wanted.id)
				: where.or([where('slot', '=', wanted.slot), where('id', '=', wanted.id)]),
		)
		.executeTakeFirst();
	if (!row) return undefined;
	const { removedOn, ...plain } = row;
	return { ...(await opened(tx, cycle.circleId, plain)), removed: removedOn !== null };
}

type NewItem = Pick<Item, 'id' | 'step' | 'kind' | 'slot' | 'parentId' | 'fields'>;

/** Adds a piece; false when its id is taken by another reflection. */
export async function insertItem(tx: Tx, cycle: Home, item: NewItem): Promise<boolean> {
	const { id, step, kind, slot, parentId, fields } = item;
	const added = await tx.db
		.insertInto('cycleItem')
		.values({
			...{ id, step, kind, slot, parentId },
			regionId: tx.actor.regionId,
			cycleId: cycle.id,
			body: await sealText(tx, cycle.circleId, bodyOf(id), JSON.stringify(fields)),
			changedBy: tx.actor.personId ?? '',
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return added.numInsertedOrUpdatedRows === 1n;
}

/** Writes the next version of a piece and gives its number. */
export async function updateItem(tx: Tx, cycle: Home, id: string, fields: Fields): Promise<number> {
	const row = await tx.db
		.updateTable('cycleItem')
		.set((eb) => ({
			version: eb('version', '+', 1),
			changedBy: tx.actor.personId ?? '',
			changedAt: sql<string>`now()`,
			removedOn: null,
		}))
		.set('body', await sealText(tx, cycle.circleId, bodyOf(id), JSON.stringify(fields)))
		.where('regionId', '=', tx.actor.regionId)
		.where('cycleId', '=', cycle.id)
		.where('id', '=', id)
		.returning('version')
		.executeTakeFirstOrThrow();
	return row.version;
}

/** Takes a piece, and what hangs under it, out of the reflection, or puts it back. */
export async function markRemoved(tx: Tx, cycle: Home, id: string, removed: boolean): Promise<void> {
	await tx.db
		.updateTable('cycleItem')
		.set({ removedOn: removed ? tx.actor.today : null })
		.where('regionId', '=', tx.actor.regionId)
		.where('cycleId', '=', cycle.id)
		.where((where) => where.or([where('id', '=', id), where('parentId', '=', id)]))
		.execute();
}

/** The first answer in each of these reflections, to know them by when they have no name: id of the cycle and text. */
export async function listOpenings(tx: Tx, cycles: readonly Home[]): Promise<Map<string, string>> {
	const openings = new Map<string, string>();
	if (cycles.length === 0) return openings;
	const rows = await tx.db
		.selectFrom('cycleItem')
		.select(['id', 'cycleId', 'body'])
		.distinctOn('cycleId')
		.where('regionId', '=', tx.actor.regionId)
		.where(
			'cycleId',
			'in',
			cycles.map((cycle) => cycle.id),
		)
		.where('kind', 'in', ['answer', 'observation'])
		.where('removedOn', 'is', null)
		.orderBy('cycleId')
		.orderBy('addedAt')
		.execute();
	for (const row of rows) {
		const home = cycles.find((cycle) => cycle.id === row.cycleId);
		if (!home) continue;
		const fields: Fields = JSON.parse(await openText(tx, home.circleId, bodyOf(row.id), row.body));
		openings.set(row.cycleId, fields.text ?? '');
	}
	return openings;
}
