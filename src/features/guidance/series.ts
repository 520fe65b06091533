import { type HolidayRules, nextWorkingDay } from '#features/mandate/index.ts';
import { addDays, type Day } from '#platform/day.ts';
import type { Moment, TrackKind } from './guidance.ts';

/** The fewest and most meetings of a series, and the widest rhythm in weeks. */
export const FEWEST_MEETINGS = 2;
export const MOST_MEETINGS = 40;
export const WIDEST_RHYTHM = 26;

export type SeriesShape = {
	/** The day of the first meeting. */
	readonly start: Day;
	readonly count: number;
	readonly rhythmWeeks: number;
	/** Whether the time between meetings grows towards the end. */
	readonly tapers: boolean;
};

/**
 * What is proposed for a kind. Half a year, every two weeks at first, for work-floor coaching and five times a year for a learning
 * group come from Reflectie op de werkvloer, appendix 2; the others are ours.
 */
export const usualShape: Readonly<Record<TrackKind, Omit<SeriesShape, 'start'>>> = {
	supervision: { count: 10, rhythmWeeks: 3, tapers: false },
	coaching: { count: 8, rhythmWeeks: 3, tapers: true },
	workFloor: { count: 10, rhythmWeeks: 2, tapers: true },
	learningGroup: { count: 5, rhythmWeeks: 10, tapers: false },
};

/**
 * The weeks between meetings. When the series tapers off, the last third of them is twice as long, and the very last
 * one three times when there are two or more of these.
 * @example weeksBetween({ count: 7, rhythmWeeks: 2, tapers: true }) is [2, 2, 2, 2, 4, 6]
 */
export function weeksBetween({ count, rhythmWeeks, tapers }: Omit<SeriesShape, 'start'>): number[] {
	const gaps = Math.max(0, count - 1);
	const stretched = tapers ? Math.ceil(gaps / 3) : 0;
	return Array.from({ length: gaps }, (_, index) => {
		if (index < gaps - stretched) return rhythmWeeks;
		return rhythmWeeks * (index === gaps - 1 && stretched > 1 ? 3 : 2);
	});
}

/**
 * The days that are proposed for a series, in order. Each keeps the weekday of the start, and moves to the next working
 * day when it falls on a weekend or a legal holiday; a moved day does not move those after it.
 */
export function proposeSeries(shape: SeriesShape, holidays: HolidayRules): Day[] {
	const days = [shape.start];
	for (const weeks of weeksBetween(shape)) days.push(addDays(days.at(-1) ?? shape.start, weeks * 7));
	return days.map((day) => nextWorkingDay(day, holidays));
}

/** The days that are proposed for the talks of three: those of the first, the middle and the last meeting. */
export function proposeTalks(days: readonly Day[]): Record<Moment, Day | null> {
	const at = (index: number) => days[index] ?? null;
	return { start: at(0), halfway: at(Math.floor((days.length - 1) / 2)), end: at(days.length - 1) };
}
