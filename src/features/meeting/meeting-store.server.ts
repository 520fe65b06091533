import { holdCircleKey, openText, sealText } from '#features/people/index.server.ts';
import type { CircleKind } from '#features/people/index.ts';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import type { MeetingRow, MeetingState, Plan, Way } from './planned-meeting.ts';

const place = {
	title: (id: string) => `meeting.title/${id}`,
	plan: (id: string) => `meeting.plan/${id}`,
	codes: (id: string) => `meeting.codes/${id}`,
};

export type NewMeeting = Pick<
	MeetingRow,
	| 'id'
	| 'circleId'
	| 'way'
	| 'contentId'
	| 'slug'
	| 'title'
	| 'plan'
	| 'onDay'
	| 'startsAt'
	| 'minutes'
	| 'seriesId'
	| 'themeId'
	| 'cycleId'
>;

/** Adds a meeting; whether it is new. The same id twice leaves the first. */
export async function insertMeeting(tx: Tx, meeting: NewMeeting): Promise<boolean> {
	const { title, plan, ...plain } = meeting;
	const { numInsertedOrUpdatedRows: added } = await tx.db
		.insertInto('meeting')
		.values({
			...plain,
			regionId: tx.actor.regionId,
			title: await sealText(tx, meeting.circleId, place.title(meeting.id), title),
			plan: await sealText(tx, meeting.circleId, place.plan(meeting.id), JSON.stringify(plan)),
			madeBy: tx.actor.personId ?? '',
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	return added === 1n;
}

const rowsOf = (tx: Tx) =>
	tx.db
		.selectFrom('meeting')
		.leftJoin('circle', (join) =>
			join.onRef('circle.regionId', '=', 'meeting.regionId').onRef('circle.id', '=', 'meeting.circleId'),
		)
		.selectAll('meeting')
		.select(['circle.name as circleName', 'circle.kind as circleKind', 'circle.existingMeeting'])
		.where('meeting.regionId', '=', tx.actor.regionId);
type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['executeTakeFirstOrThrow']>>;

async function opened(tx: Tx, row: Row): Promise<MeetingRow> {
	const { id, circleId } = row;
	return {
		id,
		circleId,
		circleName: row.circleName ?? '',
		circleKind: (row.circleKind ?? 'team') as CircleKind,
		existingMeeting: row.existingMeeting,
		way: row.way as Way,
		contentId: row.contentId,
		slug: row.slug,
		title: await openText(tx, circleId, place.title(id), row.title),
		plan: JSON.parse(await openText(tx, circleId, place.plan(id), row.plan)) as Plan,
		onDay: row.onDay as Day,
		startsAt: row.startsAt,
		minutes: row.minutes,
		seriesId: row.seriesId,
		changes: row.changes,
		themeId: row.themeId,
		cycleId: row.cycleId,
		state: row.state as MeetingState,
		madeBy: row.madeBy,
		endedOn: row.endedOn as Day | null,
		familyReadOn: row.familyReadOn as Day | null,
	};
}

/** A meeting as the acting person, or the meeting itself, may read it. */
export async function findMeeting(tx: Tx, id: string): Promise<MeetingRow | undefined> {
	const row = await rowsOf(tx).where('meeting.id', '=', id).executeTakeFirst();
	return row && opened(tx, row);
}

const MOST_LISTED = 200;

/** Meetings of the acting person's groups: those to come first by day, or those that are over, the last first. */
export async function listMeetings(
	tx: Tx,
	which:
		| { readonly from: Day }
		| { readonly before: Day }
		| { readonly circleId: string }
		| { readonly themeId: string }
		| { readonly seriesId: string },
): Promise<MeetingRow[]> {
	let query = rowsOf(tx);
	if ('circleId' in which) query = query.where('meeting.circleId', '=', which.circleId);
	if ('themeId' in which) query = query.where('meeting.themeId', '=', which.themeId);
	if ('seriesId' in which) query = query.where('meeting.seriesId', '=', which.seriesId);
	if ('from' in which)
		query = query.where(({ eb, or }) =>
			or([eb('meeting.onDay', '>=', which.from), eb('meeting.state', '=', 'open')]),
		);
	if ('before' in which)
		query = query.where('meeting.onDay', '<', which.before).where('meeting.state', '!=', 'open');
	const order = 'before' in which ? 'desc' : 'asc';
	const rows = await query
		.orderBy('meeting.onDay', order)
		.orderBy('meeting.startsAt', order)
		.orderBy('meeting.id')
		.limit(MOST_LISTED)
		.execute();
	const meetings: MeetingRow[] = [];
	for (const row of rows) meetings.push(await opened(tx, row));
	return meetings;
}

/** A meeting as the acting person may read it, locked until the end of the transaction. */
export async function lockMeeting(tx: Tx, id: string): Promise<MeetingRow | undefined> {
	await tx.db
		.selectFrom('meeting')
		.select('id')
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.forUpdate()
		.executeTakeFirst();
	return findMeeting(tx, id);
}

/** The meeting that was held last before this one: of its series, else of its group. */
export async function findPrevious(tx: Tx, meeting: MeetingRow): Promise<MeetingRow | undefined> {
	const { circleId, seriesId, onDay, startsAt } = meeting;
	const row = await rowsOf(tx)
		.where('meeting.circleId', '=', circleId)
		.where('meeting.state', '=', 'ended')
		.where(({ eb, or, and }) =>
			or([
				eb('meeting.onDay', '<', onDay),
				and([eb('meeting.onDay', '=', onDay), eb('meeting.startsAt', '<', startsAt)]),
			]),
		)
		.orderBy((eb) => eb.case().when('meeting.seriesId', '=', seriesId).then(0).else(1).end())
		.orderBy('meeting.onDay', 'desc')
		.orderBy('meeting.startsAt', 'desc')
		.limit(1)
		.executeTakeFirst();
	return row && opened(tx, row);
}

export type MeetingChange = Partial<
	Pick<
		MeetingRow,
		| 'title'
		| 'plan'
		| 'onDay'
		| 'startsAt'
		| 'minutes'
		| 'changes'
		| 'themeId'
		| 'cycleId'
		| 'state'
		| 'endedOn'
		| 'familyReadOn'
	>
>;

/** Writes what changed of a meeting; title and plan are sealed with the key of its group. */
export async function updateMeeting(
	tx: Tx,
	meeting: Pick<MeetingRow, 'id' | 'circleId'>,
	change: MeetingChange,
): Promise<void> {
	const { title, plan, ...plain } = change;
	const { id, circleId } = meeting;
	await tx.db
		.updateTable('meeting')
		.set({
			...plain,
			...(title === undefined ? {} : { title: await sealText(tx, circleId, place.title(id), title) }),
			...(plan === undefined
				? {}
				: { plan: await sealText(tx, circleId, place.plan(id), JSON.stringify(plan)) }),
		})
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}

/** The codes with which people come in: that of the link, and the words to type. */
export type Codes = { readonly link: string; readonly words: string };

/** The codes of a meeting; undefined while it was never opened. */
export async function readCodes(tx: Tx, id: string): Promise<Codes | undefined> {
	const row = await tx.db
		.selectFrom('meeting')
		.select(['circleId', 'codes'])
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row?.codes ? JSON.parse(await openText(tx, row.circleId, place.codes(id), row.codes)) : undefined;
}

/** Opens the door: from now on these codes lead in. More can be agreed, so the family reads again afterwards. */
export async function keepCodes(
	tx: Tx,
	meeting: { readonly id: string; readonly circleId: string },
	codes: Codes,
	hashes: { readonly link: Buffer; readonly words: Buffer },
): Promise<void> {
	const { seal } = await holdCircleKey(tx, meeting.circleId);
	await tx.db
		.updateTable('meeting')
		.set({
			state: 'open',
			codes: seal(place.codes(meeting.id), JSON.stringify(codes)),
			linkHash: hashes.link,
			wordsHash: hashes.words,
			endedOn: null,
			familyReadOn: null,
		})
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', meeting.id)
		.execute();
}
