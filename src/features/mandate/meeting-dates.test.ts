import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '#platform/day.ts';
import { readDays } from './meeting-dates.ts';

test('what is no day comes back as it was typed', () => {
	expect(readDays('30/02/2026\nvolgende week\n5 brumaire 2026, 2026-13-01').unread).toEqual([
		'30/02/2026',
		'volgende week',
		'5 brumaire 2026',
		'2026-13-01',
	]);
});

test('days are read as people write them, day before month', () => {
	const typed =
		'ma 5 oktober 2026; 6/10/2026\n7-10-26\n8.10.2026\ndo 9 okt. 2026\n2026-10-12\n3 March 2027\n4 mrt 2027, 1 mei 2027';
	expect(readDays(typed)).toEqual({
		days: [
			'2026-10-05',
			'2026-10-06',
			'2026-10-07',
			'2026-10-08',
			'2026-10-09',
			'2026-10-12',
			'2027-03-03',
			'2027-03-04',
			'2027-05-01',
		],
		unread: [],
	});
});

test('nothing typed is no days, the same day twice is one', () => {
	expect(readDays(' \n , ')).toEqual({ days: [], unread: [] });
	expect(readDays('5/10/2026, 2026-10-05').days).toEqual(['2026-10-05']);
});

test('every month is read by its name in both languages', () => {
	fc.assert(
		fc.property(
			fc.integer({ min: 0, max: 800 }),
			fc.constantFrom('nl-BE', 'en-GB'),
			fc.constantFrom('long' as const, 'short' as const),
			(offset, locale, month) => {
				const day = addDays('2026-01-01', offset);
				const written = new Intl.DateTimeFormat(locale, {
					day: 'numeric',
					month,
					year: 'numeric',
					timeZone: 'UTC',
				}).format(new Date(`${day}T00:00:00Z`));
				expect(readDays(written)).toEqual({ days: [day], unread: [] });
			},
		),
	);
});
