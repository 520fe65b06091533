import type { Day } from '#platform/day.ts';

/**
 * The life of a signal (docs/glossary.md). `draft` and `checked` before the first sending live in the draft at its
 * table; every later state is the signal's own.
 */
export const signalStates = [
	'draft',
	'checked',
	'sent',
	'received',
	'bundled',
	'inDiscussion',
	'returned',
	'recommended',
	'decided',
	'trialRunning',
	'answered',
	'judged',
	'declined',
	'withdrawn',
] as const;
export type SignalState = (typeof signalStates)[number];

/** Every move that exists. All else is refused. */
const moves: Readonly<Record<SignalState, readonly SignalState[]>> = {
	draft: ['checked', 'withdrawn'],
	checked: ['sent', 'withdrawn'],
	sent: ['received', 'withdrawn'],
	received: ['bundled', 'inDiscussion', 'returned', 'declined', 'decided', 'withdrawn'],
	returned: ['checked', 'withdrawn'],
	bundled: ['inDiscussion'],
	inDiscussion: ['recommended', 'decided'],
	recommended: ['decided'],
	decided: ['answered', 'trialRunning'],
	trialRunning: ['decided'],
	answered: ['judged'],
	// A verdict "did not help" or "never heard" brings it back to the coordinator.
	judged: ['received'],
	declined: ['judged'],
	withdrawn: [],
};

/** Whether a signal may go from one state to another. */
export function canMove(from: SignalState, to: SignalState): boolean {
	return moves[from].includes(to);
}

/** Whether nobody owes anything any more: the loop is closed, or was never opened. */
export function isClosed(state: SignalState): boolean {
	return state === 'judged' || state === 'withdrawn';
}

export type Support = 'one' | 'table' | 'withFamily';
export type Direction = 'helps' | 'hinders';
export type Level = 'micro' | 'meso' | 'macro';
export type Side = 'senders' | 'addressee' | 'coordinator' | 'steering' | 'lus';

/** The six honest answers. */
export const verdictsOfDecision = ['yes', 'partly', 'no', 'notYet', 'notOurs', 'trial'] as const;
export type DecisionVerdict = (typeof verdictsOfDecision)[number];

/** What those who raised it say of the answer. */
export const verdictsOfSenders = ['helped', 'partly', 'not', 'neverHeard'] as const;
export type SendersVerdict = (typeof verdictsOfSenders)[number];

/** Whether this verdict brings the signal back to the coordinator. */
export function bringsBack(verdict: SendersVerdict): boolean {
	return verdict === 'not' || verdict === 'neverHeard';
}

/** Days within which a signal is released when no other table has one waiting. */
export const RELEASE_DAYS = 14;
/** Without a receipt after so many days the coordinator hears of it. */
export const RECEIPT_DAYS = 7;
/** After a reminder the coordinator hears of it a week later, the steering group a week after that. */
export const ESCALATION_DAYS = 7;
/** "Do you notice anything of it?" so many months after the answer. */
export const LOOK_BACK_MONTHS = [3, 12] as const;
/** A theme is shown outside from so many tables on. */
export const TABLES_TO_SHOW = 3;

export type ClockMark = { readonly step: 'receipt' | 'reminder' | 'coordinator' | 'steering' };
export type Clock = {
	readonly deliveredOn: Day;
	readonly dueOn: Day | null;
	readonly receivedOn: Day | null;
	readonly receiptRaisedOn: Day | null;
	readonly remindedOn: Day | null;
	readonly raisedToCoordinatorOn: Day | null;
	readonly raisedToSteeringOn: Day | null;
};

/**
 * What the clock of one delivery asks for today; at most one step a day, in the written order: no receipt after
 * 7 days goes to the coordinator; overdue: a reminder, a week later the coordinator, a week later the steering group.
 * @param addDays adds calendar days to a day
 */
export function clockStep(
	clock: Clock,
	today: Day,
	addDays: (day: Day, count: number) => Day,
): ClockMark | undefined {
	const { dueOn } = clock;
	if (dueOn === null) return undefined;
	if (!clock.receivedOn && !clock.receiptRaisedOn && today >= addDays(clock.deliveredOn, RECEIPT_DAYS)) {
		return { step: 'receipt' };
	}
	if (today <= dueOn) return undefined;
	if (!clock.remindedOn) return { step: 'reminder' };
	if (!clock.raisedToCoordinatorOn) {
		return today >= addDays(clock.remindedOn, ESCALATION_DAYS) ? { step: 'coordinator' } : undefined;
	}
	if (!clock.raisedToSteeringOn) {
		return today >= addDays(clock.raisedToCoordinatorOn, ESCALATION_DAYS) ? { step: 'steering' } : undefined;
	}
	return undefined;
}
