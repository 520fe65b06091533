import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#platform/db/context.server.ts';
import type { Locale } from '#platform/locale.ts';
import type { CircleKind, CircleRole, RegionRole } from './people.ts';

export type NewInvitation = {
	readonly id: string;
	readonly email: string;
	readonly name: string;
	readonly organisationId: string | null;
	readonly circleId: string | null;
	readonly circleRole: CircleRole | null;
	readonly regionRole: RegionRole | null;
	readonly tokenHash: Buffer;
	readonly expiresOn: string;
};

/** Whether the invitation is new; the same id twice adds nothing. */
export async function addInvitation(tx: Tx, invitation: NewInvitation): Promise<boolean> {
	const { numInsertedOrUpdatedRows: added } = await tx.db
		.insertInto('invitation')
		.values({ regionId: tx.actor.regionId, invitedBy: tx.actor.personId ?? '', ...invitation })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	return added === 1n;
}

export async function findInvitation(tx: Tx, id: string) {
	return await tx.db
		.selectFrom('invitation')
		.selectAll()
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.executeTakeFirst();
}

export type OpenInvitation = {
	readonly id: string;
	readonly email: string;
	readonly name: string;
	readonly expiresOn: string;
	readonly circleRole: CircleRole | null;
	readonly regionRole: RegionRole | null;
	/** Whether the acting person made it, and may make a new code for it. */
	readonly own: boolean;
};

/** Invitations that still wait, of one group or (null) of the region as a whole. */
export async function listOpenInvitations(tx: Tx, circleId: string | null): Promise<OpenInvitation[]> {
	const rows = await tx.db
		.selectFrom('invitation')
		.select(['id', 'email', 'name', 'expiresOn', 'circleRole', 'regionRole', 'invitedBy'])
		.where('regionId', '=', tx.actor.regionId)
		.where('circleId', circleId === null ? 'is' : '=', circleId)
		.where('acceptedOn', 'is', null)
		.where('revokedOn', 'is', null)
		.where('expiresOn', '>=', tx.actor.today)
		.orderBy('expiresOn')
		.execute();
	return rows.map(({ invitedBy, ...row }) => ({
		...row,
		circleRole: row.circleRole as CircleRole | null,
		regionRole: row.regionRole as RegionRole | null,
		own: invitedBy === tx.actor.personId,
	}));
}

export async function updateInvitation(
	tx: Tx,
	id: string,
	change: { revokedOn: string } | { tokenHash: Buffer; expiresOn: string },
): Promise<void> {
	await tx.db
		.updateTable('invitation')
		.set(change)
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.where('acceptedOn', 'is', null)
		.where('revokedOn', 'is', null)
		.execute();
}

/** Takes back what somebody who leaves had still open. */
export async function revokeInvitationsBy(tx: Tx, personId: string): Promise<void> {
	await tx.db
		.updateTable('invitation')
		.set({ revokedOn: tx.actor.today })
		.where('regionId', '=', tx.actor.regionId)
		.where('invitedBy', '=', personId)
		.where('acceptedOn', 'is', null)
		.where('revokedOn', 'is', null)
		.execute();
}

export type InvitationSeen = {
	readonly regionId: number;
	readonly id: string;
	readonly email: string;
	readonly name: string;
	readonly regionName: string;
	readonly inviter: string;
	readonly circleKind: CircleKind | null;
	readonly circleName: string | null;
	readonly state: 'open' | 'accepted' | 'revoked' | 'expired';
};

/** What the holder of a code sees, before any context exists. `today` is the day at the edge. */
export async function findInvitationByCode(
	tx: Tx,
	hash: Buffer,
	today: string,
): Promise<InvitationSeen | undefined> {
	const { rows } = await sql<InvitationSeen>`
		select * from invitation_of_token(${hash}, ${today}::date)`.execute(tx.db);
	return rows[0];
}

/** Spends the invitation; undefined when it no longer holds. */
export async function spendInvitation(
	tx: Tx,
	hash: Buffer,
	today: string,
	account: { userId: string; name: string; locale: Locale },
): Promise<{ regionId: number; personId: string } | undefined> {
	const { rows } = await sql<{ regionId: number; personId: string }>`
		select * from accept_invitation(${hash}, ${today}::date, ${randomUUID()}::uuid, ${randomUUID()}::uuid,
			${randomUUID()}::uuid, ${randomUUID()}::uuid, ${account.userId}, ${account.name}, ${account.locale})`.execute(
		tx.db,
	);
	return rows[0];
}
