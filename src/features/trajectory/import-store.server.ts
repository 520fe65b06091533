import { sql } from 'kysely';
import type { Tx } from '#platform/db/context.server.ts';
import type { RowRefusal } from './row-refusal.ts';
import type { TrajectoryRow } from './trajectory-row.ts';

export type ImportState = 'reading' | 'preview' | 'taken' | 'failed' | 'dropped';

/** A file on its way into the register. */
export type TrajectoryImport = {
	readonly id: string;
	readonly fileName: string;
	readonly state: ImportState;
	/** Rows looked at so far, of how many; both 0 while the file itself is being read. */
	readonly done: number;
	readonly total: number;
	readonly acceptedRows: number;
	readonly refusedRows: number;
	readonly takenRows: number;
	readonly ignoredColumns: readonly string[];
	/** Why the whole file could not be read, in a sentence. */
	readonly failure: string | null;
	/** Nothing was heard of the reading for longer than it may take: the server stopped meanwhile. */
	readonly lost: boolean;
};

/** A reading takes two minutes at most (`usualLimits` of the worker). */
const lost = sql<boolean>`state = 'reading' and started_at < now() - interval '4 minutes'`;

const seen = [
	'id',
	'fileName',
	'state',
	'done',
	'total',
	'acceptedRows',
	'refusedRows',
	'takenRows',
	'ignoredColumns',
	'failure',
] as const;

export async function findImport(tx: Tx, id: string): Promise<TrajectoryImport | undefined> {
	const row = await tx.db
		.selectFrom('trajectoryImport')
		.select([...seen, lost.as('lost')])
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row as TrajectoryImport | undefined;
}

/** The same, kept from changing until the transaction ends. */
export async function lockImport(tx: Tx, id: string): Promise<TrajectoryImport | undefined> {
	const row = await tx.db
		.selectFrom('trajectoryImport')
		.select([...seen, lost.as('lost')])
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	return row as TrajectoryImport | undefined;
}

/** The import that is being read in this region now, if any. */
export async function findReading(tx: Tx): Promise<{ id: string } | undefined> {
	return await tx.db
		.selectFrom('trajectoryImport')
		.select('id')
		.where('regionId', '=', tx.actor.regionId)
		.where('state', '=', 'reading')
		.where(sql<boolean>`not (${lost})`)
		.executeTakeFirst();
}

/** The newest import that waits to be taken. */
export async function findWaiting(tx: Tx): Promise<{ id: string; fileName: string } | undefined> {
	return await tx.db
		.selectFrom('trajectoryImport')
		.select(['id', 'fileName'])
		.where('regionId', '=', tx.actor.regionId)
		.where('state', '=', 'preview')
		.orderBy('startedAt', 'desc')
		.limit(1)
		.executeTakeFirst();
}

/** Whether the import is new; the same id twice adds nothing. */
export async function addImport(tx: Tx, id: string, fileName: string): Promise<boolean> {
	const { regionId, personId = '' } = tx.actor;
	const { numInsertedOrUpdatedRows: added } = await tx.db
		.insertInto('trajectoryImport')
		.values({ regionId, id, fileName, state: 'reading', startedBy: personId })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	return added === 1n;
}

/** Wipes what earlier files left: their rows may hold what never belonged in the register. */
export async function wipeEarlier(tx: Tx): Promise<void> {
	await tx.db
		.updateTable('trajectoryImport')
		.set({ accepted: '[]', refused: '[]' })
		.set({ state: sql`case when state in ('preview', 'reading') then 'dropped' else state end` })
		.where('regionId', '=', tx.actor.regionId)
		.execute();
}

export async function updateProgress(tx: Tx, id: string, done: number, total: number): Promise<void> {
	await tx.db
		.updateTable('trajectoryImport')
		.set({ done, total })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.where('state', '=', 'reading')
		.execute();
}

/** Ends the reading with a preview. Does nothing when the import was dropped meanwhile. */
export async function savePreview(
	tx: Tx,
	id: string,
	read: {
		rows: number;
		accepted: readonly TrajectoryRow[];
		refused: readonly RowRefusal[];
		ignoredColumns: readonly string[];
	},
): Promise<void> {
	await tx.db
		.updateTable('trajectoryImport')
		.set({
			state: 'preview',
			done: read.rows,
			total: read.rows,
			accepted: JSON.stringify(read.accepted),
			refused: JSON.stringify(read.refused),
			acceptedRows: read.accepted.length,
			refusedRows: read.rows - read.accepted.length,
			ignoredColumns: [...read.ignoredColumns],
		})
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.where('state', '=', 'reading')
		.execute();
}

export async function saveFailure(tx: Tx, id: string, failure: string | null): Promise<void> {
	await tx.db
		.updateTable('trajectoryImport')
		.set({ state: 'failed', failure })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.where('state', '=', 'reading')
		.execute();
}

/** The accepted rows of an import, as they lie in the database: a place to copy from without reading them here. */
export function acceptedOf(tx: Tx, id: string) {
	return sql`(select accepted from trajectory_import where region_id = ${tx.actor.regionId} and id = ${id})`;
}

/** The rows are in the register now; those that did not fit any more join the refused ones. */
export async function saveTaken(tx: Tx, id: string, late: readonly RowRefusal[]): Promise<void> {
	await tx.db
		.updateTable('trajectoryImport')
		.set({
			state: 'taken',
			accepted: '[]',
			takenRows: sql`accepted_rows - ${late.length}::int`,
			refusedRows: sql`refused_rows + ${late.length}::int`,
			refused: sql`refused || ${JSON.stringify(late)}::jsonb`,
		})
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}

export async function saveDropped(tx: Tx, id: string): Promise<void> {
	await tx.db
		.updateTable('trajectoryImport')
		.set({ state: 'dropped', accepted: '[]', refused: '[]' })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}

/** The faults of the refused rows in order, the first `most` of them. */
export async function listRefused(tx: Tx, id: string, most: number): Promise<RowRefusal[]> {
	const row = await tx.db
		.selectFrom('trajectoryImport')
		.select(
			sql<RowRefusal[]>`jsonb_path_query_array(refused, ${`$[0 to ${most - 1}]`}::jsonpath)`.as('faults'),
		)
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row?.faults ?? [];
}
