import { addDays, type Day, isDay } from '#platform/day.ts';
import type { RowFaultCode } from './row-refusal.ts';

/** Before this day the pilots in Flanders that keep such lists did not exist: an earlier date is a typing error. */
const EARLIEST: Day = '2000-01-01';

/** Planned dates exist, but nobody plans a start or a closing further ahead than a year. */
const DAYS_AHEAD = 366;

const dayMonthYear = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?$/;
const shortYear = /^\d{1,2}([/.-])\d{1,2}\1\d{1,3}$/;
const yearMonthDay = /^(\d{4})-(\d{2})-(\d{2})(?:[ T]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)?$/;
const serial = /^\d{5}(?:[.,]\d+)?$/;

/**
 * The day behind an Excel date number (whole days since 30 December 1899; the part after the comma is the time).
 * Workbooks of old Macs count 1462 days later: add these first.
 */
export function daysSince1899ToDay(count: number): Day {
	return addDays('1899-12-30', Math.floor(count));
}

function readDay(text: string): Day | { code: RowFaultCode } {
	const european = dayMonthYear.exec(text);
	const iso = yearMonthDay.exec(text);
	if (!european && !iso) {
		if (shortYear.test(text)) return { code: 'date-short-year' };
		if (serial.test(text)) return daysSince1899ToDay(Number(text.replace(',', '.')));
		return { code: 'date-form' };
	}
	const [year, month, date] = european
		? [european[4], european[3]?.padStart(2, '0'), european[1]?.padStart(2, '0')]
		: [iso?.[1], iso?.[2], iso?.[3]];
	const day = `${year}-${month}-${date}`;
	return isDay(day) ? day : { code: 'date-impossible' };
}

/** '2023-04-06' as people in Flanders write it: '06/04/2023'. */
export function showDay(day: Day): string {
	return day.split('-').reverse().join('/');
}

/**
 * Reads the text of a date cell: dd/mm/yyyy (also with . or -), yyyy-mm-dd, a time behind it is left out, or Excel's own
 * number. `today` bounds the future.
 */
export function dayInCell(
	text: string,
	today: Day,
): { day: Day } | { code: RowFaultCode; detail?: { nl: string; en: string } } {
	const day = readDay(text);
	if (typeof day === 'object') return day;
	const latest = addDays(today, DAYS_AHEAD);
	if (day >= EARLIEST && day <= latest) return { day };
	const [from, to] = [showDay(EARLIEST), showDay(latest)];
	return { code: 'date-far', detail: { nl: `${from} en ${to}`, en: `${from} and ${to}` } };
}
