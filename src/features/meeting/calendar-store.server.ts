import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { CircleKind } from '#features/people/index.ts';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import type { Locale } from '#platform/locale.ts';
import type { CalendarMeeting } from './calendar.ts';
import type { MeetingState } from './planned-meeting.ts';

type Row = Omit<CalendarMeeting, 'circleKind' | 'state'> & {
	readonly circleKind: string | null;
	readonly state: string;
};
const shaped = (row: Row): CalendarMeeting => ({
	...row,
	circleKind: (row.circleKind ?? 'team') as CircleKind,
	state: row.state as MeetingState,
});

/** The meetings of the acting person's groups from a day on, without anything of what they are about. */
export async function listCalendar(tx: Tx, from: Day): Promise<CalendarMeeting[]> {
	const rows = await tx.db
		.selectFrom('meeting as m')
		.innerJoin('circle as c', (join) =>
			join.onRef('c.regionId', '=', 'm.regionId').onRef('c.id', '=', 'm.circleId'),
		)
		.select(['m.id', 'm.onDay', 'm.startsAt', 'm.minutes', 'm.changes', 'm.state', 'c.kind as circleKind'])
		.where('m.regionId', '=', tx.actor.regionId)
		.where('m.onDay', '>=', from)
		.orderBy('m.onDay')
		.orderBy('m.startsAt')
		.orderBy('m.id')
		.limit(500)
		.execute();
	return rows.map(shaped);
}

/** For jobs: when a meeting is, with those of its series that follow. */
export async function listMeetingTimes(tx: Tx, id: string, withSeries: boolean): Promise<CalendarMeeting[]> {
	const { rows } = await sql<Row>`
		select id, on_day::text, starts_at, minutes, changes, state, circle_kind
		from meeting_times(${id}::uuid, ${withSeries})`.execute(tx.db);
	return rows.map(shaped);
}

/** When the acting person made the link for the own calendar; undefined when there is none. */
export async function findFeed(tx: Tx): Promise<{ id: string; madeOn: Day } | undefined> {
	return await tx.db
		.selectFrom('calendarFeed')
		.select(['id', 'madeOn'])
		.where('regionId', '=', tx.actor.regionId)
		.where('personId', '=', tx.actor.personId ?? '')
		.where('revokedOn', 'is', null)
		.executeTakeFirst();
}

/** Ends the link of the acting person; without one nothing happens. */
export async function endFeed(tx: Tx): Promise<void> {
	await tx.db
		.updateTable('calendarFeed')
		.set({ revokedOn: tx.actor.today })
		.where('regionId', '=', tx.actor.regionId)
		.where('personId', '=', tx.actor.personId ?? '')
		.where('revokedOn', 'is', null)
		.execute();
}

/** Adds a link of the acting person; whether it is there: one that still works, also of a moment ago, keeps it out. */
export async function insertFeed(tx: Tx, tokenHash: Buffer): Promise<boolean> {
	const { numInsertedOrUpdatedRows: added } = await tx.db
		.insertInto('calendarFeed')
		.values({
			regionId: tx.actor.regionId,
			id: randomUUID(),
			personId: tx.actor.personId ?? '',
			tokenHash,
			madeOn: tx.actor.today,
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	return added === 1n;
}

/** Before any context exists: whose calendar a code belongs to. */
export async function findPersonOfFeed(
	tx: Tx,
	hash: Buffer,
): Promise<{ regionId: number; personId: string; locale: Locale } | undefined> {
	const { rows } = await sql<{ regionId: number; personId: string; locale: Locale }>`
		select * from person_of_calendar(${hash})`.execute(tx.db);
	return rows[0];
}
