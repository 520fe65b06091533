import { openText, sealText } from '#features/people/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import type { Became, Item, ItemBody } from './worksheet.ts';

type Home = { readonly id: string; readonly circleId: string };
type Row = {
	id: string;
	place: string;
	parentId: string | null;
	taker: number;
	body: Buffer;
	version: number;
	became: string | null;
	changedBy: string;
};
const columns = ['id', 'place', 'parentId', 'taker', 'body', 'version', 'became', 'changedBy'] as const;

/** The text is bound to its row: moved elsewhere it cannot be opened. */
const placeOf = (id: string) => `worksheet_item.body/${id}`;
const sealed = (tx: Tx, home: Home, id: string, { text, point, marks }: ItemBody) =>
	sealText(tx, home.circleId, placeOf(id), JSON.stringify({ text, point, marks }));

async function opened(tx: Tx, home: Home, { body, became, ...row }: Row): Promise<Item> {
	const said: ItemBody = JSON.parse(await openText(tx, home.circleId, placeOf(row.id), body));
	return { ...row, ...said, became: became as Became | null };
}

/** What stands on a worksheet, the oldest first. */
export async function listItems(tx: Tx, home: Home): Promise<Item[]> {
	const rows = await tx.db
		.selectFrom('worksheetItem')
		.select(columns)
		.where('regionId', '=', tx.actor.regionId)
		.where('worksheetId', '=', home.id)
		.where('removedOn', 'is', null)
		.orderBy('addedAt')
		.orderBy('id')
		.execute();
	const items: Item[] = [];
	for (const row of rows) items.push(await opened(tx, home, row));
	return items;
}

/** One item, also when it was taken away; locked until the end of the transaction. */
export async function lockItem(
	tx: Tx,
	home: Home,
	id: string,
): Promise<(Item & { removed: boolean }) | undefined> {
	const row = await tx.db
		.selectFrom('worksheetItem')
		.select([...columns, 'removedOn'])
		.where('regionId', '=', tx.actor.regionId)
		.where('worksheetId', '=', home.id)
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	if (!row) return undefined;
	const { removedOn, ...plain } = row;
	return { ...(await opened(tx, home, plain)), removed: removedOn !== null };
}

export type NewItem = ItemBody & Pick<Item, 'id' | 'place' | 'parentId' | 'taker'>;

/** Adds an item; false when its id is taken elsewhere. */
export async function insertItem(tx: Tx, home: Home, item: NewItem): Promise<boolean> {
	const { id, place, parentId, taker } = item;
	const added = await tx.db
		.insertInto('worksheetItem')
		.values({
			...{ id, place, parentId, taker },
			regionId: tx.actor.regionId,
			worksheetId: home.id,
			body: await sealed(tx, home, id, item),
			changedBy: tx.actor.personId ?? '',
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return added.numInsertedOrUpdatedRows === 1n;
}

/** Writes the next version of an item; its writer stays who began it. */
export async function updateItem(tx: Tx, home: Home, item: Item, change: Partial<NewItem>): Promise<void> {
	const next = { ...item, ...change };
	await tx.db
		.updateTable('worksheetItem')
		.set((eb) => ({
			version: eb('version', '+', 1),
			place: next.place,
			parentId: next.parentId,
			removedOn: null,
		}))
		.set('body', await sealed(tx, home, item.id, next))
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', item.id)
		.execute();
}

/** Takes an item away, with what hangs under it going up one place, or puts it back. */
export async function markRemoved(
	tx: Tx,
	item: Pick<Item, 'id' | 'parentId'>,
	removed: boolean,
): Promise<void> {
	const mine = tx.db.updateTable('worksheetItem').where('regionId', '=', tx.actor.regionId);
	await mine
		.set({ removedOn: removed ? tx.actor.today : null })
		.where('id', '=', item.id)
		.execute();
	if (removed) await mine.set({ parentId: item.parentId }).where('parentId', '=', item.id).execute();
}

export async function markBecame(tx: Tx, id: string, became: Became): Promise<void> {
	await tx.db
		.updateTable('worksheetItem')
		.set({ became })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}
