import { z } from 'zod';
import { addDays, type Day, isDay } from '#platform/day.ts';
import { linesOf } from './plan.ts';
import type { Templates } from './templates-content.ts';

export const MOST_QUESTIONS = 10;
export const MOST_CONSTITUENCIES = 30;
/** A constituency gives at most so many answers with its link, so that nobody floods the group. */
export const MOST_ANSWERS = 300;
export const TITLE_LIMIT = 160;
export const ANSWER_LIMIT = 1500;
/** How long homework runs when nobody chooses a day, and at most. */
export const USUAL_DAYS = 21;
export const MOST_DAYS = 180;
/** The length of the sector of a nuance: what a constituency is called can become one. */
const NAME_LIMIT = 80;

/** Together: nobody reads an answer before it is opened up, so that people do not echo each other. */
export const shownWays = ['together', 'asTheyCome'] as const;
export type Shown = (typeof shownWays)[number];

/** What is asked, sealed with the key of the group. */
export type HomeworkBody = {
	readonly title: string;
	readonly why: string;
	readonly questions: readonly string[];
};

/** Homework: questions of a group for the people whom its members speak for. Days are 'YYYY-MM-DD'. */
export type Homework = HomeworkBody & {
	readonly id: string;
	readonly circleId: string;
	readonly circleName: string;
	readonly themeId: string | null;
	readonly lastDay: Day;
	readonly shown: Shown;
	readonly askedOn: Day;
	/** The day on which it was opened up: from then on all members read all answers. */
	readonly closedOn: Day | null;
};

/** A sector, an organisation or a group that is asked. */
export type Constituency = {
	readonly id: string;
	readonly name: string;
	readonly link: 'none' | 'open' | 'revoked';
	readonly answers: number;
};

/** What one person or one meeting answered: one text for each question, empty where they had nothing to say. */
export type Answers = readonly string[];

export type GatheredAnswer = {
	readonly id: string;
	readonly constituencyId: string;
	readonly answers: Answers;
	/** Typed in by a member from what was said, not by the people themselves. */
	readonly onPaper: boolean;
	/** The numbers, from 0, of the questions of which the answer became a nuance. */
	readonly taken: readonly number[];
};

const names = linesOf(MOST_CONSTITUENCIES, NAME_LIMIT);
const questions = linesOf(MOST_QUESTIONS, 400).pipe(z.array(z.string()).min(1));

export const homeworkInput = z.object({
	id: z.uuid(),
	circleId: z.uuid(),
	themeId: z.preprocess((value) => (value === '' ? null : value), z.uuid().nullable().default(null)),
	title: z.string().trim().min(3).max(TITLE_LIMIT),
	why: z.string().trim().min(3).max(2000),
	questions,
	lastDay: z.string().refine(isDay, 'day'),
	shown: z.enum(shownWays).default('together'),
	/** Who is asked, a line each; more can be added later. */
	constituencies: names,
});
export type HomeworkInput = z.output<typeof homeworkInput>;

export const constituencyInput = z.object({ id: z.uuid(), name: z.string().trim().min(1).max(NAME_LIMIT) });

/** Whether a last day may be chosen: from today on, not too far away. */
export function lastDayFits(today: Day, lastDay: Day): boolean {
	return lastDay >= today && lastDay <= addDays(today, MOST_DAYS);
}

/** Whether members read the answers that came in. */
export function isReadable({ shown, closedOn }: Pick<Homework, 'shown' | 'closedOn'>): boolean {
	return closedOn !== null || shown === 'asTheyCome';
}

/** The questions of the pilot: those that the working group asked, then those for who does not work that way yet. */
export function pilotQuestions({ homework }: Templates): string[] {
	return [...homework.questions, ...homework.ifNot].map(({ text }) => text);
}

/** The field of a form in which a question, counted from 0, is answered. */
export const answerField = (question: number): string => `answer-${question}`;

/** The answers of a form, one for each question. */
export function readAnswers(count: number, form: Readonly<Record<string, string>>): string[] {
	return Array.from({ length: count }, (_, index) => (form[answerField(index)] ?? '').trim());
}

/** Whether something was said at all. */
export function saysSomething(answers: Answers): boolean {
	return answers.some((answer) => answer !== '');
}
