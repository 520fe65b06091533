import type { z } from 'zod';
import { listMyCircles, openText, recordAudit, sealText } from '#features/people/index.server.ts';
import { addDays } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { addEventRow, listEventRows, removeEventRow } from './event-store.server.ts';
import type { RegisterLine } from './register.ts';
import { findLine } from './register-store.server.ts';
import type { eventForm, TimelineMark } from './timeline.ts';
import { refuse } from './trajectory-refusals.ts';

const EARLIEST = '2000-01-01';
const DAYS_AHEAD = 366;

const place = (id: string) => `trajectory_event.note/${id}`;

/** The table of a trajectory when the acting person sits at it. */
export async function findOwnTable(tx: Tx, line: RegisterLine): Promise<string | undefined> {
	const circles = await listMyCircles(tx);
	return circles.find((circle) => circle.id === line.circleId)?.id;
}

async function atTable(tx: Tx, trajectoryId: string): Promise<string> {
	const line = await findLine(tx, trajectoryId);
	if (!line) throw notFound();
	const circleId = await findOwnTable(tx, line);
	if (!circleId) throw refuse.tableOnly();
	return circleId;
}

/** Notes what happened; only who sits at the table. The note is encrypted with the key of the table. */
export async function addEvent(
	tx: Tx,
	trajectoryId: string,
	input: z.output<typeof eventForm>,
): Promise<void> {
	const circleId = await atTable(tx, trajectoryId);
	const { id, kind, onDay } = input;
	if (onDay < EARLIEST || onDay > addDays(tx.actor.today, DAYS_AHEAD)) throw refuse.dayTooFar();
	const note = input.note === null ? null : await sealText(tx, circleId, place(id), input.note);
	if (await addEventRow(tx, { id, trajectoryId, kind, onDay, note }))
		await recordAudit(tx, 'add-event', trajectoryId, circleId);
}

/** Takes an event from the line and destroys its note. Removing it twice is once. */
export async function removeEvent(tx: Tx, trajectoryId: string, eventId: string): Promise<void> {
	const circleId = await atTable(tx, trajectoryId);
	if (!(await removeEventRow(tx, trajectoryId, eventId))) throw notFound();
	await recordAudit(tx, 'remove-event', trajectoryId, circleId);
}

/** What the table noted, opened with its key. */
export async function loadEvents(tx: Tx, trajectoryId: string, circleId: string): Promise<TimelineMark[]> {
	const events: TimelineMark[] = [];
	for (const { id, kind, onDay, note } of await listEventRows(tx, trajectoryId))
		events.push({ id, kind, onDay, note: note && (await openText(tx, circleId, place(id), note)) });
	return events;
}
