import { sql } from 'kysely';
import type { Tx } from '#platform/db/context.server.ts';

/**
 * Notes that so many cards were made, and that young people and parents are asked from now on.
 * @returns false when the round is closed or would get more than `most`
 */
export async function countCards(tx: Tx, roundId: string, count: number, most: number): Promise<boolean> {
	const { numUpdatedRows } = await tx.db
		.updateTable('scanRound')
		.set({ cardsMade: sql<number>`cards_made + ${count}`, asksClients: true })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', roundId)
		.where('closedOn', 'is', null)
		.where('cardsMade', '<=', most - count)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}

export async function insertCards(
	tx: Tx,
	roundId: string,
	cards: readonly { id: string; codeHash: Buffer }[],
): Promise<void> {
	const { regionId } = tx.actor;
	await tx.db
		.insertInto('scanCard')
		.values(cards.map((card) => ({ regionId, roundId, ...card })))
		.execute();
}

/** What the holder of a card is asked. `body` is the kept content in both languages. */
export type AskedByCard = {
	readonly regionId: number;
	readonly roundId: string;
	readonly body: { readonly nl: unknown; readonly en: unknown };
	readonly wrappedKey: Buffer | null;
};

/** Before any context exists: what a card asks; undefined when it is unknown, spent, or its round is closed. */
export async function findByCard(tx: Tx, hash: Buffer): Promise<AskedByCard | undefined> {
	const { rows } = await sql<AskedByCard>`select * from scan_of_code(${hash})`.execute(tx.db);
	return rows[0];
}

/** Before any context exists: spends the card and keeps the answer; false when there was nothing to spend. */
export async function spendCard(
	tx: Tx,
	hash: Buffer,
	answer: { id: string; body: Buffer },
): Promise<boolean> {
	const { rows } = await sql<{ done: boolean }>`
		select answer_scan(${hash}, ${answer.id}, ${answer.body}) as done`.execute(tx.db);
	return rows[0]?.done === true;
}
