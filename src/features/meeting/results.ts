import type { Result } from '#features/method/index.ts';
import type { CircleKind } from '#features/people/index.ts';
import type { StopKind } from '#features/theme/index.ts';
import type { Agreed } from './meeting-state.ts';
import type { MeetingRow } from './planned-meeting.ts';

/** What something that was agreed can go on as. An insight stays what it is. */
export const becomings = [
	'action',
	'observation',
	'hypothesis',
	'condition',
	'signal',
	'nuance',
	'recommendation',
] as const satisfies readonly Result[];
export type Becoming = (typeof becomings)[number];

const onTheme: ReadonlySet<Becoming> = new Set(['nuance', 'recommendation']);

/**
 * What can be made of something that was agreed, what was meant first. Of the table of a trajectory nothing goes to a theme
 * but as a signal.
 */
export function offersOf({ into }: Pick<Agreed, 'into'>, circleKind: CircleKind): Becoming[] {
	const all = becomings.filter((one) => circleKind !== 'table' || !onTheme.has(one));
	const first = all.find((one) => one === into);
	return first ? [first, ...all.filter((one) => one !== first)] : all;
}

const steps = { observation: 'objectify', hypothesis: 'analyse', condition: 'plan' } as const;

/** Where something that was agreed went on; nothing for a signal, which keeps no way back. */
export function placeOfResult(
	row: Pick<MeetingRow, 'cycleId' | 'themeId'>,
	{ id, became }: Pick<Agreed, 'id' | 'became'>,
): string | undefined {
	if (became === 'action') return `/actions/${id}`;
	if (became === 'observation' || became === 'hypothesis' || became === 'condition')
		return row.cycleId ? `/reflections/${row.cycleId}/${steps[became]}` : undefined;
	if (became === 'nuance') return row.themeId ? `/themes/${row.themeId}#nuances` : undefined;
	if (became === 'recommendation') return row.themeId ? `/themes/${row.themeId}#recommendations` : undefined;
	return undefined;
}

const stopOfMethod: Readonly<Partial<Record<string, StopKind>>> = {
	'learning-network': 'learningNetwork',
	'sector-talk': 'sectorTalk',
	'network-forum': 'networkForum',
	'policy-talk': 'policyTalk',
};
const stopOfCircle: Readonly<Partial<Record<CircleKind, StopKind>>> = {
	learningNetwork: 'learningNetwork',
	workingGroup: 'workingGroup',
	networkForum: 'networkForum',
	steeringGroup: 'policyTalk',
	regionalConsultation: 'policyTalk',
};

/** As what a meeting stands on the road of its theme: by its method, else by its group. */
export function stopKindOf({ slug, circleKind }: Pick<MeetingRow, 'slug' | 'circleKind'>): StopKind {
	return stopOfMethod[slug] ?? stopOfCircle[circleKind] ?? 'partner';
}

/** Methods that fit a meeting about a theme, in the order of the library. */
export const methodsForThemes = [
	'learning-network',
	'sector-talk',
	'network-forum',
	'policy-talk',
	'focus-group',
] as const;
