import { type Asker, type Command, command } from '#features/meeting/command.ts';
import { decide } from '#features/meeting/decide.ts';
import { countBallots } from '#features/meeting/decide-polls.ts';
import { replay } from '#features/meeting/evolve.ts';
import type { Happening, MeetingEvent } from '#features/meeting/meeting-event.ts';
import { emptyMeeting, type Meeting, type Participant } from '#features/meeting/meeting-state.ts';
import type { Script } from '#features/meeting/script.ts';

/** An id that tests can tell: `idOf('c', 3)` is always the same. */
export function idOf(kind: 'a' | 'b' | 'c' | 'd' | 'e' | 'f', number: number): string {
	return `${kind.repeat(8)}-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export const LEAD = idOf('a', 0);
export const SCREEN = idOf('f', 0);

/** What the database holds of a meeting: events in order, and what waits for its reveal. */
export type Kept = {
	readonly log: MeetingEvent[];
	readonly held: Map<string, { readonly text: string; readonly place: string | null }>;
	readonly ballots: Map<number, Map<string, Readonly<Record<string, number>>>>;
	/** Ids under which cards without an author were held, and shown since. */
	readonly shown: Set<string>;
	/** Ids of the cards that came out of the holding table. */
	readonly uncovered: Set<string>;
};

/** A meeting whose people stand in a fixed order: who leads, then one of each kind and standing. */
export function begin(script: Script): Kept {
	const role = (index: number) => script.roles[index % Math.max(1, script.roles.length)] ?? null;
	const one = (index: number, part: Partial<Participant>): Participant => ({
		id: idOf('a', index),
		name: `Naam${index}.`,
		kind: 'member',
		role: null,
		standing: 'in',
		device: true,
		...part,
	});
	const people = [
		one(0, { role: role(0) }),
		one(1, {}),
		one(2, { role: role(1) }),
		one(3, { role: role(2) }),
		one(4, { role: role(3), kind: 'partner' }),
		one(5, { kind: 'guest' }),
		one(6, { kind: 'family' }),
		one(7, { device: false, kind: 'guest', role: role(1) }),
		one(8, { standing: 'waiting', kind: 'guest' }),
		one(9, { standing: 'refused', kind: 'guest' }),
		one(10, { standing: 'left' }),
	];
	const happened: Happening[] = [
		{ what: 'prepared', script, kept: {} },
		...people.map((person) => ({ what: 'joined', person }) as const),
		{ what: 'leadGiven', id: LEAD },
	];
	return {
		log: happened.map((happening, index) => ({ ...happening, number: index + 1, at: 0 })),
		held: new Map(),
		ballots: new Map(),
		shown: new Set(),
		uncovered: new Set(),
	};
}

/** What a command was answered with: it was accepted, or the code of the refusal. */
export type Answer = 'accepted' | { readonly refusal: string };

/**
 * One process: it decides on the state that it knows, and starts anew when the database is past that, as
 * running-meeting.server.ts does.
 */
export function openProcess(kept: Kept) {
	let state: Meeting = emptyMeeting;
	catchUp();

	function catchUp(): void {
		state = replay(state, kept.log.slice(state.number));
		counted();
	}

	function counted(): void {
		const ballots = kept.ballots.get(state.polls)?.size ?? 0;
		if (state.held.cards !== kept.held.size || state.held.ballots !== ballots)
			state = { ...state, held: { cards: kept.held.size, ballots } };
	}

	function add(happenings: readonly Happening[]): void {
		const events = happenings.map((happening, index) => ({
			...happening,
			number: state.number + 1 + index,
			at: (state.number + 1 + index) * 1000,
		}));
		kept.log.push(...events);
		state = replay(state, events);
		if (happenings.some(({ what }) => what === 'ended')) {
			kept.held.clear();
			kept.ballots.clear();
			kept.shown.clear();
		}
	}

	return {
		state: () => state,
		catchUp,
		/**
		 * Settles what somebody asks, with the raw fields that the page or the API sends. `open` and `reopen` are asked on
		 * the page of the meeting, by a member whom the wall lets do so.
		 */
		ask(fields: Readonly<Record<string, unknown>>, asker: Asker, chance = 0.5): Answer {
			if (fields.what === 'open' || fields.what === 'reopen') return openDoor();
			return settle(command.parse(fields), asker, chance);
		},
		settle,
	};

	function openDoor(): Answer {
		catchUp();
		if (state.stage === 'planned') add([{ what: 'opened' }]);
		if (state.stage === 'ended') add([{ what: 'reopened' }]);
		return 'accepted';
	}

	function settle(asked: Command, asker: Asker, chance: number): Answer {
		for (;;) {
			const outcome = decide(state, asked, asker, chance);
			// Also what is refused or is so already holds only for the state that stands.
			if (state.number !== kept.log.length) {
				catchUp();
				continue;
			}
			if ('refusal' in outcome) return { refusal: outcome.refusal };
			if ('events' in outcome && outcome.events.length === 0) return 'accepted';
			if ('events' in outcome) add(outcome.events);
			else if ('hold' in outcome) {
				const { id, text, place } = outcome.hold;
				if (!kept.held.has(id) && !kept.shown.has(id)) kept.held.set(id, { text, place });
			} else if ('letGo' in outcome) {
				if (kept.shown.has(outcome.letGo)) return { refusal: 'already-shown' };
				kept.held.delete(outcome.letGo);
			} else if ('ballot' in outcome) {
				const { poll, voter, choice } = outcome.ballot;
				const ballots = kept.ballots.get(poll) ?? new Map();
				kept.ballots.set(poll, ballots);
				if (choice === null) ballots.delete(voter);
				else ballots.set(voter, choice);
			} else {
				add([uncover(outcome)]);
				if (outcome.again) continue;
			}
			counted();
			return 'accepted';
		}
	}

	function uncover(outcome: { reveal: true } | { count: number }): Happening {
		if ('reveal' in outcome) {
			// Sorted by what stands on them: an order that tells nothing, and the same in every play.
			const cards = [...kept.held.values()]
				.sort((one, other) => (one.text < other.text ? -1 : 1))
				.map((card, index) => ({ id: idOf('e', state.number * 1000 + index), ...card }));
			for (const id of kept.held.keys()) kept.shown.add(id);
			kept.held.clear();
			for (const { id } of cards) kept.uncovered.add(id);
			return { what: 'revealed', cards };
		}
		const ballots = [...(kept.ballots.get(outcome.count)?.values() ?? [])];
		kept.ballots.delete(outcome.count);
		return { what: 'pollShown', tally: countBallots(state.poll ?? { most: 1 }, ballots), of: ballots.length };
	}
}
