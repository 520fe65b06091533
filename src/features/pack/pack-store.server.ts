import { sql } from 'kysely';
import type { EntryKind } from '#features/method/index.ts';
import type { Tx } from '#platform/db/context.server.ts';

export type Pack = {
	readonly id: string;
	readonly slug: string;
	readonly title: string;
	/** From whom it comes. */
	readonly madeBy: string;
	readonly broughtOn: string;
};
/** own: its writer alone sees it; shared: everybody of the region; retired: no longer in the library. */
export type EntryState = 'own' | 'shared' | 'retired';
/** An entry as it is stored; what each language holds is checked when it is written and again when it is read. */
export type StoredEntry = {
	readonly id: string;
	readonly packId: string | null;
	readonly kind: EntryKind;
	readonly slug: string;
	readonly version: number;
	readonly state: EntryState;
	readonly nl: unknown;
	readonly en: unknown;
	readonly writtenBy: string;
	readonly changedOn: string;
};

const columns = [
	'id',
	'packId',
	'kind',
	'slug',
	'version',
	'state',
	'nl',
	'en',
	'writtenBy',
	'changedOn',
] as const;

type Row = Omit<StoredEntry, 'kind' | 'state'> & { kind: string; state: string };
const entryOf = ({ kind, state, ...row }: Row): StoredEntry => ({
	...row,
	kind: kind as EntryKind,
	state: state as EntryState,
});

export async function listPacks(tx: Tx): Promise<Pack[]> {
	return tx.db
		.selectFrom('pack')
		.select(['id', 'slug', 'title', 'madeBy', 'broughtOn'])
		.where('regionId', '=', tx.actor.regionId)
		.orderBy('title')
		.execute();
}

/** Adds a pack, or renames the one with this slug, and gives its id. */
export async function keepPack(
	tx: Tx,
	pack: { id: string; slug: string; title: string; madeBy: string },
): Promise<string> {
	const mine = { broughtBy: tx.actor.personId ?? '', broughtOn: tx.actor.today };
	const { id } = await tx.db
		.insertInto('pack')
		.values({ ...pack, ...mine, regionId: tx.actor.regionId })
		.onConflict((conflict) =>
			conflict.columns(['regionId', 'slug']).doUpdateSet({
				title: pack.title,
				madeBy: pack.madeBy,
				...mine,
			}),
		)
		.returning('id')
		.executeTakeFirstOrThrow();
	return id;
}

/** Every entry that the acting person may see, the retired ones too. */
export async function listEntries(tx: Tx): Promise<StoredEntry[]> {
	const rows = await tx.db
		.selectFrom('packEntry')
		.select(columns)
		.where('regionId', '=', tx.actor.regionId)
		.orderBy('kind')
		.orderBy('slug')
		.execute();
	return rows.map(entryOf);
}

export async function findEntry(tx: Tx, id: string): Promise<StoredEntry | undefined> {
	const row = await tx.db
		.selectFrom('packEntry')
		.select(columns)
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && entryOf(row);
}

export type NewEntry = Pick<StoredEntry, 'id' | 'packId' | 'kind' | 'slug' | 'nl' | 'en'> & {
	readonly state: 'own' | 'shared';
};

/** Adds an entry; false when its name is taken, perhaps by one that the acting person cannot see. */
export async function insertEntry(tx: Tx, entry: NewEntry): Promise<boolean> {
	const { nl, en, ...plain } = entry;
	const added = await tx.db
		.insertInto('packEntry')
		.values({
			...plain,
			regionId: tx.actor.regionId,
			nl: json(nl),
			en: json(en),
			writtenBy: tx.actor.personId ?? '',
			changedOn: tx.actor.today,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return added.numInsertedOrUpdatedRows === 1n;
}

/** Writes the next version of an entry. */
export async function updateEntry(
	tx: Tx,
	id: string,
	change: { nl: unknown; en: unknown; state: EntryState; packId: string | null },
): Promise<void> {
	await tx.db
		.updateTable('packEntry')
		.set((eb) => ({
			version: eb('version', '+', 1),
			nl: json(change.nl),
			en: json(change.en),
			state: change.state,
			packId: change.packId,
			changedOn: tx.actor.today,
		}))
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.executeTakeFirst();
}

/** Shares an entry, keeps it to oneself or takes it out of the library. @returns whether there was one to change */
export async function setState(tx: Tx, id: string, state: EntryState): Promise<boolean> {
	const changed = await tx.db
		.updateTable('packEntry')
		.set({ state })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.executeTakeFirst();
	return changed.numUpdatedRows === 1n;
}

function json(value: unknown) {
	return value === null || value === undefined ? null : sql<string>`${JSON.stringify(value)}::jsonb`;
}
