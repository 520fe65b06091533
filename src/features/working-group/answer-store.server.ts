import { sql } from 'kysely';
import { openText, sealText, takeInKey } from '#features/people/index.server.ts';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import type { Answers, GatheredAnswer, Homework, Shown } from './homework.ts';

const bodyPlace = (id: string) => `homework_answer.body/${id}`;

/** Seals answers with the key of the group that asked. */
export function sealAnswers(tx: Tx, circleId: string, id: string, answers: Answers): Promise<Buffer> {
	return sealText(tx, circleId, bodyPlace(id), JSON.stringify(answers));
}

/** An answer with who typed it in; null when the people gave it themselves. */
export type KeptAnswer = GatheredAnswer & { readonly enteredBy: string | null };

/** The answers that the acting person may read, in an order that tells nothing. */
export async function listAnswers(
	tx: Tx,
	{ id, circleId }: Pick<Homework, 'id' | 'circleId'>,
): Promise<KeptAnswer[]> {
	const rows = await tx.db
		.selectFrom('homeworkAnswer')
		.select(['id', 'constituencyId', 'body', 'enteredBy', 'taken'])
		.where('regionId', '=', tx.actor.regionId)
		.where('homeworkId', '=', id)
		.orderBy(sql`md5(id::text)`)
		.execute();
	const all: KeptAnswer[] = [];
	for (const { body, ...row } of rows)
		all.push({
			...row,
			answers: JSON.parse(await openText(tx, circleId, bodyPlace(row.id), body)),
			onPaper: row.enteredBy !== null,
		});
	return all;
}

/** Keeps what a member types in; the same id twice changes nothing. */
export async function insertOnPaper(
	tx: Tx,
	answer: { id: string; homeworkId: string; constituencyId: string; body: Buffer },
): Promise<void> {
	await tx.db
		.insertInto('homeworkAnswer')
		.values({ regionId: tx.actor.regionId, ...answer, enteredBy: tx.actor.personId ?? null })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

export async function updateOnPaper(tx: Tx, id: string, body: Buffer): Promise<void> {
	await tx.db
		.updateTable('homeworkAnswer')
		.set({ body })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}

export async function removeOnPaper(tx: Tx, id: string): Promise<void> {
	await tx.db
		.deleteFrom('homeworkAnswer')
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}

/** Notes that the answer to a question became a nuance. @returns false when it was one already */
export async function markTaken(tx: Tx, id: string, question: number): Promise<boolean> {
	const { numUpdatedRows } = await tx.db
		.updateTable('homeworkAnswer')
		.set({ taken: sql<number[]>`taken || ${question}::int` })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.where(sql<boolean>`not (${question}::int = any (taken))`)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}

/** What a code leads to, before any context exists; the key of the group is taken in for this transaction. */
export type AskedByCode = {
	readonly regionName: string;
	readonly homeworkId: string;
	readonly circleId: string;
	readonly circleName: string;
	readonly constituencyId: string;
	readonly name: Buffer;
	readonly body: Buffer;
	readonly lastDay: Day;
	readonly shown: Shown;
	readonly onTheme: boolean;
};

/** undefined when the code is unknown or revoked, or the homework closed or past its last day. */
export async function findByCode(tx: Tx, hash: Buffer, today: Day): Promise<AskedByCode | undefined> {
	const { rows } = await sql<AskedByCode & { regionId: number; wrapped: Buffer }>`
		select * from homework_of_code(${hash}, ${today}::date)`.execute(tx.db);
	const [row] = rows;
	if (!row) return undefined;
	const { regionId, wrapped, ...asked } = row;
	takeInKey(tx, { regionId, circleId: asked.circleId, wrapped });
	return asked;
}

/** Before any context exists: keeps an answer; "gone" when the code no longer works, "full" above `most`. */
export async function keepByCode(
	tx: Tx,
	hash: Buffer,
	today: Day,
	answer: { readonly id: string; readonly body: Buffer; readonly most: number },
): Promise<'kept' | 'gone' | 'full'> {
	const { rows } = await sql<{ done: 'kept' | 'gone' | 'full' }>`
		select answer_homework(${hash}, ${today}::date, ${answer.id}, ${answer.body}, ${answer.most}) as done`.execute(
		tx.db,
	);
	return rows[0]?.done ?? 'gone';
}
