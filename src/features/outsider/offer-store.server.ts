import { sql } from 'kysely';
import type { CircleKind } from '#features/people/index.ts';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import type { Phase } from './outsider.ts';

/** Ids of guides whom the coordinator may ask now: the database leaves out who has to do with the group. */
export async function listCandidates(tx: Tx, askId: string): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select outsider_candidates(${askId}, ${tx.actor.today}) as id`.execute(tx.db);
	return rows.map(({ id }) => id);
}

/** Whom the coordinator asked, and whether somebody said yes; who did, and who passed, stays unknown. */
export async function findBrokering(tx: Tx, askId: string): Promise<{ offered: string[]; taken: boolean }> {
	const { rows } = await sql<{ offered: string[]; taken: boolean }>`
		select array(select outsider_offered(${askId})) as offered, outsider_taken(${askId}) as taken`.execute(
		tx.db,
	);
	return rows[0] ?? { offered: [], taken: false };
}

/** Ids of the asks that the coordinator may bring together. */
export async function listOpenAskIds(tx: Tx): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`select open_outsider_asks() as id`.execute(tx.db);
	return rows.map(({ id }) => id);
}

/** Puts an ask to a guide; false when this one cannot be asked. The same one twice is once. */
export async function insertOffer(tx: Tx, askId: string, personId: string): Promise<boolean> {
	const { rows } = await sql<{ done: boolean }>`
		select offer_outsider(${askId}, ${personId}, ${tx.actor.today}) as done`.execute(tx.db);
	return rows[0]?.done === true;
}

export type Offer = {
	readonly askId: string;
	readonly answer: 'accepted' | 'passed' | null;
	readonly decides: boolean | null;
};

/** What was put to the acting person, what they passed left out. */
export async function listMyOffers(tx: Tx): Promise<Offer[]> {
	const rows = await tx.db
		.selectFrom('outsiderOffer')
		.select(['askId', 'answer', 'decides'])
		.where('regionId', '=', tx.actor.regionId)
		.where('personId', '=', tx.actor.personId ?? '')
		.where(({ eb, or }) => or([eb('answer', 'is', null), eb('answer', '=', 'accepted')]))
		.execute();
	return rows as Offer[];
}

export type Outsider = {
	readonly personId: string;
	readonly name: string;
	readonly organisation: string | null;
	readonly sector: string | null;
	readonly decides: boolean | null;
};

/** Who said yes, for the group that asked and for that guide; undefined while nobody did. */
export async function findOutsider(tx: Tx, askId: string): Promise<Outsider | undefined> {
	return await tx.db
		.selectFrom('outsiderOffer as f')
		.innerJoin('person as p', (join) =>
			join.onRef('p.regionId', '=', 'f.regionId').onRef('p.id', '=', 'f.personId'),
		)
		.leftJoin('organisation as g', (join) =>
			join.onRef('g.regionId', '=', 'p.regionId').onRef('g.id', '=', 'p.organisationId'),
		)
		.select(['f.personId', 'p.name', 'g.name as organisation', 'g.sector', 'f.decides'])
		.where('f.regionId', '=', tx.actor.regionId)
		.where('f.askId', '=', askId)
		.where('f.answer', '=', 'accepted')
		.executeTakeFirst();
}

/** What a guide hears of the table once it said yes. */
export type Table = {
	readonly circleId: string;
	readonly circleName: string;
	readonly circleKind: CircleKind;
	/** Who noted the yes of the table. */
	readonly contact: string;
	readonly grantedOn: Day;
};

export async function findTable(tx: Tx, askId: string): Promise<Table | undefined> {
	const { rows } = await sql<Table>`select * from outsider_table(${askId})`.execute(tx.db);
	return rows[0];
}

type Said = 'done' | 'gone' | 'taken' | 'full';

/**
 * Answers an offer: `gone` when it is not (or no longer) there, `taken` when somebody else was first, `full` when a yes
 * asks more hours than the guide still lends.
 */
export async function answerOffer(tx: Tx, askId: string, yes: boolean): Promise<Said> {
	const { rows } = await sql<{ said: Said }>`
		select answer_outsider(${askId}, ${yes}, ${tx.actor.today}) as said`.execute(tx.db);
	return rows[0]?.said ?? 'gone';
}

/** Notes that the acting guide has nothing to decide or offer; false when that was not asked. */
export async function markNeutral(tx: Tx, askId: string): Promise<boolean> {
	const { rows } = await sql<{ done: boolean }>`select outsider_is_neutral(${askId}) as done`.execute(tx.db);
	return rows[0]?.done === true;
}

/** Lets go of who said yes, before the work began; false when there is nobody to let go. */
export async function releaseOffer(
	tx: Tx,
	askId: string,
	why: 'notNeutral' | 'steppedBack',
): Promise<boolean> {
	const { rows } = await sql<{ done: boolean }>`select release_outsider(${askId}, ${why}) as done`.execute(
		tx.db,
	);
	return rows[0]?.done === true;
}

export type PhaseMove = { readonly step: number; readonly phase: Phase; readonly since: Day };

/** The moves between foreground and background, the last one last. */
export async function listPhases(tx: Tx, askId: string): Promise<PhaseMove[]> {
	const rows = await tx.db
		.selectFrom('outsiderPhase')
		.select(['step', 'phase', 'since'])
		.where('regionId', '=', tx.actor.regionId)
		.where('askId', '=', askId)
		.orderBy('step')
		.execute();
	return rows as PhaseMove[];
}

/** Adds a move; the same step twice is once. */
export async function insertPhase(tx: Tx, askId: string, step: number, phase: Phase): Promise<void> {
	const { regionId, today } = tx.actor;
	await tx.db
		.insertInto('outsiderPhase')
		.values({ regionId, askId, step, phase, since: today })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/**
 * How many asks wait for an act of the acting person: put to them, their table to say yes to somebody, their answer to
 * the question, or, for the coordinator, nobody asked yet.
 */
export async function countWaitingOutsiders(tx: Tx): Promise<number> {
	const { rows } = await sql<{ waiting: number }>`select (
		(select count(*) from outsider_offer f where f.region_id = ${tx.actor.regionId}
			and f.person_id = ${tx.actor.personId ?? null}::uuid and f.ask_id in (select my_outsider_offers())
			and (f.answer is null or (f.decides is null and exists (select 1 from outsider_table(f.ask_id)))))
		+ (select count(*) from outsider_origin o join outsider_offer f on f.region_id = o.region_id
			and f.ask_id = o.ask_id and f.answer = 'accepted'
			where o.region_id = ${tx.actor.regionId} and o.granted_on is null)
		+ (select count(*) from open_outsider_asks() x where not exists (select outsider_offered(x)))
	)::int as waiting`.execute(tx.db);
	return rows[0]?.waiting ?? 0;
}
