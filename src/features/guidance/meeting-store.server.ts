import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { ledKey } from './goal-store.server.ts';
import type { MeetingState, Moment, Talk, TrackMeeting } from './guidance.ts';

const order: readonly Moment[] = ['start', 'halfway', 'end'];

/** The meetings of a track in order of day, with the own time of the acting person. */
export async function listMeetings(tx: Tx, trackId: string): Promise<TrackMeeting[]> {
	const rows = await tx.db
		.selectFrom('guidanceMeeting')
		.leftJoin('guidanceHours', (join) =>
			join
				.onRef('guidanceHours.regionId', '=', 'guidanceMeeting.regionId')
				.onRef('guidanceHours.meetingId', '=', 'guidanceMeeting.id')
				.on('guidanceHours.personId', '=', tx.actor.personId ?? ''),
		)
		.select([
			'guidanceMeeting.id',
			'guidanceMeeting.plannedOn',
			'guidanceMeeting.state',
			'guidanceHours.minutes',
		])
		.where('guidanceMeeting.regionId', '=', tx.actor.regionId)
		.where('guidanceMeeting.trackId', '=', trackId)
		.orderBy('guidanceMeeting.plannedOn')
		.orderBy('guidanceMeeting.id')
		.execute();
	return rows.map((row) => ({ ...row, state: row.state as MeetingState, minutes: row.minutes || null }));
}

/** The first planned day from today on of each track of the acting person. */
export async function nextMeetings(tx: Tx): Promise<Record<string, Day>> {
	const rows = await tx.db
		.selectFrom('guidanceMeeting')
		.select((eb) => ['trackId', eb.fn.min('plannedOn').as('next')])
		.where('regionId', '=', tx.actor.regionId)
		.where('state', '=', 'planned')
		.where('plannedOn', '>=', tx.actor.today)
		.groupBy('trackId')
		.execute();
	return Object.fromEntries(rows.map(({ trackId, next }) => [trackId, next]));
}

/** Adds a day to a track; the same id twice leaves the first. */
export async function insertMeeting(
	tx: Tx,
	trackId: string,
	meeting: { id: string; plannedOn: Day },
): Promise<void> {
	await tx.db
		.insertInto('guidanceMeeting')
		.values({ ...meeting, trackId, regionId: tx.actor.regionId })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Changes the day or the state of a meeting of a track; false when it is not there. */
export async function updateMeeting(
	tx: Tx,
	trackId: string,
	id: string,
	change: { plannedOn?: Day; state?: MeetingState },
): Promise<boolean> {
	const { numUpdatedRows } = await tx.db
		.updateTable('guidanceMeeting')
		.set(change)
		.where('regionId', '=', tx.actor.regionId)
		.where('trackId', '=', trackId)
		.where('id', '=', id)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

/** Keeps the own time of the acting person for a meeting; 0 takes it away. */
export async function putMinutes(tx: Tx, meetingId: string, minutes: number): Promise<void> {
	const whose = { regionId: tx.actor.regionId, meetingId, personId: tx.actor.personId ?? '' };
	await tx.db
		.insertInto('guidanceHours')
		.values({ ...whose, minutes })
		.onConflict((conflict) =>
			conflict.columns(['regionId', 'meetingId', 'personId']).doUpdateSet({ minutes }),
		)
		.execute();
}

/** The talks of three of a track that the acting person may know of, in order of moment. */
export async function listTalks(tx: Tx, trackId: string): Promise<Talk[]> {
	const rows = await tx.db
		.selectFrom('guidanceTalk')
		.select(['personId', 'moment', 'plannedOn', 'held'])
		.where('regionId', '=', tx.actor.regionId)
		.where('trackId', '=', trackId)
		.execute();
	return rows
		.map((row) => ({ ...row, moment: row.moment as Moment }))
		.sort((one, other) => order.indexOf(one.moment) - order.indexOf(other.moment));
}

/** The talks of several tracks, by track and person. */
export async function talksByPerson(tx: Tx, trackIds: readonly string[]): Promise<Map<string, Talk[]>> {
	const found = new Map<string, Talk[]>();
	for (const trackId of new Set(trackIds)) {
		for (const talk of await listTalks(tx, trackId)) {
			const key = ledKey(trackId, talk.personId);
			found.set(key, [...(found.get(key) ?? []), talk]);
		}
	}
	return found;
}

/** Writes a talk of three of a guided person down, whether it was there or not. */
export async function putTalk(tx: Tx, trackId: string, talk: Talk): Promise<void> {
	const { plannedOn, held } = talk;
	await tx.db
		.insertInto('guidanceTalk')
		.values({ ...talk, trackId, regionId: tx.actor.regionId })
		.onConflict((conflict) =>
			conflict.columns(['regionId', 'trackId', 'personId', 'moment']).doUpdateSet({ plannedOn, held }),
		)
		.execute();
}
