import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextWorkingDay } from '#features/mandate/index.ts';
import { addDays, daysBetween } from '#platform/day.ts';
import { proposeSeries, proposeTalks, weeksBetween } from './series.ts';

const belgian = {
	fixed: [
		{ month: 1, day: 1 },
		{ month: 11, day: 1 },
		{ month: 11, day: 11 },
		{ month: 12, day: 25 },
	],
	easter: [{ easterOffset: 1 }, { easterOffset: 39 }, { easterOffset: 50 }],
};

test('without tapering off every gap is the rhythm', () => {
	expect(weeksBetween({ count: 5, rhythmWeeks: 3, tapers: false })).toEqual([3, 3, 3, 3]);
});

test('tapering off stretches the last third', () => {
	expect(weeksBetween({ count: 7, rhythmWeeks: 2, tapers: true })).toEqual([2, 2, 2, 2, 4, 6]);
	expect(weeksBetween({ count: 12, rhythmWeeks: 2, tapers: true })).toEqual([
		2, 2, 2, 2, 2, 2, 2, 4, 4, 4, 6,
	]);
	expect(weeksBetween({ count: 3, rhythmWeeks: 4, tapers: true })).toEqual([4, 8]);
	expect(weeksBetween({ count: 2, rhythmWeeks: 4, tapers: true })).toEqual([8]);
	expect(weeksBetween({ count: 1, rhythmWeeks: 4, tapers: true })).toEqual([]);
});

test('a day on a weekend or holiday moves on, those after it keep their weekday', () => {
	const shape = { start: '2026-10-28', count: 3, rhythmWeeks: 2, tapers: false };
	// Wednesday 11 November is a holiday.
	expect(proposeSeries(shape, belgian)).toEqual(['2026-10-28', '2026-11-12', '2026-11-25']);
	expect(proposeSeries({ ...shape, start: '2026-10-31', count: 2 }, belgian)).toEqual([
		'2026-11-02',
		'2026-11-16',
	]);
	expect(proposeSeries({ ...shape, start: '2027-03-29', count: 1 }, belgian)).toEqual(['2027-03-30']);
});

test('the talks of three lie at the first, the middle and the last meeting', () => {
	expect(proposeTalks(['2026-09-14', '2026-10-05', '2026-10-26', '2026-11-16'])).toEqual({
		start: '2026-09-14',
		halfway: '2026-10-05',
		end: '2026-11-16',
	});
	expect(proposeTalks([])).toEqual({ start: null, halfway: null, end: null });
});

test('any series: as many days as asked, each a working day, later than the one before, gaps that never shrink', () => {
	const shapes = fc.record({
		start: fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2026-01-01', days)),
		count: fc.integer({ min: 2, max: 40 }),
		rhythmWeeks: fc.integer({ min: 1, max: 26 }),
		tapers: fc.boolean(),
	});
	fc.assert(
		fc.property(shapes, (shape) => {
			const days = proposeSeries(shape, belgian);
			expect(days).toHaveLength(shape.count);
			for (const [index, day] of days.entries()) {
				expect(nextWorkingDay(day, belgian)).toBe(day);
				if (index > 0) expect(daysBetween(days[index - 1] ?? '', day)).toBeGreaterThan(0);
			}
			const gaps = weeksBetween(shape);
			expect(gaps).toEqual(gaps.toSorted((one, other) => one - other));
		}),
	);
});
