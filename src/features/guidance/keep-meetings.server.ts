import { z } from 'zod';
import { type Day, isDay } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { type MeetingState, meetingStates } from './guidance.ts';
import { openTrack } from './load-track.server.ts';
import { insertMeeting, listMeetings, putMinutes, updateMeeting } from './meeting-store.server.ts';
import { MOST_MEETINGS } from './series.ts';

const plannedOn = z.string().refine(isDay, 'day');
export const meetingInput = z.object({ id: z.uuid(), plannedOn });
export const meetingState = z.object({ id: z.uuid(), state: z.enum(meetingStates) });
/** Hours as people write them: "1,5" or "1.25". Empty takes them away. */
export const hoursInput = z.object({
	id: z.uuid(),
	hours: z
		.string()
		.trim()
		.default('')
		.transform((text) => (text === '' ? 0 : Number(text.replace(',', '.'))))
		.pipe(z.number().min(0).max(24)),
});

const tooManyMeetings = () =>
	new Refusal('too-many-meetings', {
		nl: `In een reeks staan hoogstens ${MOST_MEETINGS} dagen. Begin een nieuwe reeks.`,
		en: `A series holds at most ${MOST_MEETINGS} days. Begin a new series.`,
	});

/**
 * Adds a day to a series. The same id twice adds one.
 * @throws Refusal not-found, track-ended, too-many-meetings
 */
export async function addMeeting(
	tx: Tx,
	trackId: string,
	input: { id: string; plannedOn: Day },
): Promise<{ id: string }> {
	await openTrack(tx, trackId);
	const known = await listMeetings(tx, trackId);
	if (known.some(({ id }) => id === input.id)) return { id: input.id };
	if (known.length >= MOST_MEETINGS) throw tooManyMeetings();
	await insertMeeting(tx, trackId, input);
	if (!(await listMeetings(tx, trackId)).some(({ id }) => id === input.id)) throw notFound();
	return { id: input.id };
}

/**
 * Moves a meeting to another day, marks it held or dropped, or plans it again.
 * @throws Refusal not-found, track-ended
 */
export async function changeMeeting(
	tx: Tx,
	trackId: string,
	input: { id: string; plannedOn?: Day; state?: MeetingState },
): Promise<void> {
	await openTrack(tx, trackId);
	const { id, ...change } = input;
	if (!(await updateMeeting(tx, trackId, id, change))) throw notFound();
}

/**
 * Keeps how long a meeting took for the acting person, who alone sees it; 0 takes it away. Also after the series ended.
 * @param minutes rounded to whole ones
 * @throws Refusal not-found
 */
export async function noteMinutes(
	tx: Tx,
	trackId: string,
	input: { id: string; minutes: number },
): Promise<void> {
	if (!(await listMeetings(tx, trackId)).some(({ id }) => id === input.id)) throw notFound();
	await putMinutes(tx, input.id, Math.round(input.minutes));
}
