import { sayDay } from '#design/say-day.ts';
import { today } from '#platform/clock.server.ts';
import type { Locale } from '#platform/locale.ts';

const zone = { timeZone: 'Europe/Brussels' } as const;
const clock = new Intl.DateTimeFormat('nl-BE', { ...zone, hour: '2-digit', minute: '2-digit' });
const calendar = new Intl.DateTimeFormat('en-CA', zone);

/** When the server last kept something: the hour today ("Bewaard om 16.42 u."), else the day. */
export function sayMoment(at: string, say: { saved: string; savedOn: string }, locale: Locale): string {
	const moment = new Date(at);
	const day = calendar.format(moment);
	if (day !== today()) return say.savedOn.replace('{day}', sayDay(day, locale));
	return say.saved.replace('{time}', clock.format(moment).replace(':', locale === 'nl' ? '.' : ':'));
}
