import { sql } from 'kysely';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import type { SignalState } from './signal.ts';

export type SignalLine = {
	readonly id: string;
	readonly statement: string;
	readonly state: SignalState;
	readonly sentOn: Day;
	readonly releasedOn: Day | null;
	readonly dueOn: Day | null;
	readonly ours: boolean;
	readonly inHand: boolean;
};

/**
 * Signals that the acting person may read, those whose answer is due first on top.
 * @param most at most so many lines
 */
export async function listSignals(tx: Tx, most: number): Promise<SignalLine[]> {
	const rows = await tx.db
		.selectFrom('signal as s')
		.leftJoin('delivery as d', (join) =>
			join
				.onRef('d.regionId', '=', 's.regionId')
				.onRef('d.signalId', '=', 's.id')
				.on('d.endedOn', 'is', null),
		)
		.select(['s.id', 's.statement', 's.state', 's.sentOn', 's.releasedOn', 'd.dueOn'])
		.select(sql<boolean>`s.id in (select x from my_sent_signals() x)`.as('ours'))
		.select(sql<boolean>`coalesce(d.addressee_id in (select x from my_addressees() x), false)`.as('inHand'))
		.where('s.regionId', '=', tx.actor.regionId)
		.orderBy(sql`d.due_on asc nulls last`)
		.orderBy('s.sentOn', 'desc')
		.orderBy('s.id')
		.limit(most)
		.execute();
	return rows as SignalLine[];
}

export type TrayLine = {
	readonly topicId: string | null;
	readonly ruleId: string | null;
	readonly since: Day;
};

/** The tray, for everyone in the region: topic, rule and since when. */
export async function listTray(tx: Tx): Promise<TrayLine[]> {
	const { rows } =
		await sql<TrayLine>`select topic_id, rule_id, since::text as since from open_tray()`.execute(tx.db);
	return rows;
}

export type Found = { readonly id: string; readonly statement: string; readonly state: SignalState };

/** Signals whose words match, the best first, among those that the acting person may read. */
export async function searchSignals(tx: Tx, words: string, most: number): Promise<Found[]> {
	const { rows } = await sql<Found>`
		select s.id, s.statement, s.state from search_signals(${words}, ${most}) f
		join signal s on s.region_id = ${tx.actor.regionId} and s.id = f.signal_id
		order by f.rank desc, s.id`.execute(tx.db);
	return rows;
}
