import type { CircleKind } from '#features/people/index.ts';
import type { Day } from '#platform/day.ts';

/** Kinds of guidance that run as a series (Reflectie op de werkvloer, section 3 and appendix 2). */
export const trackKinds = ['supervision', 'coaching', 'workFloor', 'learningGroup'] as const;
export type TrackKind = (typeof trackKinds)[number];

/** The kinds of group in which a series lives: small, and of colleagues. A table, a notebook and a body never do. */
export const trackCircleKinds = [
	'duo',
	'team',
	'learningCircle',
	'intervisionGroup',
	'learningGroup',
] as const satisfies readonly CircleKind[];

/** Whether a series can live in a group of this kind. */
export function canHoldTrack(kind: CircleKind): boolean {
	return trackCircleKinds.some((one) => one === kind);
}

/** The methods of the library that lead one meeting of a kind, the usual one first. */
const methodsOf: Readonly<Record<TrackKind, readonly [string, ...string[]]>> = {
	supervision: ['supervision-talk'],
	coaching: ['work-guidance-talk'],
	workFloor: ['work-floor-coaching'],
	learningGroup: ['learning-group', 'permanent-learning-group'],
};

/** The method with which one meeting of a series is planned, by its name in the library. */
export function methodOf(kind: TrackKind): string {
	return methodsOf[kind][0];
}

/** The kind of series to which a method of the library belongs; undefined for other methods. */
export function kindOfMethod(slug: string): TrackKind | undefined {
	return trackKinds.find((kind) => methodsOf[kind].includes(slug));
}

/** A talk of three takes place at the start, half-way and at the end. */
export const moments = ['start', 'halfway', 'end'] as const;
export type Moment = (typeof moments)[number];
export const goalStates = ['open', 'reached', 'partly', 'letGo'] as const;
export type GoalState = (typeof goalStates)[number];
export const meetingStates = ['planned', 'held', 'dropped'] as const;
export type MeetingState = (typeof meetingStates)[number];

/** The most characters of one text, and the most goals of one person. */
export const TEXT_LIMIT = 2000;
export const SENTENCE_LIMIT = 400;
export const MOST_GOALS = 8;

export type Track = {
	readonly id: string;
	readonly circleId: string;
	readonly circleName: string;
	readonly kind: TrackKind;
	readonly rhythmWeeks: number;
	readonly tapers: boolean;
	readonly startedOn: Day;
	readonly endedOn: Day | null;
	/** Why it stopped early; empty when it did not. */
	readonly stopReason: string;
};
/** Somebody who takes part; `leaderId` only of who is guided. */
export type Taker = {
	readonly personId: string;
	readonly name: string;
	readonly role: 'guided' | 'guide';
	readonly leaderId: string | null;
	readonly leaderName: string | null;
};
export type TrackMeeting = {
	readonly id: string;
	readonly plannedOn: Day;
	readonly state: MeetingState;
	/** The time that the one who looks wrote down for it; nobody sees that of another. */
	readonly minutes: number | null;
};
export type Talk = {
	readonly personId: string;
	readonly moment: Moment;
	readonly plannedOn: Day | null;
	readonly held: boolean;
};
export type Goal = {
	readonly id: string;
	readonly personId: string;
	readonly what: string;
	/** How one will notice that it is reached. */
	readonly notice: string;
	readonly state: GoalState;
	/** Since when the leader may read it; null while it is visible to the track only. */
	readonly agreedOn: Day | null;
};
export type Question = { readonly id: string; readonly personId: string; readonly text: string };
/** What stays in the track: questions, and by person or goal what was written. */
export type Notes = {
	readonly questions: readonly Question[];
	readonly evidence: Readonly<Record<string, string>>;
	readonly evaluations: Readonly<Record<string, Readonly<Record<string, string>>>>;
	readonly insights: Readonly<Record<string, string>>;
};
/** All that a leader reads of one guided person. */
export type Led = {
	readonly trackId: string;
	readonly personId: string;
	readonly personName: string;
	readonly guideName: string | null;
	readonly kind: TrackKind;
	readonly startedOn: Day;
	readonly endedOn: Day | null;
	readonly goals: readonly Goal[];
	readonly talks: readonly Talk[];
};
