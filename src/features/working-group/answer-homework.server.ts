import { readLinkCode } from '#platform/auth/link-code.server.ts';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import {
	type AskedByCode,
	findByCode,
	insertOnPaper,
	type KeptAnswer,
	keepByCode,
	listAnswers,
	removeOnPaper,
	sealAnswers,
	updateOnPaper,
} from './answer-store.server.ts';
import {
	ANSWER_LIMIT,
	type Answers,
	type Homework,
	type HomeworkBody,
	MOST_ANSWERS,
	saysSomething,
} from './homework.ts';
import {
	findHomework,
	findHomeworkOfConstituency,
	holdHomework,
	openBody,
	openName,
} from './homework-store.server.ts';
import {
	answersUnfit,
	answerTooLong,
	codeGone,
	enoughAnswers,
	homeworkClosed,
	nothingAnswered,
} from './working-group-refusals.ts';

/** What somebody with a code sees before answering: who asks what, of whom, and who reads it when. */
export type AskedGuest = HomeworkBody & {
	readonly regionName: string;
	readonly circleName: string;
	/** Their own constituency, as the group calls it. */
	readonly constituency: string;
	readonly lastDay: Day;
	/** Whether members read it at once, or together at the end. */
	readonly atOnce: boolean;
	/** Whether an answer can become a nuance on a theme. */
	readonly onTheme: boolean;
};

async function byCode(tx: Tx, code: string, today: Day): Promise<[Buffer, AskedByCode] | undefined> {
	const hash = readLinkCode(code);
	const asked = hash && (await findByCode(tx, hash, today));
	return asked && [hash, asked];
}

/**
 * What a code asks, before any context exists; undefined when it is unknown or revoked, or the homework closed or past
 * its last day. Looking changes nothing.
 */
export async function readHomeworkCode(tx: Tx, code: string, today: Day): Promise<AskedGuest | undefined> {
	const [, asked] = (await byCode(tx, code, today)) ?? [];
	if (!asked) return undefined;
	const { circleId, circleName, regionName, lastDay, shown, onTheme } = asked;
	const constituency = await openName(tx, circleId, asked.constituencyId, asked.name);
	const words = await openBody(tx, circleId, asked.homeworkId, asked.body);
	return { ...words, regionName, circleName, constituency, lastDay, atOnce: shown === 'asTheyCome', onTheme };
}

function check({ questions }: HomeworkBody, answers: Answers): void {
	if (answers.length !== questions.length) throw answersUnfit();
	const long = answers.flatMap((answer, question) => (answer.length > ANSWER_LIMIT ? [question] : []));
	if (long.length > 0) throw answerTooLong(long);
	if (!saysSomething(answers)) throw nothingAnswered();
}

/**
 * Somebody of a constituency answers with the code, before any context exists. No name is kept, nor a time. The same
 * id twice is one answer.
 * @throws Refusal code-gone, nothing-answered, answers-unfit, answer-too-long, enough-answers
 */
export async function answerByCode(
	tx: Tx,
	code: string,
	today: Day,
	{ id, answers }: { readonly id: string; readonly answers: Answers },
): Promise<void> {
	const [hash, asked] = (await byCode(tx, code, today)) ?? [];
	if (!hash || !asked) throw codeGone();
	check(await openBody(tx, asked.circleId, asked.homeworkId, asked.body), answers);
	const body = await sealAnswers(tx, asked.circleId, id, answers);
	const done = await keepByCode(tx, hash, today, { id, body, most: MOST_ANSWERS });
	if (done === 'gone') throw codeGone();
	if (done === 'full') throw enoughAnswers();
}

async function openHomework(tx: Tx, id: string): Promise<Homework> {
	const homework = await findHomework(tx, id);
	if (!homework) throw notFound();
	if (!(await holdHomework(tx, id))) throw homeworkClosed();
	return homework;
}

/** What the acting person typed in for the people of a constituency. */
export async function listMyPaper(tx: Tx, homework: Homework): Promise<KeptAnswer[]> {
	return (await listAnswers(tx, homework)).filter(({ enteredBy }) => enteredBy === tx.actor.personId);
}

/**
 * A member types in what was said at the own meeting, or changes what they typed in. Made empty, it goes away.
 * @throws Refusal not-found, homework-closed, nothing-answered, answers-unfit, answer-too-long
 */
export async function typeInAnswers(
	tx: Tx,
	homeworkId: string,
	input: { readonly id: string; readonly constituencyId: string; readonly answers: Answers },
): Promise<void> {
	const homework = await openHomework(tx, homeworkId);
	if ((await findHomeworkOfConstituency(tx, input.constituencyId)) !== homeworkId) throw notFound();
	const mine = (await listMyPaper(tx, homework)).find(({ id }) => id === input.id);
	if (mine && !saysSomething(input.answers)) return removeOnPaper(tx, input.id);
	check(homework, input.answers);
	const body = await sealAnswers(tx, homework.circleId, input.id, input.answers);
	if (mine) return updateOnPaper(tx, input.id, body);
	const { id, constituencyId } = input;
	await insertOnPaper(tx, { id, homeworkId, constituencyId, body });
	// The id may be that of an answer of somebody else.
	if (!(await listMyPaper(tx, homework)).some((one) => one.id === id)) throw notFound();
}
