import type { Day } from './day.ts';

const brussels = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Brussels' });

/** Today's date where the region lives (Europe/Brussels). Everything below the edge receives it as a value. */
export function today(): Day {
	return brussels.format(new Date());
}
