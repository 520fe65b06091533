import { addDays, type Day } from '#platform/day.ts';
import { type HolidayRules, nextWorkingDay } from './holidays.ts';

/**
 * By when a mandate answers: `count` calendar days after delivery, or at the `count`-th meeting after it.
 * A term by meetings always has days to fall back on while too few dates are known.
 */
export type Term = {
	readonly kind: 'days' | 'meetings';
	readonly count: number;
	readonly fallbackDays: number;
};

export type Due = { readonly dueOn: Day; readonly basis: 'days' | 'meetings' | 'fallback' };

/**
 * The last day on which an answer is in time. Calendar days; a meeting on the day of delivery itself does not
 * count; an end on a weekend or holiday moves to the next working day. When fewer meetings are known than the
 * term asks for, the fallback days hold, but never end before the last known meeting: that one was still too early.
 * @param meetingDates in any order, doubles allowed, past ones too
 */
export function dueDay(
	delivered: Day,
	term: Term,
	meetingDates: readonly Day[],
	holidays: HolidayRules,
): Due {
	if (term.kind === 'days')
		return { dueOn: nextWorkingDay(addDays(delivered, term.count), holidays), basis: 'days' };
	const ahead = [...new Set(meetingDates)].filter((day) => day > delivered).sort();
	const meeting = ahead[term.count - 1];
	if (meeting) return { dueOn: nextWorkingDay(meeting, holidays), basis: 'meetings' };
	const fallback = addDays(delivered, term.fallbackDays);
	const latest = [...ahead, fallback].sort().at(-1) ?? fallback;
	return { dueOn: nextWorkingDay(latest, holidays), basis: 'fallback' };
}
