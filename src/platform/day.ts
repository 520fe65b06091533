/** A calendar day as 'YYYY-MM-DD'. Terms and promises count in days of Europe/Brussels, never in moments. */
export type Day = string;

const MS_PER_DAY = 86_400_000;

function toUtc(day: Day): number {
	const [year, month, date] = day.split('-').map(Number);
	return Date.UTC(year ?? 0, (month ?? 1) - 1, date ?? 1);
}

function fromUtc(ms: number): Day {
	return new Date(ms).toISOString().slice(0, 10);
}

/** The day `count` calendar days after `day` (before it when negative). */
export function addDays(day: Day, count: number): Day {
	return fromUtc(toUtc(day) + count * MS_PER_DAY);
}

/** The same date `count` months later; 31 January + 1 month is the last day of February. */
export function addMonths(day: Day, count: number): Day {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const last = new Date(Date.UTC(year, month - 1 + count + 1, 0)).getUTCDate();
	return fromUtc(Date.UTC(year, month - 1 + count, Math.min(date, last)));
}

/** Whole calendar days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
	return Math.round((toUtc(to) - toUtc(from)) / MS_PER_DAY);
}

/** 1 = Monday ... 7 = Sunday. */
export function weekday(day: Day): number {
	return ((new Date(toUtc(day)).getUTCDay() + 6) % 7) + 1;
}

/** Whether the text is an existing calendar day written as 'YYYY-MM-DD'. */
export function isDay(text: string): boolean {
	return /^\d{4}-\d{2}-\d{2}$/.test(text) && fromUtc(toUtc(text)) === text;
}

/** The latest day for which something can be planned: two years ahead of today. */
export function latestDay(today: Day): Day {
	return addMonths(today, 24);
}
