import { randomUUID } from 'node:crypto';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { loadScan } from './load-scan.server.ts';
import { keyOfRound, sealAnswer } from './round-key.server.ts';
import { type Answer, fitsScan, saysSomething } from './scan.ts';
import { answerUnfit, groupTooSmall, nothingAnswered, roundClosed } from './scan-refusals.ts';
import {
	findOwnAnswer,
	findRound,
	holdOpen,
	insertAnswer,
	removeAnswer,
	updateAnswer,
} from './scan-store.server.ts';

/**
 * Keeps the acting person's answer in an open round of a group of theirs, or changes it; an answer made empty is
 * withdrawn. Nobody else can read it, and no audit says who answered.
 * @throws Refusal not-found, scan-closed, group-too-small, nothing-answered, answer-unfit
 */
export async function answerScan(tx: Tx, roundId: string, answer: Answer): Promise<void> {
	if (!(await findRound(tx, roundId))) throw notFound();
	if (!(await holdOpen(tx, roundId))) throw roundClosed();
	const { scan, asksGroup } = await loadScan(tx, roundId, 'nl');
	if (!saysSomething(answer)) return withdraw(tx, roundId);
	if (!asksGroup) throw groupTooSmall();
	if (!fitsScan(scan, answer)) throw answerUnfit();
	const key = await keyOfRound(tx, roundId);
	const id = randomUUID();
	if (await insertAnswer(tx, { id, roundId, body: sealAnswer(key, id, answer) })) return;
	const mine = await findOwnAnswer(tx, roundId);
	if (!mine) throw notFound();
	await updateAnswer(tx, mine.id, sealAnswer(key, mine.id, answer));
}

async function withdraw(tx: Tx, roundId: string): Promise<void> {
	const mine = await findOwnAnswer(tx, roundId);
	if (!mine) throw nothingAnswered();
	await removeAnswer(tx, mine.id);
}
