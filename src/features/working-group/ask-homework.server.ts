import { randomUUID } from 'node:crypto';
import { listMyCircles } from '#features/people/index.server.ts';
import { addNotices, membersOf } from '#features/signal/index.server.ts';
import { findTheme, listThemes } from '#features/theme/index.server.ts';
import { makeLinkCode } from '#platform/auth/link-code.server.ts';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import {
	type Constituency,
	type Homework,
	type HomeworkInput,
	lastDayFits,
	MOST_CONSTITUENCIES,
} from './homework.ts';
import {
	changeHomework,
	closeDue,
	findHomework,
	findHomeworkOfConstituency,
	holdHomework,
	insertConstituency,
	insertHomework,
	listConstituencies,
	listHomework,
	takeUntold,
	updateConstituency,
} from './homework-store.server.ts';
import { worksOnThemes } from './plan.ts';
import { liesWith } from './plan-store.server.ts';
import {
	homeworkClosed,
	lastDayWrong,
	themeElsewhere,
	tooManyConstituencies,
} from './working-group-refusals.ts';

export type LoadedHomework = {
	readonly homework: Homework;
	readonly themeTitle: string | null;
	readonly constituencies: readonly Constituency[];
};

/**
 * Homework of a group of the acting person: what is asked of whom, and how many answers came from each.
 * @throws Refusal not-found
 */
export async function loadHomework(tx: Tx, id: string): Promise<LoadedHomework> {
	const homework = await findHomework(tx, id);
	if (!homework) throw notFound();
	const theme = homework.themeId ? await findTheme(tx, homework.themeId) : undefined;
	return {
		homework,
		themeTitle: theme?.title ?? null,
		constituencies: await listConstituencies(tx, homework),
	};
}

/** A line of a list: what is asked, until when, and how many answers came in all. */
export async function loadHomeworkLines(tx: Tx, of: Parameters<typeof listHomework>[1]) {
	const lines = [];
	for (const { id, circleId, circleName, title, lastDay, closedOn } of await listHomework(tx, of)) {
		const from = await listConstituencies(tx, { id, circleId });
		const answers = from.reduce((sum, one) => sum + one.answers, 0);
		lines.push({ id, circleName, title, lastDay, closedOn, answers, asked: from.length });
	}
	return lines;
}

/** Groups in which the acting person may ask, and themes that the questions can hang on. */
export async function loadHomeworkChoices(tx: Tx) {
	const groups = (await listMyCircles(tx)).filter(({ kind }) => worksOnThemes(kind));
	return {
		groups: groups.map(({ id, name }) => ({ id, name })),
		themes: (await listThemes(tx)).map(({ id, title }) => ({ id, title })),
	};
}

/**
 * Asks questions to the people for whom the members of a group speak. The same id twice asks once.
 * @throws Refusal not-found, last-day, theme-elsewhere when not every member reads the theme
 */
export async function askHomework(tx: Tx, input: HomeworkInput): Promise<{ id: string }> {
	const { constituencies, ...asked } = input;
	const circle = (await listMyCircles(tx)).find(({ id }) => id === input.circleId);
	if (!circle || !worksOnThemes(circle.kind)) throw notFound();
	if (await findHomework(tx, input.id)) return { id: input.id };
	if (!lastDayFits(tx.actor.today, input.lastDay)) throw lastDayWrong();
	if (input.themeId) {
		if (!(await findTheme(tx, input.themeId))) throw notFound();
		if (!(await liesWith(tx, input.themeId, input.circleId))) throw themeElsewhere();
	}
	const added = await insertHomework(tx, asked);
	// The id may stand in another group, where the acting person cannot see it.
	if (!(await findHomework(tx, input.id))) throw notFound();
	if (!added) return { id: input.id };
	for (const name of new Set(constituencies)) await insertConstituency(tx, input, { id: randomUUID(), name });
	return { id: input.id };
}

async function holdOpen(tx: Tx, id: string): Promise<Homework> {
	const homework = await findHomework(tx, id);
	if (!homework) throw notFound();
	if (!(await holdHomework(tx, id))) throw homeworkClosed();
	return homework;
}

/**
 * Adds a constituency to open homework. The same id twice adds one.
 * @throws Refusal not-found, homework-closed, too-many-constituencies
 */
export async function addConstituency(
	tx: Tx,
	homeworkId: string,
	input: { readonly id: string; readonly name: string },
): Promise<void> {
	const homework = await holdOpen(tx, homeworkId);
	const there = await listConstituencies(tx, homework);
	if (there.some(({ id }) => id === input.id)) return;
	if (there.length >= MOST_CONSTITUENCIES) throw tooManyConstituencies();
	await insertConstituency(tx, homework, input);
	if ((await findHomeworkOfConstituency(tx, input.id)) !== homeworkId) throw notFound();
}

async function constituencyOf(tx: Tx, homeworkId: string, id: string): Promise<Constituency> {
	const homework = await holdOpen(tx, homeworkId);
	const found = (await listConstituencies(tx, homework)).find((one) => one.id === id);
	if (!found) throw notFound();
	return found;
}

/**
 * Makes the link of a constituency: one code that everybody there uses until the last day. Only its hash is kept; a
 * link made before it ends.
 * @returns the code, shown once
 * @throws Refusal not-found, homework-closed
 */
export async function makeHomeworkLink(tx: Tx, homeworkId: string, constituencyId: string): Promise<string> {
	await constituencyOf(tx, homeworkId, constituencyId);
	const { code, hash } = makeLinkCode();
	await updateConstituency(tx, constituencyId, { codeHash: hash, revokedOn: null });
	return code;
}

/**
 * Takes the link of a constituency back; what was answered with it stays.
 * @throws Refusal not-found, homework-closed
 */
export async function revokeHomeworkLink(tx: Tx, homeworkId: string, constituencyId: string): Promise<void> {
	const { link } = await constituencyOf(tx, homeworkId, constituencyId);
	if (link === 'open') await updateConstituency(tx, constituencyId, { revokedOn: tx.actor.today });
}

/**
 * Chooses another last day for open homework.
 * @throws Refusal not-found, last-day, homework-closed
 */
export async function moveLastDay(tx: Tx, id: string, lastDay: Day): Promise<void> {
	if (!(await findHomework(tx, id))) throw notFound();
	if (!lastDayFits(tx.actor.today, lastDay)) throw lastDayWrong();
	if (!(await changeHomework(tx, id, { lastDay }))) throw homeworkClosed();
}

/**
 * Opens homework up: nothing is added any more, and all members read all answers. Twice is once.
 * @throws Refusal not-found
 */
export async function openUpHomework(tx: Tx, id: string): Promise<void> {
	if (!(await findHomework(tx, id))) throw notFound();
	await changeHomework(tx, id, { closedOn: tx.actor.today, closedBy: tx.actor.personId ?? null });
}

/**
 * The jobs open up, in the same way, what is past its last day, and tell the members of each group what lies open
 * since the round before; who did that by hand knows. @returns how many were past their day
 */
export async function openUpDueHomework(tx: Tx): Promise<number> {
	const closed = await closeDue(tx);
	for (const { id, circleId, closedBy } of await takeUntold(tx)) {
		const others = (await membersOf(tx, circleId)).filter((personId) => personId !== closedBy);
		await addNotices(
			tx,
			others.map((personId) => ({ to: { personId }, kind: 'homeworkOpened', homeworkId: id })),
		);
	}
	return closed;
}
