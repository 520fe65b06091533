import { sql } from 'kysely';
import type { Language } from '#features/method/index.ts';
import type { CircleKind } from '#features/people/index.ts';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import type { Audience, Progress, Round } from './scan.ts';

const columns = [
	'scanRound.id',
	'scanRound.circleId',
	'circle.name as circleName',
	'circle.kind as circleKind',
	'scanRound.contentId',
	'scanRound.slug',
	'scanRound.previousId',
	'scanRound.asksClients',
	'scanRound.cardsMade',
	'scanRound.openedOn',
	'scanRound.closesOn',
	'scanRound.closedOn',
	'scanRound.actionId',
] as const;

const roundsOf = (tx: Tx) =>
	tx.db
		.selectFrom('scanRound')
		.innerJoin('circle', (join) =>
			join.onRef('circle.regionId', '=', 'scanRound.regionId').onRef('circle.id', '=', 'scanRound.circleId'),
		)
		.select(columns)
		.where('scanRound.regionId', '=', tx.actor.regionId);

const typed = <T extends { circleKind: string }>(row: T) => ({
	...row,
	circleKind: row.circleKind as CircleKind,
});

export async function findRound(tx: Tx, id: string): Promise<Round | undefined> {
	const row = await roundsOf(tx).where('scanRound.id', '=', id).executeTakeFirst();
	return row && typed(row);
}

const MOST_LISTED = 100;

/** The rounds of the acting person's notebook and groups: open ones first, the nearest closing day on top. */
export async function listRounds(
	tx: Tx,
	language: Language,
	onlyOpen = false,
): Promise<(Round & { readonly title: string })[]> {
	const rows = await roundsOf(tx)
		.innerJoin('keptContent', (join) =>
			join
				.onRef('keptContent.regionId', '=', 'scanRound.regionId')
				.onRef('keptContent.circleId', '=', 'scanRound.circleId')
				.onRef('keptContent.id', '=', 'scanRound.contentId'),
		)
		.select(sql<string>`kept_content.body -> ${language}::text ->> 'title'`.as('title'))
		.$if(onlyOpen, (query) => query.where('scanRound.closedOn', 'is', null))
		.orderBy(sql`scan_round.closed_on is not null`)
		.orderBy(sql`case when scan_round.closed_on is null then scan_round.closes_on end`)
		.orderBy('scanRound.closedOn', 'desc')
		.orderBy('scanRound.id')
		.limit(MOST_LISTED)
		.execute();
	return rows.map(typed);
}

/** The rounds of one scan in one group, the latest first. */
export async function listRoundsOf(tx: Tx, circleId: string, slug: string): Promise<Round[]> {
	const rows = await roundsOf(tx)
		.where('scanRound.circleId', '=', circleId)
		.where('scanRound.slug', '=', slug)
		.orderBy('scanRound.closedOn', (order) => order.desc().nullsFirst())
		.orderBy('scanRound.openedOn', 'desc')
		.execute();
	return rows.map(typed);
}

export type NewRound = Pick<
	Round,
	'id' | 'circleId' | 'contentId' | 'slug' | 'previousId' | 'asksClients' | 'closesOn'
> & { readonly wrappedKey: Buffer };

/** Adds a round; the same id twice leaves the first. */
export async function insertRound(tx: Tx, round: NewRound): Promise<void> {
	const { regionId, personId = '', today } = tx.actor;
	await tx.db
		.insertInto('scanRound')
		.values({ regionId, ...round, openedBy: personId, openedOn: today })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** The wrapped key of a round; null once nothing is left to read. */
export async function findWrappedKey(tx: Tx, id: string): Promise<Buffer | null> {
	const row = await tx.db
		.selectFrom('scanRound')
		.select('wrappedKey')
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row?.wrappedKey ?? null;
}

/** Holds an open round until this transaction ends, so that it cannot close meanwhile. False when it is not open. */
export async function holdOpen(tx: Tx, id: string): Promise<boolean> {
	const row = await tx.db
		.selectFrom('scanRound')
		.select('id')
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.where('closedOn', 'is', null)
		.forShare()
		.executeTakeFirst();
	return row !== undefined;
}

export async function setAction(tx: Tx, id: string, actionId: string): Promise<void> {
	await tx.db
		.updateTable('scanRound')
		.set({ actionId })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}

/** The acting person's own answer. */
export async function findOwnAnswer(
	tx: Tx,
	roundId: string,
): Promise<{ id: string; body: Buffer } | undefined> {
	return await tx.db
		.selectFrom('scanAnswer')
		.select(['id', 'body'])
		.where('regionId', '=', tx.actor.regionId)
		.where('roundId', '=', roundId)
		.where('personId', '=', tx.actor.personId ?? '')
		.executeTakeFirst();
}

/** The rounds in which the acting person answered, of those that still know it. */
export async function listAnswered(tx: Tx): Promise<string[]> {
	const rows = await tx.db
		.selectFrom('scanAnswer')
		.select('roundId')
		.where('regionId', '=', tx.actor.regionId)
		.where('personId', '=', tx.actor.personId ?? '')
		.execute();
	return rows.map(({ roundId }) => roundId);
}

/** Adds the acting person's answer; false when there is one already. */
export async function insertAnswer(
	tx: Tx,
	answer: { id: string; roundId: string; body: Buffer },
): Promise<boolean> {
	const { regionId, personId = '' } = tx.actor;
	const { numInsertedOrUpdatedRows: added } = await tx.db
		.insertInto('scanAnswer')
		.values({ regionId, ...answer, audience: 'group', personId })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	return added === 1n;
}

export async function updateAnswer(tx: Tx, id: string, body: Buffer): Promise<void> {
	await tx.db
		.updateTable('scanAnswer')
		.set({ body })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}

export async function removeAnswer(tx: Tx, id: string): Promise<void> {
	await tx.db
		.deleteFrom('scanAnswer')
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}

export async function readProgress(tx: Tx, id: string): Promise<Progress> {
	const { rows } = await sql<Progress>`select * from scan_progress(${id})`.execute(tx.db);
	return rows[0] ?? { ofGroup: 0, fiveClients: false };
}

/** The sealed answers of a closed round; none while there are fewer than five. */
export async function listBodies(
	tx: Tx,
	id: string,
	whose: Audience,
): Promise<{ id: string; body: Buffer }[]> {
	const { rows } = await sql<{ id: string; body: Buffer }>`
		select * from scan_bodies(${id}, ${whose})`.execute(tx.db);
	return rows;
}

export async function endRound(tx: Tx, id: string, day: Day): Promise<void> {
	await sql`select close_scan(${id}, ${day}::date)`.execute(tx.db);
}

/** As the jobs of a region: closes what is past its day. @returns how many */
export async function endDueRounds(tx: Tx): Promise<number> {
	const { rows } = await sql<{ closed: number }>`
		select close_due_scans(${tx.actor.today}::date) as closed`.execute(tx.db);
	return rows[0]?.closed ?? 0;
}

/** How many people are in each of these groups now, by id of the group. */
export async function countMembers(
	tx: Tx,
	circleIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
	if (circleIds.length === 0) return new Map();
	const rows = await tx.db
		.selectFrom('membership')
		.select(['circleId', (get) => get.fn.countAll<number>().as('members')])
		.where('regionId', '=', tx.actor.regionId)
		.where('circleId', 'in', circleIds)
		.where('endedOn', 'is', null)
		.groupBy('circleId')
		.execute();
	return new Map(rows.map(({ circleId, members }) => [circleId, Number(members)]));
}
