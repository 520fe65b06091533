import { z } from 'zod';
import { recordAudit } from '#features/people/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import {
	type Chair,
	type ChairKind,
	chairKinds,
	type Readers,
	readerChoices,
	type Way,
	ways,
} from './voice.ts';
import {
	eraseVoice,
	findOwnVoice,
	findTable,
	findTrajectoryOfChair,
	insertChair,
	insertVoice,
	readChairs,
} from './voice-store.server.ts';

export const chairInput = z.object({
	id: z.uuid(),
	trajectoryId: z.uuid(),
	kind: z.enum(chairKinds),
	label: z.string().trim().min(1).max(80),
});

export const voiceInput = z.object({
	id: z.uuid(),
	chairId: z.uuid(),
	words: z.string().trim().min(1).max(8000),
	how: z.enum(ways),
	readers: z.enum(readerChoices).default('table'),
	readBack: z.stringbool().default(false),
});

async function tableOf(
	tx: Tx,
	trajectoryId: string | undefined,
): Promise<{ trajectoryId: string; circleId: string }> {
	const circleId = trajectoryId && (await findTable(tx, trajectoryId));
	if (!trajectoryId || !circleId) throw notFound();
	return { trajectoryId, circleId };
}

/**
 * Puts a chair at the table of a trajectory. The label says who may sit there, never a full name.
 * @throws Refusal not-found for who does not sit at that table
 */
export async function addChair(
	tx: Tx,
	input: { id: string; trajectoryId: string; kind: ChairKind; label: string },
): Promise<{ id: string }> {
	const { trajectoryId, circleId } = await tableOf(tx, input.trajectoryId);
	const there = await readChairs(tx, circleId, trajectoryId);
	await insertChair(tx, circleId, { ...input, position: there.length + 1 });
	if ((await findTrajectoryOfChair(tx, input.id)) !== trajectoryId) throw notFound();
	await recordAudit(tx, 'add-chair', trajectoryId, circleId);
	return { id: input.id };
}

/**
 * Notes words at a chair, as they were said: nothing here corrects them.
 * @throws Refusal not-found
 */
export async function noteVoice(
	tx: Tx,
	input: { id: string; chairId: string; words: string; how: Way; readers?: Readers; readBack?: boolean },
): Promise<{ id: string }> {
	const { trajectoryId, circleId } = await tableOf(tx, await findTrajectoryOfChair(tx, input.chairId));
	await insertVoice(tx, circleId, {
		...input,
		readers: input.readers ?? 'table',
		// An exercise was said by nobody, so nobody can say that it is right.
		readBack: input.how !== 'changedPerspective' && (input.readBack ?? false),
	});
	if ((await findOwnVoice(tx, input.id))?.chairId !== input.chairId) throw notFound();
	await recordAudit(tx, 'note-voice', trajectoryId, circleId);
	return { id: input.id };
}

/** Takes back words that the acting person noted; the text is erased. @throws Refusal not-found */
export async function withdrawVoice(tx: Tx, input: { id: string }): Promise<void> {
	const voice = await findOwnVoice(tx, input.id);
	const { trajectoryId, circleId } = await tableOf(
		tx,
		voice && (await findTrajectoryOfChair(tx, voice.chairId)),
	);
	await eraseVoice(tx, circleId, input.id);
	await recordAudit(tx, 'withdraw-voice', trajectoryId, circleId);
}

/** The chairs of a trajectory with what the acting person may read. @throws Refusal not-found */
export async function listChairs(tx: Tx, trajectoryId: string): Promise<Chair[]> {
	const { circleId } = await tableOf(tx, trajectoryId);
	await recordAudit(tx, 'read-voices', trajectoryId, circleId);
	return await readChairs(tx, circleId, trajectoryId);
}
