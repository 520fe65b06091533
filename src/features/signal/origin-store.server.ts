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

export async function findSignalOfDraft(tx: Tx, draftId: string): Promise<string | undefined> {
	const row = await tx.db
		.selectFrom('signalOrigin')
		.select('signalId')
		.where('regionId', '=', tx.actor.regionId)
		.where('draftId', '=', draftId)
		.executeTakeFirst();
	return row?.signalId;
}
