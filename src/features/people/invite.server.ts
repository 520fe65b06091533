import type { z } from 'zod';
import { makeLinkCode } from '#platform/auth/link-code.server.ts';
import { addDays } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { loadForSeat } from './add-member.server.ts';
import { recordAudit } from './audit-store.server.ts';
import { INVITATION_DAYS } from './invitation.ts';
import {
	addInvitation,
	findInvitation,
	type NewInvitation,
	updateInvitation,
} from './invitation-store.server.ts';
import type { groupInvitationForm, regionInvitationForm } from './people-forms.ts';
import { invitationGone, onlyAdministrator, onlyRegion } from './people-refusals.ts';
import { findCircle } from './people-store.server.ts';
import { listRolesOf } from './person-store.server.ts';

/** What has to reach the one who is invited. The code exists only here: a hash of it is kept. */
export type Invited = {
	readonly code: string;
	readonly email: string;
	readonly name: string;
	readonly circleName: string | null;
	readonly expiresOn: string;
};

/** Invites somebody by mail into a group. Gives undefined when this invitation was made already (a double click). */
export async function inviteToGroup(
	tx: Tx,
	circleId: string,
	input: z.output<typeof groupInvitationForm>,
): Promise<Invited | undefined> {
	const circle = await loadForSeat(tx, circleId, null);
	const { role, ...who } = input;
	const wanted = { ...who, circleId, circleRole: role, organisationId: null, regionRole: null };
	return invite(tx, wanted, circle.name);
}

/** Invites somebody by mail into the region, with a role there or without. Undefined for a double click. */
export async function inviteToRegion(
	tx: Tx,
	input: z.output<typeof regionInvitationForm>,
): Promise<Invited | undefined> {
	const roles = await listRolesOf(tx, tx.actor.personId ?? '');
	if (roles.length === 0) throw onlyRegion();
	if (input.regionRole && !roles.includes('administrator')) throw onlyAdministrator();
	return invite(tx, { ...input, circleId: null, circleRole: null }, null);
}

/** A new code for an own invitation that still waits; the old code is worth nothing from now on. */
export async function renewInvitation(tx: Tx, id: string): Promise<Invited> {
	const found = await findInvitation(tx, id);
	if (!found || found.invitedBy !== tx.actor.personId) throw notFound();
	if (found.acceptedOn || found.revokedOn) throw invitationGone();
	const circle = found.circleId ? await findCircle(tx, found.circleId) : undefined;
	const { code, hash } = makeLinkCode();
	const expiresOn = addDays(tx.actor.today, INVITATION_DAYS);
	await updateInvitation(tx, id, { tokenHash: hash, expiresOn });
	return { code, email: found.email, name: found.name, circleName: circle?.name ?? null, expiresOn };
}

/** Takes an invitation back. Taking back what was accepted or taken back already changes nothing. */
export async function revokeInvitation(tx: Tx, id: string): Promise<void> {
	const found = await findInvitation(tx, id);
	if (!found) throw notFound();
	await updateInvitation(tx, id, { revokedOn: tx.actor.today });
	await recordAudit(tx, 'revoke-invitation', id, found.circleId);
}

async function invite(
	tx: Tx,
	wanted: Omit<NewInvitation, 'tokenHash' | 'expiresOn'>,
	circleName: string | null,
): Promise<Invited | undefined> {
	const { code, hash } = makeLinkCode();
	const expiresOn = addDays(tx.actor.today, INVITATION_DAYS);
	if (!(await addInvitation(tx, { ...wanted, tokenHash: hash, expiresOn }))) return undefined;
	await recordAudit(tx, 'invite', wanted.id, wanted.circleId);
	return { code, email: wanted.email, name: wanted.name, circleName, expiresOn };
}
