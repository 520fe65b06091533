import { z } from 'zod';
import type { CircleKind } from '#features/people/index.ts';
import { atLeast } from '#platform/characters.ts';
import type { Day } from '#platform/day.ts';
import type { Templates } from './templates-content.ts';

export const stepStates = ['planned', 'busy', 'done', 'stopped'] as const;
export type StepState = (typeof stepStates)[number];

export const MOST_STEPS = 30;
export const MOST_WAYS = 20;

/** One step of a plan. What is empty stays empty: nobody fills in a result that is not there. */
export type PlanStep = {
	readonly id: string;
	readonly title: string;
	readonly goal: string;
	readonly who: string;
	/** The way of working, a line each. */
	readonly ways: readonly string[];
	readonly result: string;
	readonly state: StepState;
	readonly version: number;
};

/** What one group does with one theme. */
export type Plan = {
	readonly id: string;
	readonly themeId: string;
	readonly themeTitle: string;
	readonly circleId: string;
	readonly circleName: string;
	readonly begunOn: Day;
	readonly touchedOn: Day;
	/** Whether the acting person writes on it: a member of the group, or the coordinator. */
	readonly mine: boolean;
};

/** Groups that keep plans and ask homework: every kind but the table of one family and somebody's own notebook. */
export function worksOnThemes(kind: CircleKind): boolean {
	return kind !== 'table' && kind !== 'individual';
}

const text = (most: number) => z.string().trim().max(most);
/** A text area with one item on each line; a program sends a list. */
export const linesOf = (most: number, longest: number) =>
	z
		.union([z.string(), z.array(z.string())])
		.default('')
		.transform((value) =>
			(Array.isArray(value) ? value : value.split('\n')).map((line) => line.trim()).filter(Boolean),
		)
		.pipe(z.array(z.string().max(longest)).max(most));

export const stepInput = z.object({
	title: z.string().trim().min(3).max(160).superRefine(atLeast(3)),
	goal: text(1000).default(''),
	who: text(300).default(''),
	ways: linesOf(MOST_WAYS, 400),
	result: text(2000).default(''),
	state: z.enum(stepStates).default('planned'),
});
export type StepInput = z.output<typeof stepInput>;

/** The steps of the working group of the pilot, ready to be added to a plan. */
export function pilotSteps({ steps }: Templates): StepInput[] {
	return steps.map(({ title, goal, who, ways }) => ({
		title,
		goal,
		who,
		ways: ways.map((way) => way.text),
		result: '',
		state: 'planned',
	}));
}

/**
 * The order of ids after one of them moved a place.
 * @param by -1 is up, 1 is down
 * @returns the same order when it cannot move further or is not there
 */
export function movedOrder(ids: readonly string[], id: string, by: -1 | 1): string[] {
	const from = ids.indexOf(id);
	const other = ids[from + by];
	if (from < 0 || other === undefined) return [...ids];
	return ids.map((one) => (one === id ? other : one === other ? id : one));
}
