import { randomInt, randomUUID } from 'node:crypto';
import type { CircleSeal } from '#features/people/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { countBallots } from './decide-polls.ts';
import { takeBallots, takeHeld } from './event-store.server.ts';
import type { Happening } from './meeting-event.ts';
import type { Meeting } from './meeting-state.ts';
import type { Outcome } from './outcome.ts';

/** What shows something that was kept apart until now. */
export type Uncovers = Extract<Outcome, { reveal: true } | { count: number }>;

/**
 * Takes what was held or chosen out of its table, in the transaction that tells it: cards in an order and with ids that
 * tell nothing, or how many chose what.
 * @throws with a code of `WENT_ON` when the meeting is past this state
 */
export async function takeOut(
	tx: Tx,
	outcome: Uncovers,
	{ id, seal, state }: { readonly id: string; readonly seal: CircleSeal; readonly state: Meeting },
): Promise<Happening> {
	if ('reveal' in outcome) {
		const cards = await takeHeld(tx, id, seal, state.number);
		return { what: 'revealed', cards: shuffled(cards).map((card) => ({ id: randomUUID(), ...card })) };
	}
	const ballots = await takeBallots(tx, id, seal, { poll: outcome.count, number: state.number });
	return { what: 'pollShown', tally: countBallots(state.poll ?? { most: 1 }, ballots), of: ballots.length };
}

/** An order that tells nothing (Fisher and Yates). */
function shuffled<T>(list: readonly T[]): T[] {
	const mixed = [...list];
	for (let last = mixed.length - 1; last > 0; last -= 1) {
		const other = randomInt(last + 1);
		[mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T];
	}
	return mixed;
}
