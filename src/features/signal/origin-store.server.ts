import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';

/** The group that sent this signal, for its own members only; undefined for everybody else. */
export async function findOrigin(tx: Tx, signalId: string) {
	return await tx.db
		.selectFrom('signalOrigin as o')
		.innerJoin('circle as c', (join) =>
			join.onRef('c.regionId', '=', 'o.regionId').onRef('c.id', '=', 'o.circleId'),
		)
		.select(['o.circleId', 'o.draftId', 'o.sentBy', 'c.kind', 'c.name'])
		.where('o.regionId', '=', tx.actor.regionId)
		.where('o.signalId', '=', signalId)
		.executeTakeFirst();
}

export async function addOrigin(tx: Tx, signalId: string, circleId: string, draftId: string): Promise<void> {
	await tx.db
		.insertInto('signalOrigin')
		.values({ regionId: tx.actor.regionId, signalId, circleId, draftId, sentBy: tx.actor.personId ?? null })
		.execute();
}

/** An answer that came back to a group on what it raised. */
export type AnswerBack = {
	readonly signalId: string;
	readonly statement: string;
	readonly plainWords: string;
	readonly answeredOn: Day;
};

/** Answers to what a group raised, from a day on, the last first (at most 20); for its own members only. */
export async function listAnswersTo(tx: Tx, circleId: string, from: Day | null): Promise<AnswerBack[]> {
	let query = tx.db
		.selectFrom('signalOrigin as o')
		.innerJoin('signal as s', (join) =>
			join.onRef('s.regionId', '=', 'o.regionId').onRef('s.id', '=', 'o.signalId'),
		)
		.innerJoin('answer as a', (join) =>
			join.onRef('a.regionId', '=', 'o.regionId').onRef('a.signalId', '=', 'o.signalId'),
		)
		.select(['o.signalId', 's.statement', 'a.plainWords', 'a.answeredOn'])
		.where('o.regionId', '=', tx.actor.regionId)
		.where('o.circleId', '=', circleId);
	if (from) query = query.where('a.answeredOn', '>=', from);
	return await query.orderBy('a.answeredOn', 'desc').orderBy('a.id').limit(20).execute();
}

export async function findSignalOfDraft(tx: Tx, draftId: string): Promise<string | undefined> {
	const row = await tx.db
		.selectFrom('signalOrigin')
		.select('signalId')
		.where('regionId', '=', tx.actor.regionId)
		.where('draftId', '=', draftId)
		.executeTakeFirst();
	return row?.signalId;
}
