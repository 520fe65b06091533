import { z } from 'zod';
import { TABLES_TO_SHOW } from '#features/signal/index.ts';
import { isDay } from '#platform/day.ts';

export const themeKinds = ['barrier', 'workingElement', 'chance'] as const;
export type ThemeKind = (typeof themeKinds)[number];

export const themeStates = ['collecting', 'inDiscussion', 'recommended', 'decided', 'answered'] as const;
export type ThemeState = (typeof themeStates)[number];

const moves: Readonly<Record<ThemeState, readonly ThemeState[]>> = {
	collecting: ['inDiscussion'],
	inDiscussion: ['recommended', 'decided'],
	recommended: ['decided', 'inDiscussion'],
	decided: ['answered', 'decided'],
	answered: [],
};

/** Whether a theme may go from one state to another. */
export function canMoveTheme(from: ThemeState, to: ThemeState): boolean {
	return moves[from].includes(to);
}

export const stopKinds = [
	'tables',
	'samenwerkingsoverleg',
	'learningNetwork',
	'sectorTalk',
	'networkForum',
	'partner',
	'workingGroup',
	'policyTalk',
	'publication',
] as const;
export type StopKind = (typeof stopKinds)[number];

export const audiences = ['policyMakers', 'networks', 'organisations', 'workers', 'coreTheme'] as const;
export type Audience = (typeof audiences)[number];

export const testGroups = ['strategic', 'operational', 'clientsAndOthers'] as const;
export type TestGroup = (typeof testGroups)[number];

/** Whether a theme may be shown outside the groups that work on it: from three tables on. */
export function mayBeShown(tables: number | null): boolean {
	return tables !== null && tables >= TABLES_TO_SHOW;
}

const text = (least: number, most: number) => z.string().trim().min(least).max(most);
const maybeId = z.preprocess((value) => (value === '' ? null : value), z.uuid().nullable().default(null));
const maybeDay = z.preprocess(
	(value) => (value === '' ? null : value),
	z.string().refine(isDay, { error: 'day' }).nullable().default(null),
);
/** A text area with one item on each line. */
const lines = z
	.union([z.string(), z.array(z.string())])
	.default('')
	.transform((value) =>
		(Array.isArray(value) ? value : value.split('\n')).map((line) => line.trim()).filter(Boolean),
	)
	.pipe(z.array(z.string().max(600)).max(20));

export const themeInput = z.object({
	kind: z.enum(themeKinds),
	title: text(3, 160),
	summary: text(0, 4000).default(''),
	familiesSay: text(0, 2000).default(''),
	wouldHelp: text(0, 2000).default(''),
	topicId: maybeId,
	ruleId: maybeId,
});
export type ThemeInput = z.output<typeof themeInput>;

export const stopInput = z.object({
	kind: z.enum(stopKinds),
	circleId: maybeId,
	label: text(0, 160).default(''),
	onDay: maybeDay,
	/** False when nobody knows any more at which point of the road it came. */
	orderKnown: z.preprocess((value) => value !== false && value !== 'false', z.boolean()),
});
export type StopInput = Omit<z.output<typeof stopInput>, 'orderKnown'> & { readonly orderKnown?: boolean };

export const nuanceInput = z.object({ sector: text(1, 80), body: text(3, 2000) });

export const recommendationInput = z.object({
	audience: z.enum(audiences),
	coreTheme: z.preprocess((value) => (value === '' ? null : value), text(1, 160).nullable().default(null)),
	body: text(5, 2000),
	conditions: lines,
	obstacles: lines,
});
export type RecommendationInput = z.output<typeof recommendationInput>;

export const testInput = z.object({
	testedWith: z.enum(testGroups),
	who: text(2, 200),
	onDay: z.string().refine(isDay, { error: 'day' }),
	whatChanged: text(0, 1000).default(''),
});
export type TestInput = z.output<typeof testInput>;
