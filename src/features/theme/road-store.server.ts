import { sql } from 'kysely';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import type { Audience, RecommendationInput, StopInput, StopKind, TestGroup, TestInput } from './theme.ts';

export type Stop = {
	readonly id: string;
	readonly kind: StopKind;
	readonly circleId: string | null;
	readonly circleName: string | null;
	readonly label: string;
	readonly onDay: Day | null;
	readonly orderKnown: boolean;
};

/** The road of a theme as it went, in order where the order is known. */
export async function listStops(tx: Tx, themeId: string): Promise<Stop[]> {
	const rows = await tx.db
		.selectFrom('themeStop as s')
		.leftJoin('circle as c', (join) =>
			join.onRef('c.regionId', '=', 's.regionId').onRef('c.id', '=', 's.circleId'),
		)
		.select(['s.id', 's.kind', 's.circleId', 's.label', 's.onDay', 's.orderKnown', 'c.name as circleName'])
		.where('s.regionId', '=', tx.actor.regionId)
		.where('s.themeId', '=', themeId)
		.orderBy('s.orderKnown', 'desc')
		.orderBy('s.position')
		.execute();
	return rows as Stop[];
}

export async function addStop(tx: Tx, id: string, themeId: string, input: StopInput): Promise<void> {
	const { regionId } = tx.actor;
	await tx.db
		.insertInto('themeStop')
		.values({
			regionId,
			id,
			themeId,
			...input,
			orderKnown: input.orderKnown ?? true,
			position: sql<number>`(select count(*) + 1 from theme_stop s where s.region_id = ${regionId} and s.theme_id = ${themeId})`,
		})
		.execute();
}

export type Nuance = {
	readonly id: string;
	readonly sector: string;
	readonly body: string;
	readonly notedOn: Day;
};

export async function listNuances(tx: Tx, themeId: string): Promise<Nuance[]> {
	return await tx.db
		.selectFrom('nuance')
		.select(['id', 'sector', 'body', 'notedOn'])
		.where('regionId', '=', tx.actor.regionId)
		.where('themeId', '=', themeId)
		.orderBy('sector')
		.orderBy('notedOn')
		.orderBy('id')
		.execute();
}

export async function addNuanceRow(
	tx: Tx,
	id: string,
	themeId: string,
	input: { sector: string; body: string },
) {
	const { regionId, personId = null, today } = tx.actor;
	await tx.db
		.insertInto('nuance')
		.values({ regionId, id, themeId, ...input, notedBy: personId, notedOn: today })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

export type RecommendationTest = {
	readonly id: string;
	readonly testedWith: TestGroup;
	readonly who: string;
	readonly onDay: Day;
	readonly whatChanged: string;
};
export type Recommendation = {
	readonly id: string;
	readonly audience: Audience;
	readonly coreTheme: string | null;
	readonly body: string;
	readonly conditions: readonly string[];
	readonly obstacles: readonly string[];
	readonly tests: readonly RecommendationTest[];
};

/** Recommendations with the trail of who tested them; what is empty stays visibly empty. */
export async function listRecommendations(tx: Tx, themeId: string): Promise<Recommendation[]> {
	const { regionId } = tx.actor;
	const rows = await tx.db
		.selectFrom('recommendation')
		.select(['id', 'audience', 'coreTheme', 'body', 'conditions', 'obstacles'])
		.where('regionId', '=', regionId)
		.where('themeId', '=', themeId)
		.orderBy('position')
		.orderBy('id')
		.execute();
	const tests = await tx.db
		.selectFrom('recommendationTest as t')
		.innerJoin('recommendation as r', (join) =>
			join.onRef('r.regionId', '=', 't.regionId').onRef('r.id', '=', 't.recommendationId'),
		)
		.select(['t.id', 't.recommendationId', 't.testedWith', 't.who', 't.onDay', 't.whatChanged'])
		.where('r.regionId', '=', regionId)
		.where('r.themeId', '=', themeId)
		.orderBy('t.onDay')
		.execute();
	return rows.map((row) => ({
		...row,
		audience: row.audience as Audience,
		tests: tests.filter((test) => test.recommendationId === row.id) as RecommendationTest[],
	}));
}

export async function addRecommendationRow(tx: Tx, id: string, themeId: string, input: RecommendationInput) {
	const { regionId } = tx.actor;
	await tx.db
		.insertInto('recommendation')
		.values({
			regionId,
			id,
			themeId,
			...input,
			position: sql<number>`(select count(*) + 1 from recommendation r where r.region_id = ${regionId} and r.theme_id = ${themeId})`,
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

export async function addTestRow(
	tx: Tx,
	id: string,
	recommendationId: string,
	input: TestInput,
): Promise<void> {
	await tx.db
		.insertInto('recommendationTest')
		.values({ regionId: tx.actor.regionId, id, recommendationId, ...input })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

export async function findRecommendation(tx: Tx, id: string) {
	return await tx.db
		.selectFrom('recommendation')
		.select(['id', 'themeId'])
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.executeTakeFirst();
}

/** How far the signals of a theme were told that its decision is carried out, by id of the signal. */
export async function listToldExecutions(tx: Tx, themeId: string): Promise<Map<string, string>> {
	const rows = await tx.db
		.selectFrom('signalEvent')
		.select(['signalId', 'note'])
		.where('regionId', '=', tx.actor.regionId)
		.where('themeId', '=', themeId)
		.where('what', '=', 'execution')
		.orderBy('seq')
		.execute();
	return new Map(rows.map((row) => [row.signalId, row.note]));
}
