import { createHash } from 'node:crypto';
import { z } from 'zod';
import { results } from '#features/method/index.ts';
import { listMembers, recordAudit } from '#features/people/index.server.ts';
import { isDay } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { LiveMeetings } from './live-meetings.server.ts';
import { findContentOf } from './load-meeting.server.ts';
import { meetingRefusal } from './meeting-refusals.ts';
import { type Agreed, type Agreement, MOST_CHARACTERS } from './meeting-state.ts';
import { findMeeting, updateMeeting } from './meeting-store.server.ts';
import { dropResult, linesOf, noteAttendance, noteResults, wasLive } from './note-results.ts';
import { type MeetingRow, maybeId, ticked } from './planned-meeting.ts';

/** What acts around a meeting go through: the wall as the acting person, and what runs of meetings in this process. */
export type MeetingDoor = {
	readonly act: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
	readonly live: Pick<LiveMeetings, 'ask' | 'recall'>;
};

const words = z.string().trim().max(20_000).default('');
const maybeDay = z.preprocess(
	(value) => (value === '' ? null : value),
	z.string().refine(isDay, { error: 'day' }).nullable().default(null),
);

/** What was agreed, written down afterwards. */
export const notedInput = z.object({
	id: z.uuid(),
	text: z.string().trim().min(1).max(MOST_CHARACTERS),
	into: z.enum(results).default('action'),
	/** A member of the group. */
	owner: maybeId,
	due: maybeDay,
	sector: z.string().trim().max(80).default(''),
});

const PREFIX = 'yield.';
/** Three minutes of noting: a text for each thing that the method yields (`yield.<id>`), one line for each result. */
export const noteForm = z
	.object({ base: z.uuid(), familyRead: ticked })
	.catchall(words)
	.transform(({ base, familyRead, ...rest }) => ({
		base,
		familyRead,
		texts: Object.entries(rest).flatMap(([name, text]) =>
			name.startsWith(PREFIX) ? [{ yieldId: name.slice(PREFIX.length), text }] : [],
		),
	}));

/**
 * Notes what a meeting yielded, by what its method yields. Held elsewhere or without screens, it is over with that.
 * @throws Refusal not-found, meeting-called-off, too-early, nothing-written, text-too-long, too-many-results,
 * meeting-goes-on
 */
export async function noteYields(
	door: MeetingDoor,
	id: string,
	{ base, familyRead, texts }: z.output<typeof noteForm>,
): Promise<void> {
	const { row, regionId, method } = await door.act(async (tx) => {
		const row = await meetingToNote(tx, id);
		return { row, regionId: tx.actor.regionId, method: await findContentOf(tx, row) };
	});
	const noted = texts.flatMap(({ yieldId, text }) => {
		const into = method.nl.yields.find((one) => one.id === yieldId)?.into;
		if (!into) return [];
		return linesOf(text).map((line, index): Agreement => {
			const made = idOf(`${base}/${yieldId}/${index}`);
			return { id: made, text: line, into, owner: null, due: null, sector: '' };
		});
	});
	if (noted.length === 0 && !familyRead) throw meetingRefusal('nothing-written');
	await keepNoted(door, regionId, row, noted, row.way !== 'live');
	if (familyRead) await door.act((tx) => noteFamilyRead(tx, id));
}

/**
 * Notes one thing that was agreed. Its owner is a member of the group. A point on somebody else's meeting is over with it.
 * @throws Refusal not-found, meeting-called-off, too-early, text-too-long, too-many-results
 */
export async function noteOne(
	door: MeetingDoor,
	id: string,
	input: z.output<typeof notedInput>,
): Promise<void> {
	const { regionId, members, row } = await door.act(async (tx) => {
		const row = await meetingToNote(tx, id);
		return { row, members: await listMembers(tx, row.circleId), regionId: tx.actor.regionId };
	});
	const owned = input.owner === null || members.some(({ personId }) => personId === input.owner);
	if (!owned) throw notFound();
	await keepNoted(door, regionId, row, [input], row.way === 'agendaPoint');
}

/** Notes results. At the table of a trajectory the family reads again when something was added. */
async function keepNoted(
	door: MeetingDoor,
	regionId: number,
	row: MeetingRow,
	noted: readonly Agreement[],
	over: boolean,
): Promise<void> {
	let adds = false;
	await door.live.ask(regionId, row.id, (state) => {
		adds = noted.some(({ id }) => !state.agreed.has(id));
		return noteResults(state, noted, over);
	});
	if (adds && row.circleKind === 'table')
		await door.act((tx) => updateMeeting(tx, row, { familyReadOn: null }));
}

/** Takes back what was noted and became nothing yet. @throws Refusal not-found, result-went-on */
export async function dropNoted(door: MeetingDoor, id: string, agreedId: Agreed['id']): Promise<void> {
	const regionId = await door.act(async (tx) => {
		await meetingToNote(tx, id);
		return tx.actor.regionId;
	});
	await door.live.ask(regionId, id, (state) => dropResult(state, agreedId));
}

/**
 * At the table of a trajectory: the family read what was noted. The same again keeps the first day; whoever adds
 * something afterwards, or opens the door again, asks them to read again.
 * @throws Refusal not-found, also elsewhere than at a table; meeting-goes-on while more can be agreed
 */
export async function noteFamilyRead(tx: Tx, id: string): Promise<void> {
	const row = await findMeeting(tx, id);
	if (row?.circleKind !== 'table') throw notFound();
	if (row.familyReadOn) return;
	if (row.state === 'open') throw meetingRefusal('meeting-goes-on');
	await updateMeeting(tx, row, { familyReadOn: tx.actor.today });
	await recordAudit(tx, 'change-meeting', id, row.circleId);
}

/**
 * Notes which members were there, for a meeting that was not held on screens.
 * @param personIds ids of members, or `everyone`
 * @throws Refusal not-found, meeting-called-off, too-early, attendance-live
 */
export async function noteWhoWasThere(
	door: MeetingDoor,
	id: string,
	personIds: readonly string[] | 'everyone',
): Promise<void> {
	const { regionId, members } = await door.act(async (tx) => ({
		members: await listMembers(tx, (await meetingToNote(tx, id)).circleId),
		regionId: tx.actor.regionId,
	}));
	if (wasLive((await door.live.recall(regionId, id)).state)) throw attendanceLive();
	const present = new Set(personIds === 'everyone' ? members.map(({ personId }) => personId) : personIds);
	await door.live.ask(regionId, id, (state) => noteAttendance(state, members, present));
}

async function meetingToNote(tx: Tx, id: string): Promise<MeetingRow> {
	const row = await findMeeting(tx, id);
	if (!row) throw notFound();
	if (row.state === 'cancelled') throw meetingRefusal('meeting-called-off');
	if (row.state === 'planned' && row.onDay > tx.actor.today) throw tooEarly();
	if (row.circleKind === 'table') await recordAudit(tx, 'change-meeting', id, row.circleId);
	return row;
}

/** An id that is always the same for the same words, so that a form that is sent twice makes one. */
function idOf(seed: string): string {
	const hex = createHash('sha256').update(seed).digest('hex');
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		`5${hex.slice(13, 16)}`,
		`8${hex.slice(17, 20)}`,
		hex.slice(20, 32),
	].join('-');
}

function tooEarly(): Refusal {
	return new Refusal('too-early', {
		nl: 'Deze bijeenkomst moet nog komen. Noteer erna wat ze opleverde.',
		en: 'This meeting is still to come. Note afterwards what it yielded.',
	});
}

function attendanceLive(): Refusal {
	return new Refusal('attendance-live', {
		nl: 'Deze bijeenkomst liep op schermen. Wie binnenkwam, staat al in het verslag.',
		en: 'This meeting was held on screens. Whoever came in stands in the minutes already.',
	});
}
