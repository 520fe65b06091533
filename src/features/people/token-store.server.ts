import { sql } from 'kysely';
import type { Tx } from '#platform/db/context.server.ts';

/** Keeps a token of the acting person. The same id twice (a double click) replaces the one that nobody saw. */
export async function putToken(
	tx: Tx,
	token: { id: string; name: string; tokenHash: Buffer; expiresOn: string },
): Promise<void> {
	await tx.db
		.insertInto('personalToken')
		.values({ regionId: tx.actor.regionId, personId: tx.actor.personId ?? '', ...token })
		.onConflict((conflict) =>
			conflict.columns(['regionId', 'id']).doUpdateSet({ tokenHash: token.tokenHash }),
		)
		.execute();
}

/** The acting person's own tokens that still work, by end date. */
export async function listTokens(tx: Tx): Promise<{ id: string; name: string; expiresOn: string }[]> {
	return await tx.db
		.selectFrom('personalToken')
		.select(['id', 'name', 'expiresOn'])
		.where('regionId', '=', tx.actor.regionId)
		.where('personId', '=', tx.actor.personId ?? '')
		.where('revokedOn', 'is', null)
		.where('expiresOn', '>=', tx.actor.today)
		.orderBy('expiresOn')
		.execute();
}

/** Revokes an own token; gives how many that were (0 or 1). */
export async function endToken(tx: Tx, id: string): Promise<number> {
	const { numUpdatedRows } = await tx.db
		.updateTable('personalToken')
		.set({ revokedOn: tx.actor.today })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return Number(numUpdatedRows);
}

/** Whose token this is, before any context exists; undefined when it does not work (any more). */
export async function findPersonOfToken(
	tx: Tx,
	hash: Buffer,
): Promise<{ regionId: number; personId: string } | undefined> {
	const { rows } = await sql<{ regionId: number; personId: string }>`
		select * from person_of_token(${hash})`.execute(tx.db);
	return rows[0];
}
