import { sql } from 'kysely';
import { openText, sealText } from '#features/people/index.server.ts';
import type { CircleKind } from '#features/people/index.ts';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import type { CycleForm, Door, FamilyAnswer, Level } from './cycle.ts';

/** A reflection, without what was written in its steps. */
export type Cycle = {
	readonly id: string;
	readonly circleId: string;
	readonly circleName: string;
	readonly circleKind: CircleKind;
	readonly trajectoryId: string | null;
	/** The code of the trajectory whose table this is. */
	readonly code: string | null;
	readonly door: Door;
	readonly level: Level;
	readonly form: CycleForm;
	readonly title: string;
	readonly familyKnows: FamilyAnswer | null;
	readonly familyKnowsWhy: string;
	readonly familyKnowsUntil: Day | null;
	readonly previousId: string | null;
	readonly startedBy: string;
	readonly startedOn: Day;
	readonly touchedAt: string;
	readonly closedOn: Day | null;
};

export type NewCycle = Omit<
	Cycle,
	'circleName' | 'circleKind' | 'code' | 'startedBy' | 'startedOn' | 'touchedAt' | 'closedOn'
>;

const place = {
	title: (id: string) => `cycle.title/${id}`,
	why: (id: string) => `cycle.family_knows_why/${id}`,
};

function sealed(tx: Tx, circleId: string, where: string, text: string) {
	return text === '' ? null : sealText(tx, circleId, where, text);
}

/** Adds the row; the same id twice leaves the first. */
export async function insertCycle(tx: Tx, cycle: NewCycle): Promise<void> {
	const { title, familyKnowsWhy, ...plain } = cycle;
	await tx.db
		.insertInto('cycle')
		.values({
			...plain,
			regionId: tx.actor.regionId,
			title: await sealed(tx, cycle.circleId, place.title(cycle.id), title),
			familyKnowsWhy: await sealed(tx, cycle.circleId, place.why(cycle.id), familyKnowsWhy),
			startedBy: tx.actor.personId ?? '',
			startedOn: tx.actor.today,
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

function cyclesOf(tx: Tx) {
	return tx.db
		.selectFrom('cycle')
		.innerJoin('circle', (join) =>
			join.onRef('circle.regionId', '=', 'cycle.regionId').onRef('circle.id', '=', 'cycle.circleId'),
		)
		.leftJoin('trajectory', (join) =>
			join
				.onRef('trajectory.regionId', '=', 'cycle.regionId')
				.onRef('trajectory.id', '=', 'cycle.trajectoryId'),
		)
		.selectAll('cycle')
		.select(['circle.name as circleName', 'circle.kind as circleKind', 'trajectory.code'])
		.where('cycle.regionId', '=', tx.actor.regionId);
}

async function opened(tx: Tx, row: Awaited<ReturnType<typeof oneRow>> & object): Promise<Cycle> {
	const { title, familyKnowsWhy, regionId: _region, ...plain } = row;
	return {
		...(plain as Omit<Cycle, 'title' | 'familyKnowsWhy'>),
		title: title ? await openText(tx, row.circleId, place.title(row.id), title) : '',
		familyKnowsWhy: familyKnowsWhy ? await openText(tx, row.circleId, place.why(row.id), familyKnowsWhy) : '',
	};
}

function oneRow(tx: Tx, id: string) {
	return cyclesOf(tx).where('cycle.id', '=', id).executeTakeFirst();
}

/** One reflection as the acting person may read it. */
export async function findCycle(tx: Tx, id: string): Promise<Cycle | undefined> {
	const row = await oneRow(tx, id);
	return row && opened(tx, row);
}

/** Holds the reflection until this transaction ends, so that two saves of one piece follow each other. */
export async function lockCycle(tx: Tx, id: string) {
	return await tx.db
		.selectFrom('cycle')
		.select(['id', 'circleId', 'trajectoryId', 'closedOn'])
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
}

/** The reflections of all groups of the acting person, the last touched first. */
export async function listCycles(tx: Tx): Promise<Cycle[]> {
	const rows = await cyclesOf(tx).orderBy('cycle.touchedAt', 'desc').limit(200).execute();
	const cycles: Cycle[] = [];
	for (const row of rows) cycles.push(await opened(tx, row));
	return cycles;
}

/** The reflections that took this one up again. */
export async function listFollowers(tx: Tx, id: string): Promise<{ id: string; startedOn: Day }[]> {
	return await tx.db
		.selectFrom('cycle')
		.select(['id', 'startedOn'])
		.where('regionId', '=', tx.actor.regionId)
		.where('previousId', '=', id)
		.orderBy('startedOn')
		.execute();
}

export type CycleChange = Partial<
	Pick<
		Cycle,
		'title' | 'level' | 'door' | 'form' | 'familyKnows' | 'familyKnowsWhy' | 'familyKnowsUntil' | 'closedOn'
	>
>;

export async function updateCycle(
	tx: Tx,
	cycle: Pick<Cycle, 'id' | 'circleId'>,
	change: CycleChange,
): Promise<void> {
	const { title, familyKnowsWhy, ...plain } = change;
	await tx.db
		.updateTable('cycle')
		.set({
			...plain,
			touchedAt: sql`now()`,
			...(title === undefined
				? {}
				: { title: await sealed(tx, cycle.circleId, place.title(cycle.id), title) }),
			...(familyKnowsWhy === undefined
				? {}
				: { familyKnowsWhy: await sealed(tx, cycle.circleId, place.why(cycle.id), familyKnowsWhy) }),
		})
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', cycle.id)
		.execute();
}

/** The trajectory whose table this group is, if it is one. */
export async function findTrajectoryOf(
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

/** The name of someone whom the acting person may know. */
export async function findName(tx: Tx, personId: string): Promise<string | undefined> {
	const row = await tx.db
		.selectFrom('person')
		.select('name')
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', personId)
		.executeTakeFirst();
	return row?.name;
}
