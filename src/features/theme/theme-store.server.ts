import { sql } from 'kysely';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import type { ThemeInput, ThemeKind, ThemeState } from './theme.ts';

export type Theme = {
	readonly id: string;
	readonly kind: ThemeKind;
	readonly title: string;
	readonly summary: string;
	readonly familiesSay: string;
	readonly wouldHelp: string;
	readonly topicId: string | null;
	readonly ruleId: string | null;
	readonly state: ThemeState;
	readonly takenInYear: number | null;
	readonly madeOn: Day;
	readonly publishedOn: Day | null;
	/** Number of tables behind it; null below three, so that no table can be counted out. */
	readonly tables: number | null;
};

const columns = [
	'id',
	'kind',
	'title',
	'summary',
	'familiesSay',
	'wouldHelp',
	'topicId',
	'ruleId',
	'state',
	'takenInYear',
	'madeOn',
	'publishedOn',
] as const;

/** Themes that the acting person may read, the newest first. */
export async function listThemes(tx: Tx): Promise<Theme[]> {
	const rows = await tx.db
		.selectFrom('theme')
		.select(columns)
		.select(sql<number | null>`theme_table_count(theme.id)`.as('tables'))
		.where('regionId', '=', tx.actor.regionId)
		.orderBy('madeOn', 'desc')
		.orderBy('title')
		.execute();
	return rows as Theme[];
}

export async function findTheme(tx: Tx, id: string): Promise<Theme | undefined> {
	const row = await tx.db
		.selectFrom('theme')
		.select(columns)
		.select(sql<number | null>`theme_table_count(theme.id)`.as('tables'))
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row as Theme | undefined;
}

/** Whether the acting person coordinates the region. */
export async function actsAsCoordinator(tx: Tx): Promise<boolean> {
	const { rows } = await sql<{ yes: boolean }>`select i_am('coordinator') as yes`.execute(tx.db);
	return rows[0]?.yes === true;
}

export async function lockTheme(
	tx: Tx,
	id: string,
): Promise<Pick<Theme, 'id' | 'state' | 'topicId'> | undefined> {
	const row = await tx.db
		.selectFrom('theme')
		.select(['id', 'state', 'topicId'])
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	return row as Pick<Theme, 'id' | 'state' | 'topicId'> | undefined;
}

export async function addTheme(tx: Tx, id: string, input: ThemeInput): Promise<void> {
	await tx.db
		.insertInto('theme')
		.values({ regionId: tx.actor.regionId, id, ...input, madeOn: tx.actor.today })
		.execute();
}

export async function changeTheme(
	tx: Tx,
	id: string,
	change: Partial<ThemeInput> & { state?: ThemeState; takenInYear?: number | null; publishedOn?: Day | null },
): Promise<void> {
	await tx.db
		.updateTable('theme')
		.set({ ...change, version: sql`version + 1` })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}

export async function addThemeSignal(tx: Tx, themeId: string, signalId: string): Promise<void> {
	await tx.db
		.insertInto('themeSignal')
		.values({ regionId: tx.actor.regionId, themeId, signalId, addedOn: tx.actor.today })
		.execute();
}

export type ThemeSignal = {
	readonly id: string;
	readonly statement: string;
	readonly state: string;
	readonly direction: string;
};

/** The bundled signals that the acting person may read one by one. */
export async function listThemeSignals(tx: Tx, themeId: string): Promise<ThemeSignal[]> {
	return await tx.db
		.selectFrom('themeSignal as t')
		.innerJoin('signal as s', (join) =>
			join.onRef('s.regionId', '=', 't.regionId').onRef('s.id', '=', 't.signalId'),
		)
		.select(['s.id', 's.statement', 's.state', 's.direction'])
		.where('t.regionId', '=', tx.actor.regionId)
		.where('t.themeId', '=', themeId)
		.orderBy('s.statement')
		.execute();
}

export type SignalToBundle = Pick<ThemeSignal, 'id' | 'statement' | 'direction'> & {
	readonly topicId: string | null;
	readonly sentOn: Day;
};

/** Received signals that the acting person may read and that are in no theme yet, by topic, the oldest first. */
export async function listSignalsToBundle(tx: Tx): Promise<SignalToBundle[]> {
	return await tx.db
		.selectFrom('signal as s')
		.leftJoin('themeSignal as t', (join) =>
			join.onRef('t.regionId', '=', 's.regionId').onRef('t.signalId', '=', 's.id'),
		)
		.select(['s.id', 's.statement', 's.direction', 's.topicId', 's.sentOn'])
		.where('s.regionId', '=', tx.actor.regionId)
		.where('s.state', '=', 'received')
		.where('s.releasedOn', 'is not', null)
		.where('t.signalId', 'is', null)
		.orderBy('s.topicId')
		.orderBy('s.sentOn')
		.orderBy('s.statement')
		.execute();
}

/** The theme that holds a signal, if any and if readable. */
export async function findThemeOfSignal(
	tx: Tx,
	signalId: string,
): Promise<{ id: string; title: string } | undefined> {
	return await tx.db
		.selectFrom('themeSignal as t')
		.innerJoin('theme as h', (join) =>
			join.onRef('h.regionId', '=', 't.regionId').onRef('h.id', '=', 't.themeId'),
		)
		.select(['h.id', 'h.title'])
		.where('t.regionId', '=', tx.actor.regionId)
		.where('t.signalId', '=', signalId)
		.executeTakeFirst();
}

/** Themes with a decision, for the job that carries it and its execution to their signals. */
export async function listDecidedThemes(tx: Tx): Promise<string[]> {
	const rows = await tx.db
		.selectFrom('theme')
		.select('id')
		.where('regionId', '=', tx.actor.regionId)
		.where('state', 'in', ['decided', 'answered'])
		.execute();
	return rows.map((row) => row.id);
}
