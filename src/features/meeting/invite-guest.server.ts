import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { holdCircleKey } from '#features/people/index.server.ts';
import { makeLinkCode } from '#platform/auth/link-code.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { MOST_NAME } from './meeting-state.ts';
import { findMeeting } from './meeting-store.server.ts';
import { meetingOver } from './plan-meeting.server.ts';
import { type Invite, insertInvite, listInvites, revokeInvite } from './seat-store.server.ts';

export const inviteInput = z.object({
	label: z.string().trim().min(1).max(MOST_NAME),
	kind: z.enum(['family', 'partner', 'guest']),
});

/**
 * Makes a way into one meeting for one person without account. It is spent by the first who uses it.
 * @returns the code, shown once
 * @throws Refusal not-found, meeting-over
 */
export async function inviteGuest(
	tx: Tx,
	meetingId: string,
	input: z.output<typeof inviteInput>,
): Promise<string> {
	const meeting = await findMeeting(tx, meetingId);
	if (!meeting) throw notFound();
	if (meeting.state === 'ended' || meeting.state === 'cancelled') throw meetingOver();
	const { code, hash } = makeLinkCode();
	const seal = await holdCircleKey(tx, meeting.circleId);
	await insertInvite(tx, meetingId, seal, { id: randomUUID(), ...input, tokenHash: hash });
	return code;
}

/** The personal invitations of a meeting. @throws Refusal not-found */
export async function listGuests(tx: Tx, meetingId: string): Promise<Invite[]> {
	const meeting = await findMeeting(tx, meetingId);
	if (!meeting) throw notFound();
	return listInvites(tx, meetingId, await holdCircleKey(tx, meeting.circleId));
}

/** Takes a personal invitation back. @throws Refusal not-found */
export async function takeInviteBack(tx: Tx, meetingId: string, id: string): Promise<void> {
	if (!(await findMeeting(tx, meetingId))) throw notFound();
	await revokeInvite(tx, meetingId, id);
}
