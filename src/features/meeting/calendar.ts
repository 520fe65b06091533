import { type CircleKind, peopleWords } from '#features/people/index.ts';
import type { Locale } from '#platform/locale.ts';
import type { MeetingRow } from './planned-meeting.ts';

/** What a calendar may know of a meeting: when it is, and of what kind of group. */
export type CalendarMeeting = Pick<
	MeetingRow,
	'id' | 'circleKind' | 'onDay' | 'startsAt' | 'minutes' | 'changes' | 'state'
>;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const inBrussels = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'Europe/Brussels',
	year: 'numeric',
	month: '2-digit',
	day: '2-digit',
	hour: '2-digit',
	minute: '2-digit',
	hourCycle: 'h23',
});

/** How many milliseconds clocks in Brussels are ahead of UTC at a moment. */
function aheadAt(moment: number): number {
	const parts = inBrussels.formatToParts(moment);
	const part = (type: Intl.DateTimeFormatPartTypes) =>
		Number(parts.find((one) => one.type === type)?.value ?? 0);
	return (
		Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute')) -
		Math.floor(moment / MINUTE) * MINUTE
	);
}

/**
 * The moment at which a clock in Brussels shows a day and hour, in milliseconds since 1970. An hour that is skipped in
 * spring counts on from before; of an hour that comes twice in autumn it is the first (as RFC 5545, section 3.3.5, says).
 * @param hour such as `14:30`
 */
export function momentInBrussels(day: string, hour: string): number {
	const asUtc = Date.parse(`${day}T${hour}:00Z`);
	const before = aheadAt(asUtc - DAY);
	const after = aheadAt(asUtc + DAY);
	const fits = [before, after].find((ahead) => aheadAt(asUtc - ahead) === ahead);
	return asUtc - (fits ?? before);
}

/** A moment as calendars write it: `20261129T133000Z`. */
function stampOf(moment: number): string {
	return new Date(moment).toISOString().replace(/[-:]|\.\d+/g, '');
}

/** The signs that mean something in a text of a calendar, written so that they do not. */
function escaped(text: string): string {
	return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\r|\n/g, '\\n');
}

const MOST_OCTETS = 75;
const utf8 = new TextEncoder();

/** One line folded to at most 75 octets each, never inside a letter; what follows begins with a space. */
function folded(line: string): string {
	let out = '';
	let octets = 0;
	for (const letter of line) {
		const size = utf8.encode(letter).length;
		if (octets + size > MOST_OCTETS) {
			out += '\r\n ';
			octets = 1;
		}
		out += letter;
		octets += size;
	}
	return out;
}

const words = { nl: 'overleg', en: 'meeting' } as const;

/** What stands in a calendar: the kind of group and one word. Never a title, nor the name of a group. */
export function calendarLine(kind: CircleKind, locale: Locale): string {
	const name = peopleWords[locale].kinds[kind];
	return `${name.slice(0, 1).toUpperCase()}${name.slice(1)}: ${words[locale]}`;
}

/**
 * Meetings as a calendar reads them (RFC 5545): when, what kind of group, and a link; without title, place or people.
 * @param now milliseconds since 1970, when this was made
 * @param address of this Lus, such as `https://lus.example`
 * @returns the text of an `.ics` file
 */
export function calendarOf(
	meetings: readonly CalendarMeeting[],
	{ address, locale, now }: { readonly address: string; readonly locale: Locale; readonly now: number },
): string {
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//Lus//Lus//NL',
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		'X-WR-CALNAME:Lus',
		'REFRESH-INTERVAL;VALUE=DURATION:PT4H',
		...meetings.flatMap((one) => eventOf(one, address, locale, now)),
		'END:VCALENDAR',
	];
	return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventOf(meeting: CalendarMeeting, address: string, locale: Locale, now: number): string[] {
	const { id, circleKind, onDay, startsAt, minutes, changes, state } = meeting;
	const start = momentInBrussels(onDay, startsAt);
	return [
		'BEGIN:VEVENT',
		`UID:${id}@lus`,
		`DTSTAMP:${stampOf(now)}`,
		`SEQUENCE:${changes}`,
		`STATUS:${state === 'cancelled' ? 'CANCELLED' : 'CONFIRMED'}`,
		`DTSTART:${stampOf(start)}`,
		`DTEND:${stampOf(start + minutes * MINUTE)}`,
		`SUMMARY:${escaped(calendarLine(circleKind, locale))}`,
		`DESCRIPTION:${escaped(`${address}/meetings/${id}`)}`,
		'CLASS:PRIVATE',
		'END:VEVENT',
	];
}
