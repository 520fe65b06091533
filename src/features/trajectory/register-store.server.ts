import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '#platform/db/context.server.ts';
import type { FigureRow } from './figures.ts';
import type { Child, Frame, RegisterLine } from './register.ts';
import type { TrajectoryRow } from './trajectory-row.ts';

const line = [
	'id',
	'code',
	'circleId',
	'registeredOn',
	'startedOn',
	'closedOn',
	'zone',
	'referrerType',
	'referrer',
	'reasonNotStarted',
	'frame',
] as const;

/** One line of the register as the acting person may see it. */
export async function findLine(tx: Tx, id: string): Promise<RegisterLine | undefined> {
	const row = await tx.db
		.selectFrom('trajectory')
		.select(line)
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row as RegisterLine | undefined;
}

/** The same, kept from changing until the transaction ends. */
export async function lockLine(tx: Tx, id: string): Promise<RegisterLine | undefined> {
	const row = await tx.db
		.selectFrom('trajectory')
		.select(line)
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	return row as RegisterLine | undefined;
}

/** The trajectory around which this group is the table. */
export async function findTrajectoryOfCircle(
	tx: Tx,
	circleId: string,
): Promise<{ id: string; code: string } | undefined> {
	return await tx.db
		.selectFrom('trajectory')
		.select(['id', 'code'])
		.where('regionId', '=', tx.actor.regionId)
		.where('circleId', '=', circleId)
		.executeTakeFirst();
}

/**
 * Lines whose code holds `key` (folded by `codeKey`; '' for all), the newest registration first.
 * @param from how many to pass over
 */
export async function listLines(
	tx: Tx,
	key: string,
	from: number,
	most: number,
): Promise<{ lines: RegisterLine[]; total: number }> {
	const found = tx.db
		.selectFrom('trajectory')
		.where('regionId', '=', tx.actor.regionId)
		.where((where) => where(sql<number>`strpos(code_key, ${key})`, '>', 0));
	const rows = await found
		.select(line)
		.orderBy('registeredOn', 'desc')
		.orderBy('codeKey')
		.offset(from)
		.limit(most)
		.execute();
	const { total } = await found
		.select(({ fn }) => fn.countAll<string>().as('total'))
		.executeTakeFirstOrThrow();
	return { lines: rows as RegisterLine[], total: Number(total) };
}

/** Every code of the region that the acting person may see. */
export async function listCodes(tx: Tx): Promise<string[]> {
	const rows = await tx.db
		.selectFrom('trajectory')
		.select('code')
		.where('regionId', '=', tx.actor.regionId)
		.execute();
	return rows.map((row) => row.code);
}

/** The code of another trajectory that counts as the same one ('T001', 't 001'). */
export async function findTwin(tx: Tx, key: string, id: string): Promise<string | undefined> {
	const row = await tx.db
		.selectFrom('trajectory')
		.select('code')
		.where('regionId', '=', tx.actor.regionId)
		.where('codeKey', '=', key)
		.where('id', '!=', id)
		.executeTakeFirst();
	return row?.code;
}

/**
 * Adds all rows with their first child in one statement.
 * @param rows a JSON list of `TrajectoryRow`, as a value or as a column of a table
 * @returns the rows that were left out because their code is there already
 */
export async function addRows(
	tx: Tx,
	rows: RawBuilder<unknown>,
	importId: string | null,
): Promise<{ line: number; code: string }[]> {
	const { regionId } = tx.actor;
	// A connection keeps how it checks foreign keys from when the tables were small: for many rows that takes minutes.
	await sql`discard plans`.execute(tx.db);
	const { rows: left } = await sql<{ line: number; code: string }>`
		with given as materialized (
			select r.*, gen_random_uuid() as id, gen_random_uuid() as child_id
			from jsonb_to_recordset(${rows}) as r(line int, code text, "registeredOn" date, "startedOn" date,
				"closedOn" date, "ageAtRegistration" int, zone text, "referrerType" text, referrer text,
				"reasonNotStarted" text)
		), added as (
			insert into trajectory (region_id, id, code, registered_on, started_on, closed_on, zone, referrer_type,
				referrer, reason_not_started, import_id)
			select ${regionId}, id, code, "registeredOn", "startedOn", "closedOn", zone, "referrerType", referrer,
				"reasonNotStarted", ${importId}
			from given on conflict (region_id, code_key) do nothing returning id
		), children as (
			insert into child (region_id, id, trajectory_id, position, age_at_registration)
			select ${regionId}, child_id, id, 1, "ageAtRegistration" from given join added using (id)
		)
		select line, code from given where id not in (select id from added) order by line`.execute(tx.db);
	return left;
}

/** The same for rows that are in memory. */
export function addRowsOf(tx: Tx, rows: readonly TrajectoryRow[]): Promise<{ line: number; code: string }[]> {
	return addRows(tx, sql`${JSON.stringify(rows)}::jsonb`, null);
}

/** Whether the line is new; the same id, or a code that is there already, adds nothing. */
export async function addLine(
	tx: Tx,
	id: string,
	row: Omit<TrajectoryRow, 'line' | 'ageAtRegistration'> & { frame: Frame | null },
): Promise<boolean> {
	const { numInsertedOrUpdatedRows: added } = await tx.db
		.insertInto('trajectory')
		.values({ regionId: tx.actor.regionId, id, ...row })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	return added === 1n;
}

export async function updateLine(
	tx: Tx,
	id: string,
	change: Partial<Omit<RegisterLine, 'id'>>,
): Promise<void> {
	await tx.db
		.updateTable('trajectory')
		.set(change)
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}

/** The children of the family, the first one first. */
export async function listChildren(tx: Tx, trajectoryId: string): Promise<Child[]> {
	return await tx.db
		.selectFrom('child')
		.select(['id', 'position', 'ageAtRegistration'])
		.where('regionId', '=', tx.actor.regionId)
		.where('trajectoryId', '=', trajectoryId)
		.orderBy('position')
		.execute();
}

/** The same id twice adds nothing. */
export async function addChildRow(
	tx: Tx,
	child: { id: string; trajectoryId: string; position: number; ageAtRegistration: number | null },
): Promise<void> {
	await tx.db
		.insertInto('child')
		.values({ regionId: tx.actor.regionId, ...child })
		.onConflict((conflict) => conflict.columns(['regionId', 'id']).doNothing())
		.execute();
}

export async function updateFirstAge(tx: Tx, trajectoryId: string, age: number | null): Promise<void> {
	await tx.db
		.updateTable('child')
		.set({ ageAtRegistration: age })
		.where('regionId', '=', tx.actor.regionId)
		.where('trajectoryId', '=', trajectoryId)
		.where('position', '=', 1)
		.execute();
}

/**
 * What the four tables count: every trajectory with the age of its first child; `zone` is the id of a zone. Asked apart
 * and put together here: right after a large import the database has no statistics yet and would join row by row.
 */
export async function listFigureRows(tx: Tx): Promise<FigureRow[]> {
	const rows = await tx.db
		.selectFrom('trajectory')
		.select(['id', 'registeredOn', 'startedOn', 'closedOn', 'zone', 'referrerType', 'referrer'])
		.where('regionId', '=', tx.actor.regionId)
		.execute();
	const children = await tx.db
		.selectFrom('child')
		.select(['trajectoryId', 'ageAtRegistration'])
		.where('regionId', '=', tx.actor.regionId)
		.where('position', '=', 1)
		.execute();
	const ages = new Map(children.map((child) => [child.trajectoryId, child.ageAtRegistration]));
	return rows.map(({ id, ...row }) => ({ ...row, ageAtRegistration: ages.get(id) ?? null }));
}
