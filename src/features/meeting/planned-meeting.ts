import { z } from 'zod';
import type { CircleKind } from '#features/people/index.ts';
import { type Day, isDay } from '#platform/day.ts';

/**
 * agendaPoint: a point on a meeting that exists elsewhere, the result comes back in · live: Lus leads the talk on
 * screens · withoutScreens: one sheet on the table and the phone of the process guide
 */
export const ways = ['agendaPoint', 'live', 'withoutScreens'] as const;
export type Way = (typeof ways)[number];
export const meetingStates = ['planned', 'open', 'ended', 'cancelled'] as const;
export type MeetingState = (typeof meetingStates)[number];

/** What stands in an invitation beside day and hour; sealed with the key of the group. */
export type Plan = {
	/** A room, or the address of a video call. */
	readonly place: string;
	/** What people are asked to prepare at home. */
	readonly prepare: string;
	readonly checkIn: boolean;
	readonly checkOut: boolean;
	/** Signals that lie on the table when it begins. */
	readonly signals: readonly string[];
};

export type MeetingRow = {
	readonly id: string;
	readonly circleId: string;
	readonly circleName: string;
	readonly circleKind: CircleKind;
	readonly existingMeeting: string | null;
	readonly way: Way;
	readonly contentId: string;
	readonly slug: string;
	readonly title: string;
	readonly plan: Plan;
	readonly onDay: Day;
	/** Hour and minutes, in Brussels: `14:30`. */
	readonly startsAt: string;
	readonly minutes: number;
	readonly seriesId: string | null;
	/** How often day, hour, length, place or state changed; calendars ask for it. */
	readonly changes: number;
	readonly themeId: string | null;
	readonly cycleId: string | null;
	readonly state: MeetingState;
	readonly madeBy: string;
	readonly endedOn: Day | null;
	/** At the table of a trajectory: when the family read what was noted. */
	readonly familyReadOn: Day | null;
};

const text = (most: number) => z.string().trim().max(most);
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** A box of a form that is ticked or not. */
export const ticked = z.preprocess(
	(value) => value === true || value === 'true' || value === 'on',
	z.boolean(),
);
/** A choice in a form that may stay open. */
export const maybeId = z.preprocess(
	(value) => (value === '' ? null : value),
	z.uuid().nullable().default(null),
);
const day = z.string().refine(isDay, { error: 'day' });

/** How often a series comes back. */
export const rhythms = ['once', 'weekly', 'twoWeeks', 'fourWeeks', 'monthly'] as const;
export type Rhythm = (typeof rhythms)[number];
export const MOST_IN_SERIES = 24;

export const planInput = z.object({
	id: z.uuid(),
	circleId: z.uuid(),
	/** The method, by its id in the library. */
	of: z.string().regex(/^[a-z0-9-]{1,80}$/),
	way: z.enum(ways),
	title: text(160).min(1),
	onDay: day,
	startsAt: hour,
	minutes: z.coerce.number().int().min(5).max(600),
	place: text(300).default(''),
	prepare: text(2000).default(''),
	checkIn: ticked,
	checkOut: ticked,
	themeId: maybeId,
	rhythm: z.enum(rhythms).default('once'),
	times: z.coerce.number().int().min(1).max(MOST_IN_SERIES).default(1),
});
export type PlanMeeting = z.output<typeof planInput>;

export const changeMeetingInput = z.object({
	title: text(160).min(1),
	onDay: day,
	startsAt: hour,
	minutes: z.coerce.number().int().min(5).max(600),
	place: text(300).default(''),
	prepare: text(2000).default(''),
});
export type ChangeMeeting = z.output<typeof changeMeetingInput>;

/**
 * The days of a series: every week, two or four weeks on the same weekday, or each month on the same weekday of the
 * month (the second Tuesday). @param times how many, the first included
 */
export function daysOfSeries(first: Day, rhythm: Rhythm, times: number): Day[] {
	const count = rhythm === 'once' ? 1 : Math.min(times, MOST_IN_SERIES);
	const weeks = { weekly: 1, twoWeeks: 2, fourWeeks: 4 } as const;
	return Array.from({ length: count }, (_, index) =>
		rhythm === 'monthly' || rhythm === 'once'
			? sameWeekdayLater(first, index)
			: dayAfter(first, index * weeks[rhythm] * 7),
	);
}

function dayAfter(day: Day, days: number): Day {
	const at = new Date(`${day}T12:00:00Z`);
	at.setUTCDate(at.getUTCDate() + days);
	return at.toISOString().slice(0, 10);
}

/** The same weekday of the month so many months later; a fifth one that is not there becomes the last. */
function sameWeekdayLater(first: Day, months: number): Day {
	const from = new Date(`${first}T12:00:00Z`);
	const nth = Math.floor((from.getUTCDate() - 1) / 7);
	const at = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1, 12));
	const shift = (from.getUTCDay() - at.getUTCDay() + 7) % 7;
	const month = at.getUTCMonth();
	at.setUTCDate(1 + shift + nth * 7);
	if (at.getUTCMonth() !== month) at.setUTCDate(at.getUTCDate() - 7);
	return at.toISOString().slice(0, 10);
}
