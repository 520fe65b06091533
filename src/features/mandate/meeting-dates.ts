import { type Day, isDay } from '#platform/day.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;
/** Dutch names that begin differently; all others share their first three letters with English. */
const dutch: Readonly<Record<string, (typeof months)[number]>> = {
	maa: 'mar',
	mrt: 'mar',
	mei: 'may',
	okt: 'oct',
};

/**
 * Reads days as people write or paste them: '2026-10-05', '5/10/2026', '5-10-26', 'ma 5 oktober 2026', with lines, commas or
 * semicolons between them. Day comes before month, as in Flanders.
 * @returns the days in order, each once, and the parts that could not be read, as they were typed
 */
export function readDays(text: string): { days: Day[]; unread: string[] } {
	const parts = text
		.split(/[\n,;]+/)
		.map((part) => part.trim())
		.filter((part) => part !== '');
	const days = new Set<Day>();
	const unread: string[] = [];
	for (const part of parts) {
		const day = readDay(part);
		if (day) days.add(day);
		else unread.push(part);
	}
	return { days: [...days].sort(), unread };
}

function readDay(part: string): Day | undefined {
	const whole = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(part);
	if (whole) return dayOf(whole[1], whole[2], whole[3]);
	const numbers = /^(?:\p{L}{2,9}\.? )?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})$/u.exec(part);
	if (numbers) return dayOf(numbers[3], numbers[2], numbers[1]);
	const named = /^(?:\p{L}{2,9}\.? )?(\d{1,2})\.? (\p{L}{3,9})\.? (\d{4})$/u.exec(part);
	if (!named) return undefined;
	const begin = (named[2] ?? '').slice(0, 3).toLowerCase();
	const month = months.findIndex((short) => short === (dutch[begin] ?? begin));
	return month < 0 ? undefined : dayOf(named[3], String(month + 1), named[1]);
}

function dayOf(year = '', month = '', day = ''): Day | undefined {
	const written = `${year.padStart(4, '20')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	return isDay(written) ? written : undefined;
}
