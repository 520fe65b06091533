import type { Command } from './command.ts';
import {
	isLead,
	type Meeting,
	mayTakePart,
	nowOf,
	type Participant,
	type Run,
	seated,
} from './meeting-state.ts';
import { happens, merged, type Outcome, refuse } from './outcome.ts';
import type { ScriptPhase } from './script.ts';

/** Phases, the clock, readiness and turns. */
export function decideOnRun(
	meeting: Meeting,
	command: Command,
	me: Participant,
	lead: boolean,
): Outcome | undefined {
	const run = nowOf(meeting);
	switch (command.what) {
		case 'start': {
			if (meeting.stage === 'planned') return refuse('not-opened');
			if (run) return merged;
			if (meeting.naming === null) return refuse('naming-first');
			const first = meeting.script.phases[0];
			return first ? starts(first) : refuse('not-now');
		}
		case 'pause':
			if (!mayStop(meeting, me, lead)) return refuse('case-or-lead-only');
			if (meeting.stage === 'paused') return merged;
			return meeting.stage === 'running' ? happens({ what: 'paused' }) : refuse('not-now');
		case 'resume':
			return meeting.stage === 'paused' ? happens({ what: 'resumed' }) : merged;
		case 'end':
			if (!mayStop(meeting, me, lead)) return refuse('case-or-lead-only');
			if (meeting.stage === 'planned') return refuse('not-opened');
			return ending(meeting, run, lead);
		case 'next':
		case 'goTo':
		case 'repeat':
		case 'chooseActivity':
		case 'ask':
		case 'setClock':
			if (!run) return refuse('not-now');
			// Two who lead press at once, or one presses twice: the second meant the phase that is over.
			if (command.run !== run.id) return merged;
			return decideOnPhase(meeting, command, run);
		case 'ready':
		case 'raiseHand':
		case 'giveTurn':
		case 'takeTurn':
			if (!run) return refuse('not-now');
			if (command.run !== run.id) return merged;
			if (meeting.stage === 'paused') return refuse('meeting-paused');
			return decideOnTurn(meeting, command, run, me, lead);
		default:
			return undefined;
	}
}

/**
 * Who leads shows what was given before the end. When the one who brought the case or the family stops it, what was not
 * shown is destroyed unread.
 */
function ending(meeting: Meeting, run: Run | undefined, lead: boolean): Outcome {
	const hidden = lead && run ? stillHidden(meeting, run) : undefined;
	return hidden ? { ...hidden, again: true } : happens({ what: 'ended' });
}

/** Whoever brought the case and the family can always halt it, beside those who lead. */
export function mayStop(meeting: Meeting, me: Participant, lead: boolean): boolean {
	return lead || me.id === meeting.caseGiverId || me.kind === 'family';
}

const starts = (phase: ScriptPhase): Outcome =>
	happens({
		what: 'phaseStarted',
		phase: phase.id,
		activity: phase.activities[0] ?? 'talk',
		minutes: phase.minutes,
		asked: null,
	});

type OfPhase = Extract<Command, { what: 'next' | 'goTo' | 'repeat' | 'chooseActivity' | 'ask' | 'setClock' }>;

function decideOnPhase(meeting: Meeting, command: OfPhase, run: Run): Outcome {
	const { phases } = meeting.script;
	const at = phases.findIndex(({ id }) => id === run.phase);
	const unresolved = stillHidden(meeting, run);
	switch (command.what) {
		case 'next': {
			if (unresolved) return unresolved;
			const next = phases[at + 1];
			return next ? starts(next) : happens({ what: 'ended' });
		}
		case 'goTo': {
			if (unresolved) return unresolved;
			const wanted = phases.find(({ id }) => id === command.phase);
			return wanted ? starts(wanted) : refuse('place-unknown');
		}
		case 'repeat': {
			if (unresolved) return unresolved;
			const again = phases[at];
			return again ? starts(again) : refuse('place-unknown');
		}
		case 'chooseActivity':
			if (command.activity === run.activity) return merged;
			return unresolved ?? happens({ what: 'activityChosen', activity: command.activity });
		case 'ask':
			return command.id === run.asked ? merged : happens({ what: 'asked', id: command.id });
		case 'setClock':
			return command.minutes === run.clock.minutes
				? merged
				: happens({ what: 'clockSet', minutes: command.minutes });
	}
}

/**
 * What was written in silence, or chosen, is shown before the table turns to something else, so that nothing that people
 * gave gets stuck.
 */
function stillHidden(meeting: Meeting, run: Run): { reveal: true } | { count: number } | undefined {
	if (meeting.poll?.open) return { count: meeting.poll.id };
	const hidden = [...meeting.cards.values()].some((card) => !card.shown && card.run === run.id);
	return hidden || meeting.held.cards > 0 ? { reveal: true } : undefined;
}

type OfTurn = Extract<Command, { what: 'ready' | 'raiseHand' | 'giveTurn' | 'takeTurn' }>;

function decideOnTurn(meeting: Meeting, command: OfTurn, run: Run, me: Participant, lead: boolean): Outcome {
	switch (command.what) {
		case 'ready': {
			const id = command.id ?? me.id;
			if (id !== me.id && !lead) return refuse('lead-only');
			if (meeting.people.get(id)?.standing !== 'in') return refuse('not-there');
			return run.ready.has(id) === command.on ? merged : happens({ what: 'ready', id, on: command.on });
		}
		case 'raiseHand':
			if (run.hands.includes(me.id) === command.on) return merged;
			if (command.on && !mayTakePart(meeting, me)) return refuse('listen-now');
			return happens({ what: 'handRaised', id: me.id, on: command.on });
		case 'giveTurn':
			if (command.id !== null && meeting.people.get(command.id)?.standing !== 'in')
				return refuse('not-there');
			return run.speaking === command.id ? merged : happens({ what: 'turnGiven', id: command.id });
		case 'takeTurn': {
			const id = command.id ?? me.id;
			if (id !== me.id && !lead) return refuse('lead-only');
			const one = meeting.people.get(id);
			if (one?.standing !== 'in') return refuse('not-there');
			if (!mayTakePart(meeting, one)) return refuse('listen-now');
			return run.spoken.includes(id) && run.speaking !== id ? merged : happens({ what: 'turnTaken', id });
		}
	}
}

/** Who is asked something in this phase and has not had a turn yet; for whoever leads alone. */
export function notSpokenYet(meeting: Meeting): Participant[] {
	const run = nowOf(meeting);
	if (!run) return [];
	return seated(meeting).filter(
		(one) => !run.spoken.includes(one.id) && !isLead(meeting, one.id) && mayTakePart(meeting, one),
	);
}
