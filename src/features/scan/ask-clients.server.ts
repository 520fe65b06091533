import { randomUUID } from 'node:crypto';
import { entrySchemas, type InBothLanguages, type Language, type Scan } from '#features/method/index.ts';
import { makeLinkCode, readLinkCode } from '#platform/auth/link-code.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { type AskedByCard, countCards, findByCard, insertCards, spendCard } from './card-store.server.ts';
import { scanOfRound } from './load-scan.server.ts';
import { openRoundKey, sealAnswer } from './round-key.server.ts';
import {
	type Answer,
	canAskClients,
	FEWEST_CARDS,
	fitsScan,
	MOST_CARDS,
	MOST_CARDS_OF_ROUND,
	saysSomething,
} from './scan.ts';
import {
	answerUnfit,
	cardCountWrong,
	cardSpent,
	noClientWords,
	nothingAnswered,
	roundClosed,
} from './scan-refusals.ts';
import { findRound } from './scan-store.server.ts';

/**
 * Makes cards for young people and parents in an open round, five at least so that a card points at nobody. Only
 * their hashes are kept; from now on the round asks them too.
 * @returns the codes, shown once
 * @throws Refusal not-found, scan-closed, no-client-words, card-count
 */
export async function makeCards(tx: Tx, roundId: string, count: number): Promise<string[]> {
	const round = await findRound(tx, roundId);
	if (!round) throw notFound();
	if (round.closedOn !== null) throw roundClosed();
	if (!canAskClients((await scanOfRound(tx, round)).nl)) throw noClientWords();
	if (count < FEWEST_CARDS || count > MOST_CARDS) throw cardCountWrong();
	if (!(await countCards(tx, roundId, count, MOST_CARDS_OF_ROUND))) throw cardCountWrong();
	const codes = Array.from({ length: count }, makeLinkCode);
	await insertCards(
		tx,
		roundId,
		codes.map(({ hash }) => ({ id: randomUUID(), codeHash: hash })),
	);
	return codes.map(({ code }) => code);
}

function scanIn({ body }: AskedByCard): InBothLanguages<Scan> | undefined {
	const [nl, en] = [
		entrySchemas.instrument.safeParse(body.nl).data,
		entrySchemas.instrument.safeParse(body.en).data,
	];
	return nl?.engine === 'scan' && en?.engine === 'scan' ? { nl, en } : undefined;
}

/**
 * What the holder of a card is asked, before any context exists; undefined when the card is unknown or spent, or its
 * round closed. Looking spends nothing.
 */
export async function readCard(tx: Tx, code: string, language: Language): Promise<Scan | undefined> {
	const hash = readLinkCode(code);
	const asked = hash && (await findByCard(tx, hash));
	return asked && scanIn(asked)?.[language];
}

/**
 * The holder of a card answers, before any context exists. The card is spent; nothing ties it to the answer, which
 * has no words, no name and no time.
 * @throws Refusal card-spent, nothing-answered, answer-unfit
 */
export async function answerByCard(tx: Tx, code: string, points: Answer['points']): Promise<void> {
	const hash = readLinkCode(code);
	const asked = hash && (await findByCard(tx, hash));
	const scan = asked && scanIn(asked);
	if (!scan || !asked.wrappedKey) throw cardSpent();
	const answer: Answer = { points, evidence: {} };
	if (!saysSomething(answer)) throw nothingAnswered();
	if (!fitsScan(scan.nl, answer)) throw answerUnfit();
	const key = openRoundKey(tx.keys, { ...asked, wrappedKey: asked.wrappedKey });
	const id = randomUUID();
	if (!(await spendCard(tx, hash, { id, body: sealAnswer(key, id, answer) }))) throw cardSpent();
}
