import { randomUUID } from 'node:crypto';
import { familyKnowledge, startCycle } from '#features/cycle/index.server.ts';
import type { Library } from '#features/method/index.ts';
import { holdCircleKey, listMyCircles, recordAudit } from '#features/people/index.server.ts';
import { findTheme } from '#features/theme/index.server.ts';
import { liesWith, themeElsewhere } from '#features/working-group/index.server.ts';
import { keepContent, usableOf } from '#features/worksheet/index.server.ts';
import { type Day, latestDay } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { insertEvents } from './event-store.server.ts';
import { findMeeting, insertMeeting, lockMeeting, updateMeeting } from './meeting-store.server.ts';
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
 * @returns the id of the first, and whether this made it
 * @throws Refusal not-found, family-knows-missing, day-passed, day-too-far, theme-elsewhere when not every member reads
 * the theme
 */
export async function planMeeting(
	tx: Tx,
	library: Library,
	input: PlanWithFamily,
): Promise<{ id: string; fresh: boolean }> {
	if (await findMeeting(tx, input.id)) return { id: input.id, fresh: false };
	const circle = (await listMyCircles(tx)).find(({ id }) => id === input.circleId);
	if (!circle || circle.kind === 'individual') throw notFound();
	const days = daysToPlan(input, tx.actor.today);
	if (input.themeId) {
		if (circle.kind === 'table' || !(await findTheme(tx, input.themeId))) throw notFound();
		if (!(await liesWith(tx, input.themeId, circle.id))) throw themeElsewhere();
	}
	const usable = usableOf(library, `method/${input.of}`);
	if (usable?.kind !== 'method') throw notFound();
	const { way, title, place, prepare: toPrepare, checkIn, checkOut, startsAt, minutes, themeId } = input;
	const meeting = {
		...{ circleId: circle.id, way, slug: input.of, title, startsAt, minutes, themeId },
		contentId: await keepContent(tx, circle.id, input.of, usable),
		plan: { place, prepare: toPrepare, checkIn, checkOut, signals: [] },
		seriesId: days.length > 1 ? randomUUID() : null,
	};
	const [first = input.onDay, ...others] = days;
	if (!(await insertMeeting(tx, { ...meeting, id: input.id, onDay: first, cycleId: null }))) {
		// Sent twice at the same moment, or the id stands in another group, where the acting person cannot see it.
		if (await findMeeting(tx, input.id)) return { id: input.id, fresh: false };
		throw notFound();
	}
	const cycleId = circle.kind === 'table' ? await beginReflection(tx, circle.id, input) : null;
	if (cycleId) await updateMeeting(tx, { id: input.id, circleId: circle.id }, { cycleId });
	const ids = [input.id];
	for (const onDay of others) {
		const id = randomUUID();
		await insertMeeting(tx, { ...meeting, id, onDay, cycleId });
		ids.push(id);
	}
	const kept = await keepUsed(tx, library, circle.id, usedBy(usable.entry.nl));
	const script = scriptOf(usable.entry.nl, library, input);
	for (const id of ids) await prepare(tx, { id, circleId: circle.id }, script, kept);
	if (circle.kind === 'table') await recordAudit(tx, 'plan-meeting', input.id, circle.id);
	return { id: input.id, fresh: true };
}

/** @throws Refusal day-passed, day-too-far */
function daysToPlan({ onDay, rhythm, times }: PlanMeeting, today: Day): Day[] {
	checkDay(onDay, today);
	const days = daysOfSeries(onDay, rhythm, times);
	checkDay(days.at(-1) ?? onDay, today);
	return days;
}

function checkDay(day: Day, today: Day): void {
	if (day < today) throw dayPassed();
	if (day > latestDay(today)) throw dayTooFar();
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
 * @returns whether the others are to be told: when, how long or where it is changed
 * @throws Refusal not-found, meeting-over, day-passed, day-too-far
 */
export async function changeMeeting(tx: Tx, id: string, input: ChangeMeeting): Promise<boolean> {
	const meeting = await openToChange(tx, id);
	const { title, place, prepare: toPrepare, onDay, startsAt, minutes } = input;
	const { plan } = meeting;
	if (onDay !== meeting.onDay) checkDay(onDay, tx.actor.today);
	const moved =
		onDay !== meeting.onDay ||
		startsAt !== meeting.startsAt ||
		minutes !== meeting.minutes ||
		place !== plan.place;
	if (!moved && title === meeting.title && toPrepare === plan.prepare) return false;
	await updateMeeting(tx, meeting, {
		title,
		plan: { ...plan, place, prepare: toPrepare },
		onDay,
		startsAt,
		minutes,
		...(moved ? { changes: meeting.changes + 1 } : {}),
	});
	if (meeting.circleKind === 'table') await recordAudit(tx, 'change-meeting', id, meeting.circleId);
	return moved;
}

/**
 * Calls a meeting off, or brings it back.
 * @returns whether it changed anything, so that the others are to be told
 * @throws Refusal not-found, meeting-over
 */
export async function cancelMeeting(tx: Tx, id: string, cancelled: boolean): Promise<boolean> {
	const meeting = await openToChange(tx, id);
	if (meeting.state === 'open') throw meetingOver();
	const state = cancelled ? 'cancelled' : 'planned';
	if (meeting.state === state) return false;
	await updateMeeting(tx, meeting, { state, changes: meeting.changes + 1 });
	if (meeting.circleKind === 'table') await recordAudit(tx, 'change-meeting', id, meeting.circleId);
	return true;
}

async function openToChange(tx: Tx, id: string): Promise<MeetingRow> {
	const meeting = await lockMeeting(tx, id);
	if (!meeting) throw notFound();
	if (meeting.state === 'ended') throw meetingOver();
	return meeting;
}

/** The refusal of whoever changes a meeting that runs or is over. */
export function meetingOver(): Refusal {
	return new Refusal('meeting-over', {
		nl: 'Deze bijeenkomst loopt of is voorbij. Plan een nieuwe als jullie verder willen.',
		en: 'This meeting is running or over. Plan a new one if you want to go on.',
	});
}

function dayTooFar(): Refusal {
	const sentence = {
		nl: 'Dat is meer dan twee jaar ver. Kies een vroegere dag, of laat het minder keren terugkomen.',
		en: 'That is more than two years away. Choose an earlier day, or let it come back fewer times.',
	};
	return new Refusal('day-too-far', sentence, 400, { onDay: sentence });
}

function dayPassed(): Refusal {
	const sentence = {
		nl: 'Die dag is voorbij. Kies vandaag of een latere dag.',
		en: 'That day has passed. Choose today or a later day.',
	};
	return new Refusal('day-passed', sentence, 400, { onDay: sentence });
}
