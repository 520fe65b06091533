import { randomUUID } from 'node:crypto';
import { familyKnowledge, startCycle } from '#features/cycle/index.server.ts';
import type { Library } from '#features/method/index.ts';
import { holdCircleKey, listMyCircles, recordAudit } from '#features/people/index.server.ts';
import { findTheme } from '#features/theme/index.server.ts';
import { keepContent, usableOf } from '#features/worksheet/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { insertEvents } from './event-store.server.ts';
import { findMeeting, insertMeeting, updateMeeting } from './meeting-store.server.ts';
import {
	type ChangeMeeting,
	daysOfSeries,
	type MeetingRow,
	type PlanMeeting,
	planInput,
} from './planned-meeting.ts';
import { type Script, scriptOf, usedBy } from './script.ts';

/** What planning asks; at the table of a trajectory also whether the family knows. */
export const planForm = planInput.extend(familyKnowledge.shape);
export type PlanWithFamily = PlanMeeting & Partial<Parameters<typeof startCycle>[1]>;

/**
 * Plans a meeting of a group of the acting person, or a series of them. The method is kept as it is now, with all that it
 * uses. At the table of a trajectory a reflection begins with it, in which its results land. The same id twice plans one.
 * @returns the id of the first
 * @throws Refusal not-found, family-knows-missing, day-passed
 */
export async function planMeeting(tx: Tx, library: Library, input: PlanWithFamily): Promise<{ id: string }> {
	if (await findMeeting(tx, input.id)) return { id: input.id };
	const circle = (await listMyCircles(tx)).find(({ id }) => id === input.circleId);
	if (!circle || circle.kind === 'individual') throw notFound();
	if (input.onDay < tx.actor.today) throw dayPassed();
	if (input.themeId && (circle.kind === 'table' || !(await findTheme(tx, input.themeId)))) throw notFound();
	const usable = usableOf(library, `method/${input.of}`);
	if (usable?.kind !== 'method') throw notFound();
	const contentId = await keepContent(tx, circle.id, input.of, usable);
	const kept = await keepUsed(tx, library, circle.id, usedBy(usable.entry.nl));
	const script = scriptOf(usable.entry.nl, library, input);
	const cycleId = circle.kind === 'table' ? await beginReflection(tx, circle.id, input) : null;
	const days = daysOfSeries(input.onDay, input.rhythm, input.times);
	const seriesId = days.length > 1 ? randomUUID() : null;
	for (const [index, onDay] of days.entries()) {
		const id = index === 0 ? input.id : randomUUID();
		await insertMeeting(tx, {
			id,
			circleId: circle.id,
			way: input.way,
			contentId,
			slug: input.of,
			title: input.title,
			plan: {
				place: input.place,
				prepare: input.prepare,
				checkIn: input.checkIn,
				checkOut: input.checkOut,
				signals: [],
			},
			onDay,
			startsAt: input.startsAt,
			minutes: input.minutes,
			seriesId,
			themeId: input.themeId,
			cycleId,
		});
		await prepare(tx, { id, circleId: circle.id }, script, kept);
	}
	// The id may stand in another group, where the acting person cannot see it.
	if (!(await findMeeting(tx, input.id))) throw notFound();
	if (circle.kind === 'table') await recordAudit(tx, 'plan-meeting', input.id, circle.id);
	return { id: input.id };
}

async function keepUsed(
	tx: Tx,
	library: Library,
	circleId: string,
	references: readonly string[],
): Promise<Record<string, string>> {
	const kept: Record<string, string> = {};
	for (const reference of references) {
		const usable = usableOf(library, reference);
		if (usable) kept[reference] = await keepContent(tx, circleId, reference.split('/')[1] ?? '', usable);
	}
	return kept;
}

async function beginReflection(tx: Tx, circleId: string, input: PlanWithFamily): Promise<string> {
	const { familyKnows, familyKnowsWhy, familyKnowsUntil } = input;
	const known = { familyKnows, familyKnowsWhy, familyKnowsUntil };
	return (
		await startCycle(tx, { id: randomUUID(), circleId, door: 'lookBack', title: input.title, ...known })
	).id;
}

/** The first event of a meeting: what it plays. */
async function prepare(
	tx: Tx,
	{ id, circleId }: Pick<MeetingRow, 'id' | 'circleId'>,
	script: Script,
	kept: Readonly<Record<string, string>>,
): Promise<void> {
	const seal = await holdCircleKey(tx, circleId);
	await insertEvents(tx, id, seal, [{ what: 'prepared', script, kept, number: 1, at: 0 }]);
}

/**
 * Changes what stands in the invitation. Calendars are told by the number of changes.
 * @throws Refusal not-found, meeting-over, day-passed
 */
export async function changeMeeting(tx: Tx, id: string, input: ChangeMeeting): Promise<void> {
	const meeting = await openToChange(tx, id);
	const { title, place, prepare: toPrepare, onDay, startsAt, minutes } = input;
	if (onDay !== meeting.onDay && onDay < tx.actor.today) throw dayPassed();
	await updateMeeting(tx, meeting, {
		title,
		plan: { ...meeting.plan, place, prepare: toPrepare },
		onDay,
		startsAt,
		minutes,
		changes: meeting.changes + 1,
	});
	if (meeting.circleKind === 'table') await recordAudit(tx, 'change-meeting', id, meeting.circleId);
}

/**
 * Calls a meeting off, or brings it back.
 * @throws Refusal not-found, meeting-over
 */
export async function cancelMeeting(tx: Tx, id: string, cancelled: boolean): Promise<void> {
	const meeting = await openToChange(tx, id);
	if (meeting.state === 'open') throw meetingOver();
	await updateMeeting(tx, meeting, {
		state: cancelled ? 'cancelled' : 'planned',
		changes: meeting.changes + 1,
	});
	if (meeting.circleKind === 'table') await recordAudit(tx, 'change-meeting', id, meeting.circleId);
}

async function openToChange(tx: Tx, id: string): Promise<MeetingRow> {
	const meeting = await findMeeting(tx, id);
	if (!meeting) throw notFound();
	if (meeting.state === 'ended') throw meetingOver();
	return meeting;
}

export function meetingOver(): Refusal {
	return new Refusal('meeting-over', {
		nl: 'Deze bijeenkomst loopt of is voorbij. Plan een nieuwe als jullie verder willen.',
		en: 'This meeting is running or over. Plan a new one if you want to go on.',
	});
}

function dayPassed(): Refusal {
	const sentence = {
		nl: 'Die dag is voorbij. Kies vandaag of een latere dag.',
		en: 'That day has passed. Choose today or a later day.',
	};
	return new Refusal('day-passed', sentence, 400, { onDay: sentence });
}
