import { z } from 'zod';
import { listPeople } from '#features/people/index.server.ts';
import { isDay } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { moments, type Talk } from './guidance.ts';
import { leaderUnknown, onlyGuided, talkDayMissing } from './guidance-refusals.ts';
import { openTrack } from './load-track.server.ts';
import { putTalk } from './meeting-store.server.ts';
import { listTakers, updateLeader } from './track-store.server.ts';

export const leaderInput = z.object({
	leaderId: z.union([z.literal(''), z.uuid()]).transform((id) => id || null),
});
export const talkInput = z.object({
	personId: z.uuid(),
	moment: z.enum(moments),
	plannedOn: z.union([z.literal(''), z.string().refine(isDay, 'day')]).transform((day) => day || null),
	held: z
		.literal('yes')
		.optional()
		.transform((chosen) => chosen === 'yes'),
});

/** Whom the acting person can name as leader in a track: people they know of, who take no part in it. */
export async function listPossibleLeaders(
	tx: Tx,
	trackId: string,
): Promise<{ id: string; name: string; organisation: string | null }[]> {
	const inIt = new Set((await listTakers(tx, trackId)).map(({ personId }) => personId));
	return (await listPeople(tx))
		.filter(({ id }) => !inIt.has(id))
		.map(({ id, name, organisation }) => ({ id, name, organisation }));
}

/**
 * Names the own leader, who from now on reads the goals that one agreed to show and the days of the talks of three;
 * null names nobody, and the one before reads nothing more.
 * @throws Refusal not-found, track-ended, only-guided, leader-unknown
 */
export async function nameLeader(tx: Tx, trackId: string, leaderId: string | null): Promise<void> {
	const { guided } = await openTrack(tx, trackId);
	if (!guided) throw onlyGuided();
	if (leaderId !== null && !(await listPossibleLeaders(tx, trackId)).some(({ id }) => id === leaderId))
		throw leaderUnknown();
	await updateLeader(tx, trackId, leaderId);
}

/**
 * Plans a talk of three of somebody who is guided, or marks that it took place.
 * @throws Refusal not-found, track-ended, talk-day-missing
 */
export async function planTalk(tx: Tx, trackId: string, talk: Talk): Promise<void> {
	const { takers } = await openTrack(tx, trackId);
	if (!takers.some(({ personId, role }) => personId === talk.personId && role === 'guided')) throw notFound();
	if (talk.held && talk.plannedOn === null) throw talkDayMissing();
	await putTalk(tx, trackId, talk);
}
