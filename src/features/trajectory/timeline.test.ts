import { expect, test } from 'vitest';
import { stateOf } from './register.ts';
import { eventForm, placesOf, type TimelineMark, timelineOf } from './timeline.ts';

const crisis: TimelineMark = { id: 'a', kind: 'crisis', onDay: '2026-01-06', note: 'kort' };

test('an event of an unknown kind or on a day that does not exist is refused', () => {
	const id = '6a1c2b52-9a0b-4a57-9a41-0b8f7a4e0c11';
	expect(eventForm.safeParse({ id, kind: 'party', onDay: '2026-01-06' }).success).toBe(false);
	expect(eventForm.safeParse({ id, kind: 'crisis', onDay: '2026-02-30' }).success).toBe(false);
	expect(eventForm.parse({ id, kind: 'crisis', onDay: '2026-02-28', note: '  ' }).note).toBeNull();
});

test('the days of the register and what the table noted stand on one line, the earliest first', () => {
	const line = { registeredOn: '2026-01-01', startedOn: '2026-01-11', closedOn: null };
	expect(timelineOf(line, [crisis]).map((mark) => [mark.kind, mark.id])).toEqual([
		['registration', null],
		['crisis', 'a'],
		['start', null],
	]);
});

test('marks stand where their day lies between the first and the last', () => {
	expect(placesOf([])).toEqual([]);
	expect(placesOf([crisis])).toEqual([50]);
	expect(placesOf(['2026-01-01', '2026-01-06', '2026-01-11'].map((onDay) => ({ onDay })))).toEqual([
		0, 50, 100,
	]);
});

test('how far a trajectory is', () => {
	const line = { startedOn: null, closedOn: null, reasonNotStarted: null };
	expect(stateOf(line)).toBe('registered');
	expect(stateOf({ ...line, reasonNotStarted: 'buiten de regio' })).toBe('notStarted');
	expect(stateOf({ ...line, startedOn: '2026-01-11' })).toBe('running');
	expect(stateOf({ ...line, startedOn: '2026-01-11', closedOn: '2026-02-01' })).toBe('closed');
});
