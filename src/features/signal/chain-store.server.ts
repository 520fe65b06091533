import type { Tx } from '#platform/db/context.server.ts';

export type ChainedEvent = {
	readonly signalId: string;
	readonly seq: number;
	readonly what: string;
	readonly fromState: string | null;
	readonly toState: string | null;
	readonly side: string;
	readonly addresseeId: string | null;
	readonly themeId: string | null;
	readonly note: string;
	readonly onDay: string;
};

const columns = [
	'e.signalId',
	'e.seq',
	'e.what',
	'e.fromState',
	'e.toState',
	'e.side',
	'e.addresseeId',
	'e.themeId',
	'e.note',
	'e.onDay',
] as const;

/** Steps that have no hash yet, per signal in order, with the hash of the step before the first of them. */
export async function listUnchained(
	tx: Tx,
	most: number,
): Promise<(ChainedEvent & { previousHash: Buffer | null })[]> {
	return await tx.db
		.selectFrom('signalEvent as e')
		.leftJoin('signalChain as c', (join) =>
			join
				.onRef('c.regionId', '=', 'e.regionId')
				.onRef('c.signalId', '=', 'e.signalId')
				.onRef('c.seq', '=', 'e.seq'),
		)
		.leftJoin('signalChain as before', (join) =>
			join
				.onRef('before.regionId', '=', 'e.regionId')
				.onRef('before.signalId', '=', 'e.signalId')
				.on((eb) => eb('before.seq', '=', eb(eb.ref('e.seq'), '-', 1))),
		)
		.select([...columns, 'before.hash as previousHash'])
		.where('e.regionId', '=', tx.actor.regionId)
		.where('c.seq', 'is', null)
		.orderBy('e.signalId')
		.orderBy('e.seq')
		.limit(most)
		.execute();
}

export async function addLink(tx: Tx, signalId: string, seq: number, hash: Buffer): Promise<void> {
	await tx.db
		.insertInto('signalChain')
		.values({ regionId: tx.actor.regionId, signalId, seq, hash })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

export async function listChain(
	tx: Tx,
	signalId: string,
): Promise<(ChainedEvent & { hash: Buffer | null })[]> {
	return await tx.db
		.selectFrom('signalEvent as e')
		.leftJoin('signalChain as c', (join) =>
			join
				.onRef('c.regionId', '=', 'e.regionId')
				.onRef('c.signalId', '=', 'e.signalId')
				.onRef('c.seq', '=', 'e.seq'),
		)
		.select([...columns, 'c.hash'])
		.where('e.regionId', '=', tx.actor.regionId)
		.where('e.signalId', '=', signalId)
		.orderBy('e.seq')
		.execute();
}
