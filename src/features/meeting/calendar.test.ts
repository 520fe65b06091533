import { expect, test } from 'vitest';
import { type CalendarMeeting, calendarLine, calendarOf, momentInBrussels } from './calendar.ts';

const utc = (day: string, hour: string) => new Date(momentInBrussels(day, hour)).toISOString().slice(0, 16);
const meeting: CalendarMeeting = {
	id: '5f1d0c1e-6f0a-4b5e-9a51-0d4b8f7c2a11',
	circleKind: 'table',
	onDay: '2026-11-24',
	startsAt: '14:30',
	minutes: 90,
	changes: 2,
	state: 'planned',
};
const tools = { address: 'https://lus.example', locale: 'nl', now: Date.UTC(2026, 10, 1, 8, 5, 9) } as const;
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

test('an hour in Brussels is one hour ahead of UTC in winter and two in summer', () => {
	expect(utc('2026-11-24', '14:30')).toBe('2026-11-24T13:30');
	expect(utc('2026-07-02', '14:30')).toBe('2026-07-02T12:30');
	expect(utc('2026-01-01', '00:15')).toBe('2025-12-31T23:15');
});

test('on the days when clocks change each side has its own hour', () => {
	// Spring: 2026-03-29, 02:00 becomes 03:00.
	expect(utc('2026-03-29', '01:59')).toBe('2026-03-29T00:59');
	expect(utc('2026-03-29', '03:00')).toBe('2026-03-29T01:00');
	expect(utc('2026-03-29', '02:30')).toBe('2026-03-29T01:30');
	expect(utc('2026-03-29', '14:00')).toBe('2026-03-29T12:00');
	// Autumn: 2026-10-25, 03:00 becomes 02:00 again; the hour in between comes twice, the first counts.
	expect(utc('2026-10-25', '01:30')).toBe('2026-10-24T23:30');
	expect(utc('2026-10-25', '02:30')).toBe('2026-10-25T00:30');
	expect(utc('2026-10-25', '03:00')).toBe('2026-10-25T02:00');
	expect(utc('2026-10-25', '14:00')).toBe('2026-10-25T13:00');
});

test('a calendar holds when and where to look, and nothing of what it is about', () => {
	const text = calendarOf([meeting, { ...meeting, state: 'cancelled' }], tools);
	const lines = unfolded(text);
	expect(lines.slice(7, 18)).toEqual([
		'BEGIN:VEVENT',
		'UID:5f1d0c1e-6f0a-4b5e-9a51-0d4b8f7c2a11@lus',
		'DTSTAMP:20261101T080509Z',
		'SEQUENCE:2',
		'STATUS:CONFIRMED',
		'DTSTART:20261124T133000Z',
		'DTEND:20261124T150000Z',
		'SUMMARY:Tafel rond een traject: overleg',
		'DESCRIPTION:https://lus.example/meetings/5f1d0c1e-6f0a-4b5e-9a51-0d4b8f7c2a11',
		'CLASS:PRIVATE',
		'END:VEVENT',
	]);
	expect(text).toContain('STATUS:CANCELLED');
	expect(text).not.toMatch(/ATTENDEE|ORGANIZER|LOCATION/);
	expect(calendarLine('learningNetwork', 'en')).toBe('Learning network: meeting');
});

test('lines end in CRLF, are at most 75 octets, and keep signs that mean something', () => {
	const address = `https://lus.example/${'é'.repeat(60)};a,b\\c`;
	const text = calendarOf([meeting], { ...tools, address });
	expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
	expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
	for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
	const description = unfolded(text).find((line) => line.startsWith('DESCRIPTION:'));
	expect(description).toContain(`${'é'.repeat(60)}\\;a\\,b\\\\c/meetings/`);
});
