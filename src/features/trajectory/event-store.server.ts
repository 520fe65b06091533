import type { Tx } from '#platform/db/context.server.ts';
import type { EventKind } from './timeline.ts';

/** An event as it lies in the database: the note is sealed with the key of the table. */
export type StoredEvent = {
	readonly id: string;
	readonly trajectoryId: string;
	readonly kind: EventKind;
	readonly onDay: string;
	readonly note: Buffer | null;
};

/** Whether the event is new; the same id twice adds nothing. */
export async function addEventRow(tx: Tx, event: StoredEvent): Promise<boolean> {
	const { regionId, personId = '' } = tx.actor;
	const { numInsertedOrUpdatedRows: added } = await tx.db
		.insertInto('trajectoryEvent')
		.values({ regionId, ...event, notedBy: personId })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	return added === 1n;
}

/** What happened, in order of day; what was removed is left out. */
export async function listEventRows(tx: Tx, trajectoryId: string): Promise<StoredEvent[]> {
	const rows = await tx.db
		.selectFrom('trajectoryEvent')
		.select(['id', 'trajectoryId', 'kind', 'onDay', 'note'])
		.where('regionId', '=', tx.actor.regionId)
		.where('trajectoryId', '=', trajectoryId)
		.where('removedOn', 'is', null)
		.orderBy('onDay')
		.orderBy('id')
		.execute();
	return rows as StoredEvent[];
}

/** Takes an event from the line, with its note. Gives whether it was there. */
export async function removeEventRow(tx: Tx, trajectoryId: string, id: string): Promise<boolean> {
	const { numUpdatedRows: removed } = await tx.db
		.updateTable('trajectoryEvent')
		.set({ removedOn: tx.actor.today, note: null })
		.where('regionId', '=', tx.actor.regionId)
		.where('trajectoryId', '=', trajectoryId)
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return removed === 1n;
}
