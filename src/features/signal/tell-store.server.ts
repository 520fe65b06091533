import type { Tx } from '#platform/db/context.server.ts';

/** Steps of the journey of this group's signals of which the group was not told yet, in order. */
export async function listUntold(tx: Tx, circleId: string) {
	return await tx.db
		.selectFrom('signalOrigin as o')
		.innerJoin('signalEvent as e', (join) =>
			join.onRef('e.regionId', '=', 'o.regionId').onRef('e.signalId', '=', 'o.signalId'),
		)
		.select(['o.signalId', 'e.what', 'e.seq'])
		.where('o.regionId', '=', tx.actor.regionId)
		.where('o.circleId', '=', circleId)
		.whereRef('e.seq', '>', 'o.toldSeq')
		.orderBy('o.signalId')
		.orderBy('e.seq')
		.execute();
}

export async function markTold(tx: Tx, signalId: string, seq: number): Promise<void> {
	await tx.db
		.updateTable('signalOrigin')
		.set({ toldSeq: seq })
		.where('regionId', '=', tx.actor.regionId)
		.where('signalId', '=', signalId)
		.execute();
}

/** "Do you notice anything of it?" that is to be asked by today. */
export async function listDueLookBacks(tx: Tx, circleId: string) {
	return await tx.db
		.selectFrom('signalOrigin as o')
		.innerJoin('lookBack as l', (join) =>
			join.onRef('l.regionId', '=', 'o.regionId').onRef('l.signalId', '=', 'o.signalId'),
		)
		.select(['l.id', 'l.signalId'])
		.where('o.regionId', '=', tx.actor.regionId)
		.where('o.circleId', '=', circleId)
		.where('l.askOn', '<=', tx.actor.today)
		.where('l.askedOn', 'is', null)
		.where('l.value', 'is', null)
		.execute();
}

export async function markLookBackAsked(tx: Tx, id: string): Promise<void> {
	await tx.db
		.updateTable('lookBack')
		.set({ askedOn: tx.actor.today })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}

/** Every group of the region, for the job that tells one after the other. */
export async function listLetterboxes(tx: Tx): Promise<string[]> {
	const rows = await tx.db
		.selectFrom('circle')
		.select('id')
		.where('regionId', '=', tx.actor.regionId)
		.orderBy('id')
		.execute();
	return rows.map((row) => row.id);
}
