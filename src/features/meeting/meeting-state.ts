import type { Activity, Result } from '#features/method/index.ts';
import type { Script } from './script.ts';

/** Named: who wrote a card can be seen. Anonymous: it is not kept. Chosen by the group, never back to named. */
export type Naming = 'named' | 'anonymous';
/**
 * planned: people may look and prepare · lobby: the doors are open · running · paused: by the case giver or the process
 * guide · ended
 */
export type Stage = 'planned' | 'lobby' | 'running' | 'paused' | 'ended';
/** member: of the group. The others are there for this meeting only and see the exercise, never a trajectory. */
export const participantKinds = ['member', 'family', 'partner', 'guest'] as const;
export type ParticipantKind = (typeof participantKinds)[number];
/** expected: prepares before the door opens · waiting: before the door */
export type Standing = 'expected' | 'waiting' | 'in' | 'refused' | 'left';

export type Participant = {
	readonly id: string;
	readonly name: string;
	readonly kind: ParticipantKind;
	readonly role: string | null;
	readonly standing: Standing;
	/** False for somebody who sits there without one; the process guide enters for them. */
	readonly device: boolean;
};

export type Card = {
	readonly id: string;
	readonly text: string;
	/** The run of a phase in which it was written. */
	readonly run: number;
	/** Who wrote it; null when that is not kept, and for what was laid on the table by the meeting itself. */
	readonly by: string | null;
	/** The zone of a board. */
	readonly place: string | null;
	readonly group: string | null;
	readonly shown: boolean;
	readonly aside: boolean;
	/** The dots that it got in the last choice. */
	readonly dots: number | null;
	/** The signal that was laid on the table as this card. */
	readonly signalId: string | null;
};
export type Group = { readonly id: string; readonly title: string; readonly dots: number | null };

export type Poll = {
	readonly id: number;
	/** The run of a phase in which it was opened. */
	readonly run: number;
	readonly kind: 'dots' | 'scale';
	/** Of a scale: what is asked, when that is no prompt of the phase. */
	readonly question: string;
	/** Ids of the points of a scale; empty for dots, which go to what lies on the table. */
	readonly points: readonly string[];
	/** The scan whose points these are. */
	readonly scan: string | null;
	/** How many dots everybody has. */
	readonly most: number;
	readonly open: boolean;
	/** How many there are for each point, card or group, once it was revealed. */
	readonly tally: Readonly<Record<string, number>> | null;
	/** How many people chose. */
	readonly of: number;
};

export type Drawn = {
	readonly id: string;
	readonly deck: string;
	readonly card: string;
	readonly by: string;
	readonly deepened: boolean;
};

export type Clock = {
	/** Milliseconds since 1970, on the clock of the server. */
	readonly startedAt: number;
	readonly minutes: number;
	readonly pausedAt: number | null;
	readonly pausedMs: number;
};

/** One time that a phase is played; a phase that is repeated has several. */
export type Run = {
	readonly id: number;
	readonly phase: string;
	readonly activity: Activity;
	readonly clock: Clock;
	/** Who said "I am ready". */
	readonly ready: ReadonlySet<string>;
	/** Who had a turn or passed, in order. */
	readonly spoken: readonly string[];
	readonly speaking: string | null;
	readonly hands: readonly string[];
	/** The prompt, or question of a guide, that is asked now. */
	readonly asked: string | null;
	/** Answers given on the road through a tree. */
	readonly walked: readonly string[];
	readonly drawn: readonly Drawn[];
	/** What was written in it has been revealed. */
	readonly revealed: boolean;
};

/** What was decided or agreed, or what the meeting yields. */
export type Agreed = {
	readonly id: string;
	readonly text: string;
	readonly into: Result;
	/** Who takes it on: a member, else nobody yet. */
	readonly owner: string | null;
	readonly due: string | null;
	/** Of a nuance: the sector or partner whose it is. */
	readonly sector: string;
	/** What it turned into afterwards; never the way to a signal. */
	readonly became: Result | null;
	/** Agreement by members once the meeting was over: whoever was there as a guest does not read along. */
	readonly afterwards: boolean;
};

/** An agreement as somebody makes it. */
export type Agreement = Omit<Agreed, 'became' | 'afterwards'>;

export type Meeting = {
	/** The number of the last event. */
	readonly number: number;
	readonly script: Script;
	readonly stage: Stage;
	readonly naming: Naming | null;
	/** Whoever has the code walks in; else the process guide admits. */
	readonly openDoor: boolean;
	readonly leadId: string | null;
	readonly coGuides: ReadonlySet<string>;
	readonly caseGiverId: string | null;
	readonly people: ReadonlyMap<string, Participant>;
	readonly runs: readonly Run[];
	readonly cards: ReadonlyMap<string, Card>;
	readonly groups: ReadonlyMap<string, Group>;
	readonly poll: Poll | null;
	readonly polls: number;
	readonly agreed: ReadonlyMap<string, Agreed>;
	/** What lies in the holding tables, as far as this process knows: never whose it is. */
	readonly held: { readonly cards: number; readonly ballots: number };
};

const noScript: Script = {
	roles: [],
	phases: [],
	yields: [],
	decks: {},
	boards: {},
	guides: {},
	scans: {},
	trees: {},
};

/** A meeting of which nothing is known yet. */
export const emptyMeeting: Meeting = {
	number: 0,
	script: noScript,
	stage: 'planned',
	naming: null,
	openDoor: false,
	leadId: null,
	coGuides: new Set(),
	caseGiverId: null,
	people: new Map(),
	runs: [],
	cards: new Map(),
	groups: new Map(),
	poll: null,
	polls: 0,
	agreed: new Map(),
	held: { cards: 0, ballots: 0 },
};

/** The run that is played now. */
export function nowOf({ runs }: Pick<Meeting, 'runs'>): Run | undefined {
	return runs.at(-1);
}

/** The meeting with a change in the run that is played now. */
export function onRun(meeting: Meeting, change: (run: Run) => Partial<Run>): Meeting {
	const run = nowOf(meeting);
	return run ? { ...meeting, runs: [...meeting.runs.slice(0, -1), { ...run, ...change(run) }] } : meeting;
}

/** The phase of the script that a run plays. */
export function phaseOf({ script }: Pick<Meeting, 'script'>, run: Pick<Run, 'phase'> | undefined) {
	return run && script.phases.find(({ id }) => id === run.phase);
}

/** Who leads this meeting: the process guide and who leads along. */
export function isLead({ leadId, coGuides }: Pick<Meeting, 'leadId' | 'coGuides'>, id: string): boolean {
	return leadId === id || coGuides.has(id);
}

/** Those who sit in the meeting now. */
export function seated({ people }: Pick<Meeting, 'people'>): Participant[] {
	return [...people.values()].filter(({ standing }) => standing === 'in');
}

/** Whether this phase asks something of a participant: the rest listens. In silence everybody may write. */
export function mayTakePart(meeting: Meeting, participant: Participant): boolean {
	const phase = phaseOf(meeting, nowOf(meeting));
	if (!phase?.who || phase.quiet || isLead(meeting, participant.id)) return true;
	return participant.role !== null && phase.who.includes(participant.role);
}

/** Below this many people the way somebody writes may tell who it was. */
export const FEW_PEOPLE = 5;
/** The most characters of one card or agreement. */
export const MOST_CHARACTERS = 1000;
export const MOST_NAME = 40;
/** The most agreements of one meeting. */
export const MOST_AGREED = 100;
