import type { Locale } from '#platform/locale.ts';
import type { Frame, TrajectoryState } from './register.ts';
import type { EventKind } from './timeline.ts';

type Words = {
	readonly states: Record<TrajectoryState, string>;
	readonly frames: Record<Frame, string>;
	readonly events: Record<EventKind, string>;
};

const nl: Words = {
	states: {
		registered: 'aangemeld',
		running: 'loopt',
		closed: 'afgerond',
		notStarted: 'niet opgestart',
	},
	frames: { voluntary: 'vrijwillig', concern: 'verontrusting', judicial: 'gerechtelijk' },
	events: {
		registration: 'aanmelding',
		start: 'opstart',
		startTalk: 'startgesprek',
		waiting: 'wachttijd',
		consultation: 'overleg',
		crisis: 'crisis',
		rupture: 'breuk',
		change: 'wissel',
		handOver: 'overdracht',
		closing: 'afrondmoment',
		afterCare: 'nazorg',
	},
};

const en: Words = {
	states: { registered: 'registered', running: 'running', closed: 'closed', notStarted: 'not started' },
	frames: { voluntary: 'voluntary', concern: 'concern', judicial: 'judicial' },
	events: {
		registration: 'registration',
		start: 'start',
		startTalk: 'start talk',
		waiting: 'waiting time',
		consultation: 'consultation',
		crisis: 'crisis',
		rupture: 'rupture',
		change: 'change of worker',
		handOver: 'hand-over',
		closing: 'closing moment',
		afterCare: 'after-care',
	},
};

/** The words of trajectories, per language. */
export const trajectoryWords: Record<Locale, Words> = { nl, en };
