import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, weekday } from '#platform/day.ts';
import { easterSunday, type HolidayRules, holidaysOf, nextWorkingDay, workingDay } from './holidays.ts';
import { dueDay, type Term } from './term.ts';

/** The ten legal holidays of Belgium. */
const belgium: HolidayRules = {
	fixed: [
		{ month: 1, day: 1 },
		{ month: 5, day: 1 },
		{ month: 7, day: 21 },
		{ month: 8, day: 15 },
		{ month: 11, day: 1 },
		{ month: 11, day: 11 },
		{ month: 12, day: 25 },
	],
	easter: [{ easterOffset: 1 }, { easterOffset: 39 }, { easterOffset: 50 }],
};
const days = (count: number): Term => ({ kind: 'days', count, fallbackDays: 90 });
const meetings = (count: number, fallbackDays = 90): Term => ({ kind: 'meetings', count, fallbackDays });

describe('holidays', () => {
	test.each([
		[2024, '2024-03-31'],
		[2025, '2025-04-20'],
		[2026, '2026-04-05'],
		[2027, '2027-03-28'],
		[2028, '2028-04-16'],
		[2029, '2029-04-01'],
		[2030, '2030-04-21'],
	])('Easter Sunday of %i', (year, day) => {
		expect(easterSunday(year)).toBe(day);
	});

	test('Easter is a Sunday between 22 March and 25 April in every year', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1583, max: 4099 }), (year) => {
				const easter = easterSunday(year);
				expect(weekday(easter)).toBe(7);
				expect(easter >= `${year}-03-22` && easter <= `${year}-04-25`).toBe(true);
			}),
		);
	});

	test('2026 has its ten legal holidays, in order', () => {
		expect(holidaysOf(2026, belgium)).toEqual([
			'2026-01-01',
			'2026-04-06',
			'2026-05-01',
			'2026-05-14',
			'2026-05-25',
			'2026-07-21',
			'2026-08-15',
			'2026-11-01',
			'2026-11-11',
			'2026-12-25',
		]);
	});

	test('a holiday and a weekend are no working days; the next one follows both', () => {
		expect(workingDay('2026-04-06', belgium)).toBe(false);
		expect(workingDay('2026-04-04', belgium)).toBe(false);
		expect(workingDay('2026-04-07', belgium)).toBe(true);
		expect(nextWorkingDay('2026-04-04', belgium)).toBe('2026-04-07');
		expect(nextWorkingDay('2026-04-07', belgium)).toBe('2026-04-07');
		expect(nextWorkingDay('2026-12-31', belgium)).toBe('2026-12-31');
		expect(nextWorkingDay('2027-01-01', belgium)).toBe('2027-01-04');
	});
});

describe('a term', () => {
	test('in days counts calendar days', () => {
		expect(dueDay('2026-09-14', days(42), [], belgium)).toEqual({ dueOn: '2026-10-26', basis: 'days' });
	});

	test('that ends on a weekend or holiday ends on the next working day', () => {
		expect(dueDay('2026-09-14', days(5), [], belgium).dueOn).toBe('2026-09-21');
		expect(dueDay('2026-10-28', days(14), [], belgium).dueOn).toBe('2026-11-12');
		expect(dueDay('2026-03-30', days(5), [], belgium).dueOn).toBe('2026-04-07');
	});

	test('by meetings is the n-th after delivery; a meeting on the day itself does not count', () => {
		const known = ['2026-11-16', '2026-09-14', '2026-10-12', '2026-10-12', '2026-06-01'];
		expect(dueDay('2026-09-14', meetings(1), known, belgium)).toEqual({
			dueOn: '2026-10-12',
			basis: 'meetings',
		});
		expect(dueDay('2026-09-14', meetings(2), known, belgium)).toEqual({
			dueOn: '2026-11-16',
			basis: 'meetings',
		});
	});

	test('by meetings falls back on days while too few dates are known', () => {
		expect(dueDay('2026-09-14', meetings(2), ['2026-10-12'], belgium)).toEqual({
			dueOn: '2026-12-14',
			basis: 'fallback',
		});
		expect(dueDay('2026-09-14', meetings(1), [], belgium).basis).toBe('fallback');
	});

	test('that falls back never ends before the last meeting that was still too early', () => {
		expect(dueDay('2026-09-14', meetings(2, 30), ['2026-11-16'], belgium)).toEqual({
			dueOn: '2026-11-16',
			basis: 'fallback',
		});
	});

	const anyDay = fc.integer({ min: 0, max: 6000 }).map((count) => addDays('2020-01-01', count));
	const anyTerm = fc.record({
		kind: fc.constantFrom('days' as const, 'meetings' as const),
		count: fc.integer({ min: 1, max: 399 }),
		fallbackDays: fc.integer({ min: 1, max: 400 }),
	});

	test('always ends on a working day after delivery, and a longer one never ends earlier', () => {
		fc.assert(
			fc.property(anyDay, anyTerm, fc.array(anyDay, { maxLength: 20 }), (delivered, term, dates) => {
				const { dueOn } = dueDay(delivered, term, dates, belgium);
				expect(dueOn > delivered).toBe(true);
				expect(workingDay(dueOn, belgium)).toBe(true);
				const longer = dueDay(delivered, { ...term, count: term.count + 1 }, dates, belgium);
				expect(longer.dueOn >= dueOn).toBe(true);
			}),
		);
	});
});
