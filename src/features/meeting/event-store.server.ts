import { sql } from 'kysely';
import type { CircleSeal } from '#features/people/index.server.ts';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import type { Statement } from '#platform/db/one-trip.server.ts';
import type { MeetingEvent } from './meeting-event.ts';

/** The channel on which processes tell each other that a meeting went on. */
export const CHANNEL = 'lus_meeting';
/** The codes of the database for: this number is taken, the meeting went on in the meantime. */
export const WENT_ON: ReadonlySet<string> = new Set(['23505', 'LU010', '40001', '40P01']);
/** The code of the database for: another device spent this personal invitation, or it was taken back. */
export const INVITE_SPENT = 'LU011';

type Key = { readonly regionId: number; readonly id: string };

const eventPlace = (meetingId: string, number: number) => `meeting_event.body/${meetingId}/${number}`;
// Not the row's own id: the text goes on under another one when it is revealed.
const heldPlace = (meetingId: string) => `held_card.body/${meetingId}`;
/** That this card was shown, for who knows its id; it says nothing without the key of the group. */
const shownMark = (seal: CircleSeal, meetingId: string, cardId: string) =>
	seal.mark(`shown/${meetingId}/${cardId}`);
const ballotPlace = (meetingId: string, poll: number) => `ballot.body/${meetingId}/${poll}`;

/** Adds events. */
export function addEvents(
	{ regionId, id }: Key,
	seal: CircleSeal,
	events: readonly MeetingEvent[],
): Statement {
	return {
		text: `insert into meeting_event (region_id, meeting_id, number, body)
			select $1, $2, n, b from unnest($3::int[], $4::bytea[]) as t(n, b)`,
		values: [
			regionId,
			id,
			events.map(({ number }) => number),
			events.map((event) => seal.seal(eventPlace(id, event.number), JSON.stringify(event))),
		],
	};
}

/** Tells other processes that the meeting went on. @param from the process that tells it */
export function tellOthers(key: Key, from: string): Statement {
	return { text: 'select pg_notify($1, $2)', values: [CHANNEL, payloadOf(key, from)] };
}

const payloadOf = ({ regionId, id }: Key, from: string) => `${regionId}/${id}/${from}`;

/** Of which meeting a message on the channel tells, and from which process it comes. */
export function readPayload(payload: string): { meeting: string; from: string } {
	const [regionId = '', id = '', from = ''] = payload.split('/');
	return { meeting: `${regionId}/${id}`, from };
}

/**
 * Makes the whole trip fail with a code of `WENT_ON` when the meeting is past this number.
 * @param empty also when something is held
 */
export function standsAt(number: number, empty = false): Statement {
	return { text: 'select meeting_stands_at($1, $2)', values: [number, empty] };
}

/** Lets nothing be held or chosen until this transaction is over. */
export function stopOthers({ regionId, id }: Key): Statement {
	return {
		text: 'select 1 from meeting where region_id = $1 and id = $2 for update',
		values: [regionId, id],
	};
}

/** Keeps a card without an author apart until its reveal. One that was shown already is not kept once more. */
export function holdCard(
	{ regionId, id }: Key,
	seal: CircleSeal,
	card: { readonly id: string; readonly text: string; readonly place: string | null },
): Statement {
	const { text, place } = card;
	return {
		text: `insert into held_card (region_id, meeting_id, id, body) select $1, $2, $3, $4
			where not exists (select 1 from shown_mark where region_id = $1 and meeting_id = $2 and mark = $5)
			on conflict do nothing`,
		values: [
			regionId,
			id,
			card.id,
			seal.seal(heldPlace(id), JSON.stringify({ text, place })),
			shownMark(seal, id, card.id),
		],
	};
}

/** Takes a card that is held away. Gives whether it was `shown` already, so that nothing could be taken away. */
export function letGo({ regionId, id }: Key, seal: CircleSeal, cardId: string): Statement {
	return {
		text: `with gone as (delete from held_card where region_id = $1 and meeting_id = $2 and id = $3)
			select exists (select 1 from shown_mark where region_id = $1 and meeting_id = $2 and mark = $4) as shown`,
		values: [regionId, id, cardId, shownMark(seal, id, cardId)],
	};
}

/** Keeps or takes back what somebody chose. Whose it is says only a mark that is made with the key of the group. */
export function castBallot(
	{ regionId, id }: Key,
	seal: CircleSeal,
	ballot: {
		readonly poll: number;
		readonly voter: string;
		readonly choice: Readonly<Record<string, number>> | null;
	},
): Statement {
	const mark = seal.mark(`ballot/${id}/${ballot.poll}/${ballot.voter}`);
	const where = [regionId, id, ballot.poll, mark];
	if (ballot.choice === null) {
		return {
			text: 'delete from ballot where region_id = $1 and meeting_id = $2 and poll = $3 and voter = $4',
			values: where,
		};
	}
	return {
		text: `insert into ballot (region_id, meeting_id, poll, voter, body) values ($1, $2, $3, $4, $5)
			on conflict (region_id, meeting_id, poll, voter) do update set body = excluded.body`,
		values: [...where, seal.seal(ballotPlace(id, ballot.poll), JSON.stringify(ballot.choice))],
	};
}

/**
 * Closes the door of a meeting that ended, and destroys what nobody will see any more.
 * @param stands what must still hold once nobody else can add to it
 */
export function closeMeeting({ regionId, id }: Key, today: Day, stands: Statement): Statement[] {
	const where = 'where region_id = $1 and';
	return [
		{
			text: `update meeting set state = 'ended', ended_on = $3, link_hash = null, words_hash = null ${where} id = $2`,
			values: [regionId, id, today],
		},
		stands,
		{ text: `delete from held_card ${where} meeting_id = $2`, values: [regionId, id] },
		{ text: `delete from ballot ${where} meeting_id = $2`, values: [regionId, id] },
		{ text: `delete from shown_mark ${where} meeting_id = $2`, values: [regionId, id] },
	];
}

/** How many cards are held, and how many ballots there are in a choice. */
export function countHeld({ regionId, id }: Key, poll: number): Statement {
	return {
		text: `select (select count(*)::int from held_card where region_id = $1 and meeting_id = $2) as cards,
			(select count(*)::int from ballot where region_id = $1 and meeting_id = $2 and poll = $3) as ballots`,
		values: [regionId, id, poll],
	};
}

/** The events of a meeting after a number, in order; at most so many. */
export async function listEvents(
	tx: Tx,
	meetingId: string,
	seal: CircleSeal,
	after: number,
	most = Number.MAX_SAFE_INTEGER,
): Promise<MeetingEvent[]> {
	const rows = await tx.db
		.selectFrom('meetingEvent')
		.select(['number', 'body'])
		.where('regionId', '=', tx.actor.regionId)
		.where('meetingId', '=', meetingId)
		.where('number', '>', after)
		.orderBy('number')
		.limit(most)
		.execute();
	return rows.map(({ number, body }) => JSON.parse(seal.open(eventPlace(meetingId, number), body)));
}

/** The same counts as `countHeld`, inside a transaction. */
export async function readHeld(
	tx: Tx,
	meetingId: string,
	poll: number,
): Promise<{ cards: number; ballots: number }> {
	const { regionId } = tx.actor;
	const { rows } = await sql<{ cards: number; ballots: number }>`
		select (select count(*)::int from held_card where region_id = ${regionId} and meeting_id = ${meetingId}) as cards,
			(select count(*)::int from ballot where region_id = ${regionId} and meeting_id = ${meetingId}
				and poll = ${poll}) as ballots`.execute(tx.db);
	return rows[0] ?? { cards: 0, ballots: 0 };
}

/**
 * Takes everything that is held out of its table, for a reveal. The meeting is locked first: what comes in at this
 * moment was there, or comes after.
 * @throws with a code of `WENT_ON` when the meeting is past this number
 */
export async function takeHeld(
	tx: Tx,
	meetingId: string,
	seal: CircleSeal,
	number: number,
): Promise<{ text: string; place: string | null }[]> {
	await lockAt(tx, meetingId, number);
	const rows = await tx.db
		.deleteFrom('heldCard')
		.where('regionId', '=', tx.actor.regionId)
		.where('meetingId', '=', meetingId)
		.returning(['id', 'body'])
		.execute();
	await markShown(
		tx,
		meetingId,
		rows.map(({ id }) => shownMark(seal, meetingId, id)),
	);
	return rows.map(({ body }) => JSON.parse(seal.open(heldPlace(meetingId), body)));
}

/** In the order of the marks, which tells nothing of the cards. */
async function markShown(tx: Tx, meetingId: string, marks: readonly Buffer[]): Promise<void> {
	if (marks.length === 0) return;
	const { regionId } = tx.actor;
	await tx.db
		.insertInto('shownMark')
		.values([...marks].sort(Buffer.compare).map((mark) => ({ regionId, meetingId, mark })))
		.execute();
}

/** Takes the ballots of a choice out of their table, for counting. @throws as `takeHeld` */
export async function takeBallots(
	tx: Tx,
	meetingId: string,
	seal: CircleSeal,
	{ poll, number }: { poll: number; number: number },
): Promise<Record<string, number>[]> {
	await lockAt(tx, meetingId, number);
	const rows = await tx.db
		.deleteFrom('ballot')
		.where('regionId', '=', tx.actor.regionId)
		.where('meetingId', '=', meetingId)
		.where('poll', '=', poll)
		.returning('body')
		.execute();
	return rows.map(({ body }) => JSON.parse(seal.open(ballotPlace(meetingId, poll), body)));
}

async function lockAt(tx: Tx, meetingId: string, number: number): Promise<void> {
	await tx.db
		.selectFrom('meeting')
		.select('id')
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', meetingId)
		.forUpdate()
		.execute();
	await sql`select meeting_stands_at(${number})`.execute(tx.db);
}

/** Adds events inside a transaction, and tells other processes. @param from the process that does */
export async function insertEvents(
	tx: Tx,
	meetingId: string,
	seal: CircleSeal,
	events: readonly MeetingEvent[],
	from = '',
): Promise<void> {
	await tx.db
		.insertInto('meetingEvent')
		.values(
			events.map((event) => ({
				regionId: tx.actor.regionId,
				meetingId,
				number: event.number,
				body: seal.seal(eventPlace(meetingId, event.number), JSON.stringify(event)),
			})),
		)
		.execute();
	const told = payloadOf({ regionId: tx.actor.regionId, id: meetingId }, from);
	await sql`select pg_notify(${CHANNEL}, ${told})`.execute(tx.db);
}
