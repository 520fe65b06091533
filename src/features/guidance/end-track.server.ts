import { z } from 'zod';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { SENTENCE_LIMIT } from './guidance.ts';
import { reasonMissing, trackGoesOn } from './guidance-refusals.ts';
import { openTrack } from './load-track.server.ts';
import { findTrack, updateEnd } from './track-store.server.ts';

export const endInput = z.object({
	early: z
		.literal('yes')
		.optional()
		.transform((chosen) => chosen === 'yes'),
	reason: z.string().trim().max(SENTENCE_LIMIT).default(''),
});

/**
 * Ends a series today. One that stops early says why in a sentence, which stays in the track; a leader sees that it
 * ended and no more.
 * @throws Refusal not-found, track-ended, reason-missing
 */
export async function endTrack(
	tx: Tx,
	trackId: string,
	input: { early: boolean; reason: string },
): Promise<void> {
	const { track } = await openTrack(tx, trackId);
	if (input.early && input.reason === '') throw reasonMissing();
	await updateEnd(tx, track, tx.actor.today, input.early ? input.reason : '');
}

/**
 * Opens a series that ended again.
 * @throws Refusal not-found, track-goes-on
 */
export async function reopenTrack(tx: Tx, trackId: string): Promise<void> {
	const track = await findTrack(tx, trackId);
	if (!track) throw notFound();
	if (track.endedOn === null) throw trackGoesOn();
	await updateEnd(tx, track, null, '');
}
