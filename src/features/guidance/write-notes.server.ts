import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { planAction } from '#features/action/index.server.ts';
import { listMyCircles } from '#features/people/index.server.ts';
import { isDay } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { TEXT_LIMIT, type Track } from './guidance.ts';
import { onlyGuided } from './guidance-refusals.ts';
import { openTrack } from './load-track.server.ts';
import { findNoteId, insertNote, loadNotes, updateNote } from './note-store.server.ts';

const words = z.string().trim().max(TEXT_LIMIT);
export const questionInput = z.object({ id: z.uuid(), text: words.min(1) });
export const insightInput = z.object({
	text: words.default(''),
	actionId: z.uuid(),
	action: z.string().trim().max(TEXT_LIMIT).default(''),
	dueOn: z.union([z.literal(''), z.string().refine(isDay, 'day')]).default(''),
});

/**
 * Writes a learning question of the acting person down, who is guided. It stays in the track. The same id twice writes
 * one.
 * @throws Refusal not-found, track-ended, only-guided
 */
export async function askQuestion(
	tx: Tx,
	trackId: string,
	input: z.output<typeof questionInput>,
): Promise<{ id: string }> {
	const { track, guided } = await openTrack(tx, trackId);
	if (!guided) throw onlyGuided();
	const added = await insertNote(tx, track, { ...input, kind: 'question' });
	const { questions } = await loadNotes(tx, track);
	if (!added && !questions.some(({ id }) => id === input.id)) throw notFound();
	return { id: input.id };
}

/**
 * Takes an own learning question away, or puts it back.
 * @throws Refusal not-found, track-ended
 */
export async function removeQuestion(
	tx: Tx,
	trackId: string,
	input: { id: string; removed: boolean },
): Promise<void> {
	const { track } = await openTrack(tx, trackId);
	if (!(await updateNote(tx, track, input.id, { removed: input.removed }))) throw notFound();
}

/** Writes the one note of this kind of the acting person. */
async function putNote(tx: Tx, track: Track, kind: 'evaluation' | 'insight', text: string): Promise<void> {
	const known = await findNoteId(tx, track, kind);
	if (known) await updateNote(tx, track, known, { text, removed: text === '' });
	else if (text !== '') await insertNote(tx, track, { id: randomUUID(), kind, text });
}

/**
 * Keeps how the acting person looks back, an answer for each question; guided people and guide read it, nobody else.
 * @param answers by id of the question; empty ones are left out
 * @throws Refusal not-found, track-ended
 */
export async function evaluate(
	tx: Tx,
	trackId: string,
	answers: Readonly<Record<string, string>>,
): Promise<void> {
	const { track } = await openTrack(tx, trackId);
	const said = Object.entries(answers).filter(([, text]) => text.trim() !== '');
	await putNote(tx, track, 'evaluation', said.length > 0 ? JSON.stringify(Object.fromEntries(said)) : '');
}

/**
 * Keeps what a guided person takes along, and plans an action in the own notebook when one is given.
 * @throws Refusal not-found, track-ended, only-guided
 */
export async function takeAlong(
	tx: Tx,
	trackId: string,
	input: z.output<typeof insightInput>,
): Promise<void> {
	const { track, guided } = await openTrack(tx, trackId);
	if (!guided) throw onlyGuided();
	await putNote(tx, track, 'insight', input.text);
	const notebook = (await listMyCircles(tx)).find(({ kind }) => kind === 'individual');
	if (input.action === '' || !notebook) return;
	await planAction(tx, {
		id: input.actionId,
		circleId: notebook.id,
		what: input.action,
		ownerId: tx.actor.personId ?? '',
		...(input.dueOn ? { dueOn: input.dueOn } : {}),
	});
}
