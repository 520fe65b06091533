import { sql } from 'kysely';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';

export type Delivery = {
	readonly id: string;
	readonly signalId: string | null;
	readonly themeId: string | null;
	readonly addresseeId: string;
	readonly mandateId: string | null;
	readonly deliveredOn: Day;
	readonly dueOn: Day | null;
	readonly dueBasis: string | null;
	readonly receivedOn: Day | null;
	readonly receiptRaisedOn: Day | null;
	readonly remindedOn: Day | null;
	readonly raisedToCoordinatorOn: Day | null;
	readonly raisedToSteeringOn: Day | null;
	readonly endedOn: Day | null;
};

const columns = [
	'id',
	'signalId',
	'themeId',
	'addresseeId',
	'mandateId',
	'deliveredOn',
	'dueOn',
	'dueBasis',
	'receivedOn',
	'receiptRaisedOn',
	'remindedOn',
	'raisedToCoordinatorOn',
	'raisedToSteeringOn',
	'endedOn',
] as const;

/** Deliveries of a signal or a theme, the first one first. */
export async function listDeliveries(
	tx: Tx,
	of: { signalId: string } | { themeId: string },
): Promise<Delivery[]> {
	const query = tx.db.selectFrom('delivery').select(columns).where('regionId', '=', tx.actor.regionId);
	const filtered =
		'signalId' in of ? query.where('signalId', '=', of.signalId) : query.where('themeId', '=', of.themeId);
	return await filtered.orderBy('deliveredOn').orderBy('id').execute();
}

/** Everything that still waits for an answer, as far as the acting person or job may see it. */
export async function listOpenDeliveries(tx: Tx): Promise<Delivery[]> {
	return await tx.db
		.selectFrom('delivery')
		.select(columns)
		.where('regionId', '=', tx.actor.regionId)
		.where('endedOn', 'is', null)
		.orderBy('dueOn')
		.execute();
}

export async function addDelivery(
	tx: Tx,
	delivery: Pick<
		Delivery,
		'id' | 'signalId' | 'themeId' | 'addresseeId' | 'mandateId' | 'dueOn' | 'dueBasis'
	>,
): Promise<void> {
	await tx.db
		.insertInto('delivery')
		.values({ regionId: tx.actor.regionId, ...delivery, deliveredOn: tx.actor.today })
		.execute();
}

type DayColumn =
	| 'receivedOn'
	| 'receiptRaisedOn'
	| 'remindedOn'
	| 'raisedToCoordinatorOn'
	| 'raisedToSteeringOn'
	| 'endedOn';

/** Writes today's date into one of the marks of a delivery, once. */
export async function markDelivery(tx: Tx, id: string, column: DayColumn): Promise<void> {
	await tx.db
		.updateTable('delivery')
		.set({ [column]: tx.actor.today })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.where(column, 'is', null)
		.execute();
}

/** Addressees for whom the acting person may act. */
export async function listMyAddresseeIds(tx: Tx): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`select my_addressees() as id`.execute(tx.db);
	return rows.map((row) => row.id);
}

/** Lets a group, the coordinator or an addressee read a signal from now on; twice is once. */
export async function addReader(
	tx: Tx,
	signalId: string,
	reader: { circleId: string } | { regionRole: 'coordinator' } | { addresseeId: string },
): Promise<void> {
	await tx.db
		.insertInto('signalReader')
		.values({ regionId: tx.actor.regionId, signalId, ...reader })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** The steering groups of the region: they see what nobody took on. */
export async function listSteeringGroups(tx: Tx): Promise<string[]> {
	const rows = await tx.db
		.selectFrom('circle')
		.select('id')
		.where('regionId', '=', tx.actor.regionId)
		.where('kind', '=', 'steeringGroup')
		.where('endedOn', 'is', null)
		.execute();
	return rows.map((row) => row.id);
}

/** Whether the acting person looks after the tray: the coordinator or somebody of the steering group. */
export async function looksAfterTray(tx: Tx): Promise<boolean> {
	const { rows } = await sql<{ may: boolean }>`select my_tray() as may`.execute(tx.db);
	return rows[0]?.may === true;
}
