import { type Day, daysBetween } from '#platform/day.ts';
import type { Locale } from '#platform/locale.ts';

const shape = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const;
const formats: Record<Locale, Intl.DateTimeFormat> = {
	nl: new Intl.DateTimeFormat('nl-BE', shape),
	en: new Intl.DateTimeFormat('en-GB', shape),
};

const words = {
	nl: { today: 'vandaag', day: 'dag', days: 'dagen', left: 'nog', ago: 'geleden' },
	en: { today: 'today', day: 'day', days: 'days', left: 'left', ago: 'ago' },
} as const;

/** A day as people say it: 'za 21 nov 2026', in English 'Sat 21 Nov 2026'. */
export function sayDay(day: Day, locale: Locale): string {
	const parts = formats[locale].formatToParts(new Date(`${day}T00:00:00Z`));
	const part = (type: Intl.DateTimeFormatPartTypes) =>
		parts.find((one) => one.type === type)?.value.replace('.', '') ?? '';
	return `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}`;
}

/** How far a day is from today: 'nog 6 dagen', 'vandaag', '3 dagen geleden'; in English '6 days left', '3 days ago'. */
export function sayTerm(today: Day, day: Day, locale: Locale): string {
	const say = words[locale];
	const count = daysBetween(today, day);
	if (count === 0) return say.today;
	const many = new Intl.NumberFormat(locale === 'nl' ? 'nl-BE' : 'en-GB').format(Math.abs(count));
	const span = `${many} ${Math.abs(count) === 1 ? say.day : say.days}`;
	if (count < 0) return `${span} ${say.ago}`;
	return locale === 'nl' ? `${say.left} ${span}` : `${span} ${say.left}`;
}
