import { sql } from 'kysely';
import type { CircleSeal } from '#features/people/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import type { Statement } from '#platform/db/one-trip.server.ts';
import type { ParticipantKind } from './meeting-state.ts';

/** One device of a participant, or the big screen. */
export type Seat = {
	readonly regionId: number;
	readonly meetingId: string;
	readonly participantId: string;
	/** The member of the group who sits here, or opened the big screen; null for guests. */
	readonly personId: string | null;
	readonly screen: boolean;
};

/** Keeps the seat of one device; of its token only the hash. */
export function addSeat(seat: Seat & { readonly id: string; readonly tokenHash: Buffer }): Statement {
	return {
		text: `insert into meeting_seat (region_id, id, meeting_id, participant_id, person_id, screen, token_hash)
			values ($1, $2, $3, $4, $5, $6, $7)`,
		values: [
			seat.regionId,
			seat.id,
			seat.meetingId,
			seat.participantId,
			seat.personId,
			seat.screen,
			seat.tokenHash,
		],
	};
}

/** Before any context exists: the seat of a device that sat there before. */
export async function findSeat(tx: Tx, tokenHash: Buffer): Promise<Seat | undefined> {
	const { rows } = await sql<Seat>`select * from seat_of_token(${tokenHash})`.execute(tx.db);
	return rows[0];
}

/** Before any context exists: the open meeting to which a code leads. */
export async function findMeetingOfCode(
	tx: Tx,
	hash: Buffer,
): Promise<{ regionId: number; meetingId: string } | undefined> {
	const { rows } = await sql<{ regionId: number; meetingId: string }>`
		select * from meeting_of_code(${hash})`.execute(tx.db);
	return rows[0];
}

/** A personal invitation as a device finds it: whose it is can only be read with the key of the group. */
export type FoundInvite = {
	readonly regionId: number;
	readonly meetingId: string;
	readonly id: string;
	readonly label: Buffer;
	readonly kind: Invite['kind'];
};

/**
 * Before any context exists: the personal invitation that a code opens for a device, while no other device spent it.
 * @param device the mark of the device, as `spendInvite` keeps it
 */
export async function findInvite(tx: Tx, hash: Buffer, device: Buffer): Promise<FoundInvite | undefined> {
	const { rows } = await sql<FoundInvite>`select * from invite_of_code(${hash}, ${device})`.execute(tx.db);
	return rows[0];
}

/** Whose invitation it is, as who made it wrote. */
export function labelOf(invite: Pick<FoundInvite, 'id' | 'label'>, seal: CircleSeal): string {
	return seal.open(invitePlace(invite.id), invite.label);
}

/** Spends a personal invitation for a device. Fails with the code INVITE_SPENT when another one came first. */
export function spendInvite(hash: Buffer, device: Buffer): Statement {
	return { text: 'select spend_invite($1, $2)', values: [hash, device] };
}

/** The participant that a person of the group is in this meeting. */
export async function findParticipantOf(tx: Tx, personId: string): Promise<string | undefined> {
	const row = await tx.db
		.selectFrom('meetingSeat')
		.select('participantId')
		.where('regionId', '=', tx.actor.regionId)
		.where('meetingId', '=', tx.actor.meetingId ?? '')
		.where('personId', '=', personId)
		.where('screen', '=', false)
		.limit(1)
		.executeTakeFirst();
	return row?.participantId;
}

/** Which participants are which members of the group. */
export async function listMembersSeated(tx: Tx): Promise<{ participantId: string; personId: string }[]> {
	const rows = await tx.db
		.selectFrom('meetingSeat')
		.select(['participantId', 'personId'])
		.distinct()
		.where('regionId', '=', tx.actor.regionId)
		.where('meetingId', '=', tx.actor.meetingId ?? '')
		.where('personId', 'is not', null)
		.where('screen', '=', false)
		.execute();
	return rows.map(({ participantId, personId }) => ({ participantId, personId: personId ?? '' }));
}

/** Participants whose place in the group of the meeting has ended. */
export async function listEndedSeats(tx: Tx): Promise<string[]> {
	const { rows } = await sql<{ participantId: string }>`select * from ended_seats()`.execute(tx.db);
	return rows.map(({ participantId }) => participantId);
}

/** Ends every device of a participant. */
export async function deleteSeats(tx: Tx, participantId: string): Promise<void> {
	await tx.db
		.deleteFrom('meetingSeat')
		.where('regionId', '=', tx.actor.regionId)
		.where('meetingId', '=', tx.actor.meetingId ?? '')
		.where('participantId', '=', participantId)
		.execute();
}

const invitePlace = (id: string) => `meeting_invite.label/${id}`;

export type Invite = {
	readonly id: string;
	readonly label: string;
	readonly kind: Exclude<ParticipantKind, 'member'>;
	readonly spent: boolean;
};

/** Keeps a personal invitation; of its code only the hash. The same id again gets another code. */
export async function insertInvite(
	tx: Tx,
	meetingId: string,
	seal: CircleSeal,
	invite: Omit<Invite, 'spent'> & { readonly tokenHash: Buffer },
): Promise<void> {
	const { id, label, kind, tokenHash } = invite;
	await tx.db
		.insertInto('meetingInvite')
		.values({
			regionId: tx.actor.regionId,
			id,
			meetingId,
			label: seal.seal(invitePlace(id), label),
			kind,
			tokenHash,
			madeBy: tx.actor.personId ?? '',
		})
		.onConflict((conflict) =>
			conflict
				.columns(['regionId', 'id'])
				.doUpdateSet({ tokenHash })
				.where('meetingInvite.meetingId', '=', meetingId),
		)
		.execute();
}

/** The personal invitations of a meeting that were not taken back. */
export async function listInvites(tx: Tx, meetingId: string, seal: CircleSeal): Promise<Invite[]> {
	const rows = await tx.db
		.selectFrom('meetingInvite')
		.select(['id', 'label', 'kind', 'spent'])
		.where('regionId', '=', tx.actor.regionId)
		.where('meetingId', '=', meetingId)
		.where('revoked', '=', false)
		.execute();
	return rows.map(({ id, label, kind, spent }) => ({
		id,
		label: seal.open(invitePlace(id), label),
		kind: kind as Invite['kind'],
		spent,
	}));
}

/** Takes an invitation back: its code opens nothing any more. */
export async function revokeInvite(tx: Tx, meetingId: string, id: string): Promise<void> {
	await tx.db
		.updateTable('meetingInvite')
		.set({ revoked: true })
		.where('regionId', '=', tx.actor.regionId)
		.where('meetingId', '=', meetingId)
		.where('id', '=', id)
		.execute();
}

const notePlace = (meetingId: string, participantId: string) =>
	`meeting_note.body/${meetingId}/${participantId}`;

/** What a participant noted for themselves. */
export async function readNote(tx: Tx, seal: CircleSeal, participantId: string): Promise<string> {
	const meetingId = tx.actor.meetingId ?? '';
	const row = await tx.db
		.selectFrom('meetingNote')
		.select('body')
		.where('regionId', '=', tx.actor.regionId)
		.where('meetingId', '=', meetingId)
		.where('participantId', '=', participantId)
		.executeTakeFirst();
	return row ? seal.open(notePlace(meetingId, participantId), row.body) : '';
}

/** Keeps what a participant notes; nothing left is nothing kept. */
export async function writeNote(
	tx: Tx,
	seal: CircleSeal,
	participantId: string,
	text: string,
): Promise<void> {
	const { regionId, meetingId = '' } = tx.actor;
	if (text.trim() === '') {
		await tx.db
			.deleteFrom('meetingNote')
			.where('regionId', '=', regionId)
			.where('meetingId', '=', meetingId)
			.where('participantId', '=', participantId)
			.execute();
		return;
	}
	const body = seal.seal(notePlace(meetingId, participantId), text);
	await tx.db
		.insertInto('meetingNote')
		.values({ regionId, meetingId, participantId, body })
		.onConflict((conflict) =>
			conflict.columns(['regionId', 'meetingId', 'participantId']).doUpdateSet({ body }),
		)
		.execute();
}
