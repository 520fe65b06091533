import { evolveTable } from './evolve-table.ts';
import type { MeetingEvent } from './meeting-event.ts';
import { type Clock, type Meeting, onRun, type Participant, type Run } from './meeting-state.ts';

/**
 * The meeting after an event. Pure: replaying the events of a meeting from the first gives its state.
 * @param event the next one: its number is one more than that of the meeting
 */
export function evolve(meeting: Meeting, event: MeetingEvent): Meeting {
	return { ...(evolvePeople(meeting, event) ?? evolveTable(meeting, event)), number: event.number };
}

/** The meeting after events, from nothing or from where it stood. */
export function replay(meeting: Meeting, events: readonly MeetingEvent[]): Meeting {
	return events.reduce(evolve, meeting);
}

/** What concerns people, phases and the clock; undefined for what concerns cards, choices and agreements. */
function evolvePeople(meeting: Meeting, event: MeetingEvent): Meeting | undefined {
	switch (event.what) {
		case 'prepared':
			return { ...meeting, script: event.script };
		case 'joined':
			return withPeople(meeting, [event.person]);
		case 'stood': {
			const stood = event.ids.flatMap((id) => meeting.people.get(id) ?? []);
			const after = withPeople(
				meeting,
				stood.map((one) => ({ ...one, standing: event.standing })),
			);
			return event.standing === 'in' ? after : withoutTurns(after, event.ids);
		}
		case 'roleTaken':
			return changed(meeting, event.id, { role: event.role });
		case 'renamed':
			return changed(meeting, event.id, { name: event.name });
		case 'leadGiven':
			return { ...meeting, leadId: event.id, coGuides: without(meeting.coGuides, event.id) };
		case 'coGuideChosen':
			return {
				...meeting,
				coGuides: event.on ? add(meeting.coGuides, event.id) : without(meeting.coGuides, event.id),
			};
		case 'caseGiverChosen':
			return { ...meeting, caseGiverId: event.id };
		case 'opened':
			return { ...meeting, stage: 'lobby' };
		case 'namingChosen':
			return { ...meeting, naming: event.naming };
		case 'doorSet':
			return { ...meeting, openDoor: event.open };
		case 'phaseStarted': {
			const clock = { startedAt: event.at, minutes: event.minutes, pausedAt: null, pausedMs: 0 };
			const { phase, activity, asked } = event;
			const run = { ...freshRun, id: meeting.runs.length + 1, phase, activity, asked, clock };
			return { ...meeting, stage: 'running', runs: [...meeting.runs, run] };
		}
		case 'paused':
			return onRun({ ...meeting, stage: 'paused' }, ({ clock }) => ({
				clock: { ...clock, pausedAt: event.at },
			}));
		case 'resumed':
			return onRun({ ...meeting, stage: 'running' }, ({ clock }) => ({ clock: goneOn(clock, event.at) }));
		case 'ended':
			return {
				...onRun(meeting, ({ clock }) => ({ clock: goneOn(clock, event.at) })),
				stage: 'ended',
				// Whoever stopped it was promised that nobody reads what was not shown.
				cards: new Map([...meeting.cards].filter(([, { shown }]) => shown)),
			};
		case 'reopened':
			return { ...meeting, stage: meeting.runs.length > 0 ? 'running' : 'lobby' };
		case 'clockSet':
			return onRun(meeting, ({ clock }) => ({ clock: { ...clock, minutes: event.minutes } }));
		case 'activityChosen':
			return onRun(meeting, () => ({
				activity: event.activity,
				ready: new Set(),
				asked: null,
				revealed: false,
			}));
		case 'asked':
			return onRun(meeting, () => ({ asked: event.id }));
		case 'ready':
			return onRun(meeting, ({ ready }) => ({
				ready: event.on ? add(ready, event.id) : without(ready, event.id),
			}));
		case 'handRaised':
			return onRun(meeting, ({ hands }) => ({
				hands: event.on
					? [...hands.filter((id) => id !== event.id), event.id]
					: hands.filter((id) => id !== event.id),
			}));
		case 'turnGiven':
			return onRun(meeting, ({ hands }) => ({
				speaking: event.id,
				hands: hands.filter((id) => id !== event.id),
			}));
		case 'turnTaken':
			return onRun(meeting, ({ spoken, speaking, hands }) => ({
				spoken: [...spoken.filter((id) => id !== event.id), event.id],
				speaking: speaking === event.id ? null : speaking,
				hands: hands.filter((id) => id !== event.id),
			}));
		default:
			return undefined;
	}
}

const freshRun: Omit<Run, 'id' | 'phase' | 'activity' | 'clock' | 'asked'> = {
	ready: new Set(),
	spoken: [],
	speaking: null,
	hands: [],
	walked: [],
	drawn: [],
	revealed: false,
};

function goneOn(clock: Clock, at: number): Clock {
	if (clock.pausedAt === null) return clock;
	return { ...clock, pausedAt: null, pausedMs: clock.pausedMs + Math.max(0, at - clock.pausedAt) };
}

function withPeople(meeting: Meeting, people: readonly Participant[]): Meeting {
	const after = new Map(meeting.people);
	for (const one of people) after.set(one.id, one);
	return { ...meeting, people: after };
}

function changed(meeting: Meeting, id: string, change: { role: string | null } | { name: string }): Meeting {
	const one = meeting.people.get(id);
	return one ? withPeople(meeting, [{ ...one, ...change }]) : meeting;
}

function withoutTurns(meeting: Meeting, ids: readonly string[]): Meeting {
	return onRun(meeting, ({ ready, speaking, hands }) => ({
		ready: new Set([...ready].filter((id) => !ids.includes(id))),
		speaking: speaking !== null && ids.includes(speaking) ? null : speaking,
		hands: hands.filter((id) => !ids.includes(id)),
	}));
}

const add = (set: ReadonlySet<string>, id: string) => new Set([...set, id]);
const without = (set: ReadonlySet<string>, id: string) => new Set([...set].filter((one) => one !== id));
