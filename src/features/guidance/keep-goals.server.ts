import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { findGoal, insertGoal, listGoals, updateGoal } from './goal-store.server.ts';
import { type GoalState, goalStates, MOST_GOALS, SENTENCE_LIMIT, TEXT_LIMIT } from './guidance.ts';
import { notYourGoal, tooManyGoals } from './guidance-refusals.ts';
import { openTrack } from './load-track.server.ts';
import { findNoteId, insertNote, updateNote } from './note-store.server.ts';

const what = z.string().trim().min(1).max(TEXT_LIMIT);
const notice = z.string().trim().max(TEXT_LIMIT).default('');
export const goalInput = z.object({ id: z.uuid(), personId: z.uuid(), what, notice });
export const goalChange = z.object({
	id: z.uuid(),
	what,
	notice,
	state: z.enum(goalStates),
	evidence: z.string().trim().max(SENTENCE_LIMIT).default(''),
});

/**
 * Proposes a goal for somebody who is guided. Nobody outside the track reads it until that person agrees. The same id
 * twice proposes one.
 * @throws Refusal not-found, track-ended, too-many-goals
 */
export async function proposeGoal(
	tx: Tx,
	trackId: string,
	input: z.output<typeof goalInput>,
): Promise<{ id: string }> {
	const { track, takers } = await openTrack(tx, trackId);
	if (!takers.some(({ personId, role }) => personId === input.personId && role === 'guided'))
		throw notFound();
	const goals = await listGoals(tx, track);
	if (goals.some(({ id }) => id === input.id)) return { id: input.id };
	const open = goals.filter(({ personId, state }) => personId === input.personId && state !== 'letGo');
	if (open.length >= MOST_GOALS) throw tooManyGoals();
	if (!(await insertGoal(tx, track, input))) throw notFound();
	return { id: input.id };
}

async function ownGoal(tx: Tx, trackId: string, id: string) {
	const { track } = await openTrack(tx, trackId);
	const goal = await findGoal(tx, track, id);
	if (!goal) throw notFound();
	if (goal.personId !== tx.actor.personId) throw notYourGoal();
	return { track, goal };
}

/**
 * Changes the words of an own goal, how far it is, and the sentence that shows it. That sentence stays in the track.
 * @throws Refusal not-found, track-ended, not-your-goal
 */
export async function changeGoal(
	tx: Tx,
	trackId: string,
	input: { id: string; what?: string; notice?: string; state?: GoalState; evidence?: string },
): Promise<void> {
	const { track, goal } = await ownGoal(tx, trackId, input.id);
	const { id, evidence, ...words } = input;
	await updateGoal(tx, track, { ...goal, ...words });
	if (evidence === undefined) return;
	const known = await findNoteId(tx, track, 'evidence', id);
	if (known) await updateNote(tx, track, known, { text: evidence, removed: evidence === '' });
	else if (evidence !== '')
		await insertNote(tx, track, { id: randomUUID(), kind: 'evidence', goalId: id, text: evidence });
}

/**
 * Lets the own leader read an own goal, or no longer.
 * @throws Refusal not-found, track-ended, not-your-goal
 */
export async function agreeToGoal(
	tx: Tx,
	trackId: string,
	input: { id: string; agreed: boolean },
): Promise<void> {
	const { track, goal } = await ownGoal(tx, trackId, input.id);
	if ((goal.agreedOn !== null) === input.agreed) return;
	await updateGoal(tx, track, { ...goal, agreedOn: input.agreed ? tx.actor.today : null });
}
