import type { Tx } from '#platform/db/context.server.ts';

export async function findCircleKey(tx: Tx, circleId: string): Promise<Buffer | undefined> {
	const row = await tx.db
		.selectFrom('dataKey')
		.select('wrapped')
		.where('regionId', '=', tx.actor.regionId)
		.where('circleId', '=', circleId)
		.executeTakeFirst();
	return row?.wrapped;
}

export async function addCircleKey(tx: Tx, circleId: string, wrapped: Buffer): Promise<void> {
	await tx.db
		.insertInto('dataKey')
		.values({ regionId: tx.actor.regionId, circleId, wrapped })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}
