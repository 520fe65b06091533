import { z } from 'zod';
import { holdCircleKey, recordAudit } from '#features/people/index.server.ts';
import { makeLinkCode } from '#platform/auth/link-code.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { MOST_NAME } from './meeting-state.ts';
import { findMeeting } from './meeting-store.server.ts';
import { meetingOver } from './plan-meeting.server.ts';
import { type Invite, insertInvite, listInvites, revokeInvite } from './seat-store.server.ts';

export const inviteInput = z.object({
	id: z.uuid(),
	label: z.string().trim().min(1).max(MOST_NAME),
	kind: z.enum(['family', 'partner', 'guest']),
});

/**
 * Makes a way into one meeting for one person without account. It belongs to the first device that uses it. The same id
 * again gives another code; the earlier one opens nothing any more.
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
	await insertInvite(tx, meetingId, seal, { ...input, tokenHash: hash });
	if (meeting.circleKind === 'table') await recordAudit(tx, 'invite-to-meeting', meetingId, meeting.circleId);
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
	const meeting = await findMeeting(tx, meetingId);
	if (!meeting) throw notFound();
	await revokeInvite(tx, meetingId, id);
	if (meeting.circleKind === 'table')
		await recordAudit(tx, 'take-back-invitation', meetingId, meeting.circleId);
}
