import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reportTables } from '#tests/report-tables.ts';
import { checkRows } from './check-rows.ts';
import { type FigureRow, trajectoryFigures } from './figures.ts';
import { parseTable } from './parse-table.server.ts';
import { readHeader } from './trajectory-columns.ts';

const zones = ['Westhoek', 'Houtland & Polder', 'Midden West-Vlaanderen', 'Westkust & Polder', 'RITS'].map(
	(name) => ({ id: name.toLowerCase(), name }),
);

async function rowsOfReport(): Promise<FigureRow[]> {
	const parsed = await parseTable(readFileSync('tests/data/trajecten.csv'), { locale: 'nl' });
	if ('refusal' in parsed) throw new Error(parsed.refusal.reason);
	const columns = readHeader(parsed.table.header);
	if ('code' in columns) throw new Error(columns.code);
	const options = { columns, zones, knownCodes: [], today: '2026-01-31', locale: 'nl' as const };
	const { accepted, refused } = checkRows(parsed.table.records, options);
	expect(refused).toEqual([]);
	return accepted.map((row) => ({ ...row, zone: zones.find(({ id }) => id === row.zone)?.name ?? null }));
}

test('the list of the pilot gives the four tables of its report exactly', async () => {
	expect(trajectoryFigures(await rowsOfReport())).toEqual(reportTables);
});

test('no trajectories give empty tables', () => {
	expect(trajectoryFigures([])).toEqual({ total: 0, years: [], ages: [], zones: [], referrers: [] });
});

test('a year in which nothing happened stands between the others', () => {
	const never = { ageAtRegistration: null, zone: null, referrerType: null, referrer: null };
	const rows = [
		{ registeredOn: '2021-05-01', startedOn: '2021-06-01', closedOn: '2023-01-01', ...never },
		{ registeredOn: '2021-12-31', startedOn: null, closedOn: null, ...never },
	];
	expect(trajectoryFigures(rows)).toMatchObject({
		total: 1,
		years: [
			{ year: 2021, registered: 2, started: 1, closed: 0, running: 0 },
			{ year: 2022, registered: 0, started: 0, closed: 0, running: 1 },
			{ year: 2023, registered: 0, started: 0, closed: 1, running: 1 },
		],
	});
});

describe('for any list', () => {
	const dayAfter = (day: string, days: number) =>
		new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
	const figureRow: fc.Arbitrary<FigureRow> = fc
		.record({
			registered: fc.integer({ min: 0, max: 3_000 }),
			wait: fc.option(fc.integer({ min: 0, max: 900 })),
			course: fc.option(fc.integer({ min: 0, max: 1_500 })),
			ageAtRegistration: fc.option(fc.integer({ min: 0, max: 25 })),
			zone: fc.option(fc.constantFrom(...zones.map((zone) => zone.name))),
			referrerType: fc.option(fc.constantFrom('SDJ', 'CLB', 'OOC')),
			referrer: fc.option(fc.constantFrom('Ieper', 'Brugge')),
		})
		.map(({ registered, wait, course, ...rest }) => {
			const registeredOn = dayAfter('2018-01-01', registered);
			const startedOn = wait === null ? null : dayAfter(registeredOn, wait);
			const closedOn = startedOn === null || course === null ? null : dayAfter(startedOn, course);
			return { registeredOn, startedOn, closedOn, ...rest };
		});
	const sum = (counts: readonly { n: number }[]) => counts.reduce((total, { n }) => total + n, 0);

	test('parts never exceed the whole, years follow each other, what is carried over adds up', () => {
		fc.assert(
			fc.property(fc.array(figureRow, { maxLength: 40 }), (rows) => {
				const { total, years, ages, zones: byZone, referrers } = trajectoryFigures(rows);
				expect(total).toBe(rows.filter((row) => row.startedOn !== null).length);
				for (const part of [ages, byZone, referrers]) expect(sum(part)).toBeLessThanOrEqual(total);
				for (const { n, of } of referrers) expect(sum(of)).toBeLessThanOrEqual(n);
				expect(years.reduce((count, { registered }) => count + registered, 0)).toBe(rows.length);
				expect(years.reduce((count, { started }) => count + started, 0)).toBe(total);
				for (const [index, next] of years.entries()) {
					const before = years[index - 1];
					if (before === undefined) expect(next.running).toBe(0);
					else {
						expect(next.year).toBe(before.year + 1);
						expect(next.running).toBe(before.running + before.started - before.closed);
					}
				}
			}),
		);
	});

	test('the order of the rows makes no difference', () => {
		fc.assert(
			fc.property(fc.array(figureRow, { maxLength: 20 }), (rows) => {
				expect(trajectoryFigures([...rows].reverse())).toEqual(trajectoryFigures(rows));
			}),
		);
	});
});
