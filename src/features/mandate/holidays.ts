import { addDays, type Day, weekday } from '#platform/day.ts';

/** Legal holidays as rules: a date of every year, or a number of days after Easter Sunday. */
export type HolidayRules = {
	readonly fixed: readonly { readonly month: number; readonly day: number }[];
	readonly easter: readonly { readonly easterOffset: number }[];
};

/**
 * Easter Sunday of a year in the Gregorian calendar.
 * Source: the anonymous Gregorian algorithm (Nature, 1876), as given by Jean Meeus, Astronomical Algorithms, chapter 8.
 */
export function easterSunday(year: number): Day {
	const goldenNumber = year % 19;
	const century = Math.floor(year / 100);
	const yearOfCentury = year % 100;
	const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
	const epact = (19 * goldenNumber + century - Math.floor(century / 4) - moonCorrection + 15) % 30;
	const toSunday =
		(32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
	const late = Math.floor((goldenNumber + 11 * epact + 22 * toSunday) / 451);
	const sum = epact + toSunday - 7 * late + 114;
	return dayOf(year, Math.floor(sum / 31), (sum % 31) + 1);
}

/** The holidays of one year, in order of date. Two rules on the same day give one holiday. */
export function holidaysOf(year: number, rules: HolidayRules): Day[] {
	const easter = easterSunday(year);
	const days = [
		...rules.fixed.map(({ month, day }) => dayOf(year, month, day)),
		...rules.easter.map(({ easterOffset }) => addDays(easter, easterOffset)),
	];
	return [...new Set(days)].sort();
}

/** Whether people are at work on this day: no Saturday, Sunday or holiday. */
export function workingDay(day: Day, rules: HolidayRules): boolean {
	return weekday(day) <= 5 && !holidaysOf(Number(day.slice(0, 4)), rules).includes(day);
}

/** The day itself when it is a working day, else the first working day after it. */
export function nextWorkingDay(day: Day, rules: HolidayRules): Day {
	let next = day;
	while (!workingDay(next, rules)) next = addDays(next, 1);
	return next;
}

function dayOf(year: number, month: number, day: number): Day {
	return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
