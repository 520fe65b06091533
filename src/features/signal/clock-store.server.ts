import { sql } from 'kysely';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import type { Delivery } from './delivery-store.server.ts';
import type { Level, SignalState } from './signal.ts';

export type WaitingSignal = {
	readonly id: string;
	readonly topicId: string | null;
	readonly level: Level;
	readonly addresseeId: string | null;
	readonly releaseBy: Day;
};

const waitingColumns = ['id', 'topicId', 'level', 'addresseeId', 'releaseBy'] as const;

/** Signals that were sent and wait for their batch. Rows are locked: two jobs at once release each signal once. */
export async function listUnreleased(tx: Tx): Promise<WaitingSignal[]> {
	const rows = await tx.db
		.selectFrom('signal')
		.select(waitingColumns)
		.where('regionId', '=', tx.actor.regionId)
		.where('releasedOn', 'is', null)
		.where('state', '=', 'sent')
		.orderBy('id')
		.forUpdate()
		.skipLocked()
		.execute();
	return rows as WaitingSignal[];
}

/** How many tables have something waiting; the number only. */
export async function countTablesWaiting(tx: Tx): Promise<number> {
	const { rows } = await sql<{ n: number }>`select tables_waiting() as n`.execute(tx.db);
	return rows[0]?.n ?? 0;
}

/** Released signals that nobody owes an answer: in the tray, or brought back and not delivered yet. */
export async function listUndelivered(tx: Tx): Promise<(WaitingSignal & { state: SignalState })[]> {
	const rows = await tx.db
		.selectFrom('signal as s')
		.select(['s.id', 's.topicId', 's.level', 's.addresseeId', 's.releaseBy', 's.state'])
		.where('s.regionId', '=', tx.actor.regionId)
		.where('s.releasedOn', 'is not', null)
		.where('s.state', 'in', ['sent', 'received'])
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('delivery as d')
						.select('d.id')
						.whereRef('d.regionId', '=', 's.regionId')
						.whereRef('d.signalId', '=', 's.id')
						.where('d.endedOn', 'is', null)
						.where('d.dueOn', 'is not', null),
				),
			),
		)
		.orderBy('s.id')
		.forUpdate('s')
		.skipLocked()
		.execute();
	return rows as (WaitingSignal & { state: SignalState })[];
}

/** Deliveries whose clock runs. The clock of a signal on trial rests until the trial ends. */
export async function listRunningClocks(tx: Tx): Promise<Delivery[]> {
	return (await tx.db
		.selectFrom('delivery as d')
		.leftJoin('signal as s', (join) =>
			join.onRef('s.regionId', '=', 'd.regionId').onRef('s.id', '=', 'd.signalId'),
		)
		.selectAll('d')
		.where('d.regionId', '=', tx.actor.regionId)
		.where('d.endedOn', 'is', null)
		.where('d.dueOn', 'is not', null)
		.where((eb) => eb.or([eb('s.id', 'is', null), eb('s.state', 'not in', ['trialRunning', 'withdrawn'])]))
		.orderBy('d.id')
		.forUpdate('d')
		.skipLocked()
		.execute()) as Delivery[];
}

/** Deliveries of a signal that stand open without an accepted mandate: replaced when somebody takes it on. */
export async function endTrayDeliveries(tx: Tx, signalId: string): Promise<void> {
	await tx.db
		.updateTable('delivery')
		.set({ endedOn: tx.actor.today })
		.where('regionId', '=', tx.actor.regionId)
		.where('signalId', '=', signalId)
		.where('endedOn', 'is', null)
		.where('dueOn', 'is', null)
		.execute();
}

/** The signals that a theme holds, for jobs. */
export async function listSignalsOfTheme(
	tx: Tx,
	themeId: string,
): Promise<{ id: string; state: SignalState }[]> {
	const rows = await tx.db
		.selectFrom('themeSignal as t')
		.innerJoin('signal as s', (join) =>
			join.onRef('s.regionId', '=', 't.regionId').onRef('s.id', '=', 't.signalId'),
		)
		.select(['s.id', 's.state'])
		.where('t.regionId', '=', tx.actor.regionId)
		.where('t.themeId', '=', themeId)
		.orderBy('s.id')
		.execute();
	return rows as { id: string; state: SignalState }[];
}
