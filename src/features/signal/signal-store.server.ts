import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import type { Direction, Level, Side, SignalState, Support } from './signal.ts';

/** A signal as whoever may read it sees it. Nothing here leads back to its table. */
export type Signal = {
	readonly id: string;
	readonly state: SignalState;
	readonly direction: Direction;
	readonly statement: string;
	readonly facts: readonly string[];
	readonly wouldHelp: string;
	readonly ownSentence: string | null;
	readonly level: Level;
	readonly topicId: string | null;
	readonly ruleId: string | null;
	readonly addresseeId: string | null;
	readonly support: Support;
	readonly sentOn: Day;
	readonly releaseBy: Day;
	readonly releasedOn: Day | null;
	readonly version: number;
};

const columns = [
	'id',
	'state',
	'direction',
	'statement',
	'facts',
	'wouldHelp',
	'ownSentence',
	'level',
	'topicId',
	'ruleId',
	'addresseeId',
	'support',
	'sentOn',
	'releaseBy',
	'releasedOn',
	'version',
] as const;

/** The signal if the acting person may read it. */
export async function findSignal(tx: Tx, id: string): Promise<Signal | undefined> {
	const query = tx.db
		.selectFrom('signal')
		.select(columns)
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id);
	return (await query.executeTakeFirst()) as Signal | undefined;
}

/** The same, and nobody else moves it until this transaction ends. */
export async function lockSignal(tx: Tx, id: string): Promise<Signal | undefined> {
	const query = tx.db
		.selectFrom('signal')
		.select(columns)
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id);
	return (await query.forUpdate().executeTakeFirst()) as Signal | undefined;
}

export type SignalText = Pick<
	Signal,
	| 'direction'
	| 'statement'
	| 'facts'
	| 'wouldHelp'
	| 'ownSentence'
	| 'level'
	| 'topicId'
	| 'ruleId'
	| 'addresseeId'
	| 'support'
>;

export async function addSignal(
	tx: Tx,
	id: string,
	text: SignalText,
	language: string,
	releaseBy: Day,
): Promise<void> {
	await tx.db
		.insertInto('signal')
		.values({
			regionId: tx.actor.regionId,
			id,
			state: 'sent',
			...text,
			facts: [...text.facts],
			language,
			sentOn: tx.actor.today,
			releaseBy,
		})
		.execute();
}

/** New words after a question from the addressee; it waits for release again. */
export async function changeSignalText(tx: Tx, id: string, text: SignalText, releaseBy: Day): Promise<void> {
	await tx.db
		.updateTable('signal')
		.set({ ...text, facts: [...text.facts], releaseBy, releasedOn: null, sentOn: tx.actor.today })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}

export async function setSignalState(tx: Tx, id: string, state: SignalState): Promise<void> {
	await tx.db
		.updateTable('signal')
		.set({ state, version: sql`version + 1` })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}

/** The coordinator or the table settles what was only proposed. */
export async function settleSignal(
	tx: Tx,
	id: string,
	settled: { topicId?: string | null; ruleId?: string | null; level?: Level },
): Promise<void> {
	await tx.db
		.updateTable('signal')
		.set({ ...settled, version: sql`version + 1` })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}

export async function setReleased(tx: Tx, id: string): Promise<void> {
	await tx.db
		.updateTable('signal')
		.set({ releasedOn: tx.actor.today })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}

/** The young person's own sentence is taken back: possible until the theme is published. */
export async function dropOwnSentence(tx: Tx, id: string): Promise<void> {
	await tx.db
		.updateTable('signal')
		.set({ ownSentence: null, version: sql`version + 1` })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}

export type NewEvent = {
	readonly signalId: string;
	readonly what: string;
	readonly from: SignalState | null;
	readonly to: SignalState | null;
	readonly side: Side;
	readonly addresseeId?: string | null;
	readonly themeId?: string | null;
	readonly note?: string;
	/** The group within which it may be known who did it. */
	readonly circleId?: string | null;
};

/** Appends what happened to the journey; who did it goes apart, readable inside the acting group only. */
export async function appendEvent(tx: Tx, event: NewEvent): Promise<void> {
	const { regionId, personId, today } = tx.actor;
	const id = randomUUID();
	const last = await tx.db
		.selectFrom('signalEvent')
		.select((eb) => eb.fn.coalesce(eb.fn.max('seq'), sql<number>`0`).as('seq'))
		.where('regionId', '=', regionId)
		.where('signalId', '=', event.signalId)
		.executeTakeFirstOrThrow();
	await tx.db
		.insertInto('signalEvent')
		.values({
			regionId,
			id,
			signalId: event.signalId,
			seq: Number(last.seq) + 1,
			what: event.what,
			fromState: event.from,
			toState: event.to,
			side: event.side,
			addresseeId: event.addresseeId ?? null,
			themeId: event.themeId ?? null,
			note: event.note ?? '',
			onDay: today,
		})
		.execute();
	if (personId && event.circleId) {
		await tx.db
			.insertInto('signalEventActor')
			.values({ regionId, eventId: id, circleId: event.circleId, personId })
			.execute();
	}
}

export type JourneyEvent = {
	readonly seq: number;
	readonly what: string;
	readonly fromState: SignalState | null;
	readonly toState: SignalState | null;
	readonly side: Side;
	readonly addresseeId: string | null;
	readonly addresseeName: string | null;
	readonly themeId: string | null;
	readonly note: string;
	readonly onDay: Day;
	/** Known inside the acting group only. */
	readonly actorName: string | null;
};

/** Every step of the journey in order. */
export async function listEvents(tx: Tx, signalId: string): Promise<JourneyEvent[]> {
	const rows = await tx.db
		.selectFrom('signalEvent as e')
		.leftJoin('addressee as a', (join) =>
			join.onRef('a.regionId', '=', 'e.regionId').onRef('a.id', '=', 'e.addresseeId'),
		)
		.leftJoin('signalEventActor as w', (join) =>
			join.onRef('w.regionId', '=', 'e.regionId').onRef('w.eventId', '=', 'e.id'),
		)
		.leftJoin('person as p', (join) =>
			join.onRef('p.regionId', '=', 'w.regionId').onRef('p.id', '=', 'w.personId'),
		)
		.select([
			'e.seq',
			'e.what',
			'e.fromState',
			'e.toState',
			'e.side',
			'e.addresseeId',
			'e.themeId',
			'e.note',
			'e.onDay',
		])
		.select(['a.name as addresseeName', 'p.name as actorName'])
		.where('e.regionId', '=', tx.actor.regionId)
		.where('e.signalId', '=', signalId)
		.orderBy('e.seq')
		.execute();
	return rows as JourneyEvent[];
}

/** What happened last on the journey. */
export async function lastEventKind(tx: Tx, signalId: string): Promise<string | undefined> {
	const last = await tx.db
		.selectFrom('signalEvent')
		.select('what')
		.where('regionId', '=', tx.actor.regionId)
		.where('signalId', '=', signalId)
		.orderBy('seq', 'desc')
		.limit(1)
		.executeTakeFirst();
	return last?.what;
}
