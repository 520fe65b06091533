import type { Command } from './command.ts';
import { type Meeting, mayTakePart, nowOf, type Participant, type Poll, phaseOf } from './meeting-state.ts';
import { happens, merged, type Outcome, refuse } from './outcome.ts';

/** The points of a scale that no scan gives: 0 to 10. */
const TEN = Array.from({ length: 11 }, (_, point) => String(point));

/** Dots and scales: everybody chooses unseen, and only how many chose what is ever shown. */
export function decideOnPolls(meeting: Meeting, command: Command, me: Participant): Outcome | undefined {
	const run = nowOf(meeting);
	const { poll } = meeting;
	switch (command.what) {
		case 'openDots':
		case 'openScale': {
			if (!run) return refuse('not-now');
			if (command.run !== run.id) return merged;
			if (poll?.open) return merged;
			if (command.what === 'openDots') {
				if (targetsOf(meeting).length === 0) return refuse('nothing-to-choose');
				return happens({
					what: 'pollOpened',
					poll: { kind: 'dots', question: '', points: [], scan: null, most: command.most },
				});
			}
			const uses = phaseOf(meeting, run)?.uses ?? [];
			if (command.scan !== null && !uses.includes(command.scan)) return refuse('place-unknown');
			if (command.question.length > 300) return refuse('text-too-long');
			const points = command.scan === null ? TEN : (meeting.script.scans[command.scan] ?? []);
			if (points.length === 0) return refuse('place-unknown');
			return happens({
				what: 'pollOpened',
				poll: { kind: 'scale', question: command.question, points, scan: command.scan, most: 1 },
			});
		}
		case 'choose': {
			if (!poll || poll.id !== command.poll || !poll.open) return refuse('already-shown');
			if (meeting.stage === 'paused') return refuse('meeting-paused');
			const voter = command.for === null ? me : meeting.people.get(command.for);
			if (voter?.standing !== 'in') return refuse('not-there');
			if (!mayTakePart(meeting, voter)) return refuse('listen-now');
			const choice = Object.entries(command.choice).filter(([, count]) => count > 0);
			const allowed = poll.kind === 'dots' ? targetsOf(meeting) : poll.points;
			if (choice.some(([id]) => !allowed.includes(id))) return refuse('place-unknown');
			if (choice.reduce((sum, [, count]) => sum + count, 0) > poll.most) return refuse('too-many-dots');
			return {
				ballot: {
					poll: poll.id,
					voter: voter.id,
					choice: choice.length > 0 ? Object.fromEntries(choice) : null,
				},
			};
		}
		case 'showPoll':
			return poll?.open && poll.id === command.poll ? { count: poll.id } : merged;
		default:
			return undefined;
	}
}

/** What dots can be given to: the groups, and the cards that lie in none. */
export function targetsOf({ cards, groups }: Pick<Meeting, 'cards' | 'groups'>): string[] {
	const loose = [...cards.values()].filter((card) => card.shown && !card.aside && card.group === null);
	return [...groups.keys(), ...loose.map(({ id }) => id)];
}

/** How many ballots chose what. A choice that no longer fits the poll is left out. */
export function countBallots(
	poll: Pick<Poll, 'most'>,
	ballots: readonly Readonly<Record<string, number>>[],
): Record<string, number> {
	const tally: Record<string, number> = {};
	for (const ballot of ballots) {
		let left = poll.most;
		for (const [id, count] of Object.entries(ballot)) {
			const given = Math.min(count, left);
			if (given > 0) tally[id] = (tally[id] ?? 0) + given;
			left -= given;
		}
	}
	return tally;
}
