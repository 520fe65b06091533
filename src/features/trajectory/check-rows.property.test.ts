import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDay } from '#platform/day.ts';
import { checkRows, codeKey } from './check-rows.ts';
import { parseTable } from './parse-table.server.ts';
import { findName } from './reason-name.ts';
import { readHeader } from './trajectory-columns.ts';
import { trajectoryRow } from './trajectory-row.ts';

const header =
	'code;aangemeld_op;opgestart_op;afgerond_op;leeftijd_bij_aanmelding;eerstelijnszone;aanmelder_type;aanmelder;reden_niet_opgestart'.split(
		';',
	);
const zones = [
	{ id: 'westhoek', name: 'Westhoek' },
	{ id: 'rits', name: 'RITS' },
];
const columns = readHeader(header);
if ('code' in columns) throw new Error(columns.code);
const options = { columns, zones, knownCodes: ['T5'], today: '2026-01-31', locale: 'nl' as const };

const formula = /^[\s'"]*[=+\-@|%]/;

/** Mostly sensible, sometimes anything at all. */
const day = fc.oneof(
	fc.constantFrom('', '06/04/2023', '21/8/2023', '2024-02-29', '30/02/2025', '45022', '1/1/24'),
	fc.string({ maxLength: 12 }),
);
const text = fc.oneof(
	fc.constantFrom('', 'Westhoek', 'SDJ', 'buiten de regio', '=1+1', 'mama Ann zei nee', 'x'.repeat(201)),
	fc.string({ unit: 'grapheme', maxLength: 30 }),
);
const age = fc.oneof(fc.constantFrom('', '14', '-1', '14,5', '26'), fc.string({ maxLength: 3 }));
const code = fc.oneof(
	fc.integer({ min: 0, max: 40 }).map((number) => `T${number}`),
	fc.string({ maxLength: 6 }),
);
const row = fc.tuple(code, day, day, day, age, text, text, text, text);
const records = fc
	.array(
		fc.oneof({ arbitrary: row, weight: 9 }, { arbitrary: fc.array(text, { maxLength: 11 }), weight: 1 }),
		{
			maxLength: 30,
		},
	)
	.map((rows) => rows.map((cells, index) => ({ line: index + 2, cells })));

test('every row is either accepted or refused, and every refusal says where and what to do', () => {
	fc.assert(
		fc.property(records, (list) => {
			const { accepted, refused } = checkRows(list, options);
			const lines = [...accepted.map((each) => each.line), ...new Set(refused.map((each) => each.line))];
			expect(lines.sort((one, other) => one - other)).toEqual(list.map((record) => record.line));
			for (const each of refused) {
				expect(each.column).not.toBe('');
				expect(each.reason).toMatch(/\.$/);
				expect([...each.value].length).toBeLessThanOrEqual(80);
			}
			const named = refused.map(({ line, column, code }) => `${line} ${column} ${code}`);
			expect(new Set(named).size).toBe(named.length);
		}),
	);
});

test('nothing that is accepted breaks a rule', () => {
	fc.assert(
		fc.property(records, (list) => {
			const { accepted } = checkRows(list, options);
			for (const each of accepted) {
				trajectoryRow.parse(each);
				for (const value of Object.values(each))
					if (typeof value === 'string') expect(value).not.toMatch(formula);
				for (const value of [each.registeredOn, each.startedOn, each.closedOn])
					expect(value === null || isDay(value)).toBe(true);
				expect((each.startedOn ?? each.registeredOn) >= each.registeredOn).toBe(true);
				expect(each.closedOn === null || (each.startedOn !== null && each.closedOn >= each.startedOn)).toBe(
					true,
				);
				expect(each.zone === null || zones.some((zone) => zone.id === each.zone)).toBe(true);
				if (each.startedOn !== null)
					expect([each.ageAtRegistration, each.zone, each.referrerType]).not.toContain(null);
				expect(findName(each.reasonNotStarted ?? '')).toBeUndefined();
			}
			const codes = accepted.map((each) => codeKey(each.code));
			expect(new Set(codes).size).toBe(codes.length);
			expect(codes).not.toContain('t5');
		}),
		{ numRuns: 300 },
	);
});

test('any text that Excel puts in a CSV comes back cell by cell', async () => {
	const cell = fc
		.string({ unit: 'grapheme', maxLength: 20 })
		.filter((value) => !/[\0\uD800-\uDFFF]/.test(value));
	const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.array(cell, { minLength: 9, maxLength: 9 }), { maxLength: 8 }),
			async (rows) => {
				const csv = [header, ...rows].map((cells) => cells.map(quoted).join(';')).join('\r\n');
				const parsed = await parseTable(Buffer.from(`\uFEFF${csv}`), { locale: 'nl' });
				const filled = rows.filter((cells) => cells.some((value) => value.trim() !== ''));
				expect('table' in parsed && parsed.table.records.map((record) => record.cells)).toEqual(filled);
			},
		),
	);
});

test('no bytes at all make reading fail other than with a refusal', async () => {
	const start = fc.constantFrom('', 'PK\x03\x04', `${header.join(';')}\n`, '\uFEFF', '"');
	await fc.assert(
		fc.asyncProperty(start, fc.uint8Array({ maxLength: 400 }), async (first, rest) => {
			const parsed = await parseTable(Buffer.concat([Buffer.from(first), rest]), { locale: 'en' });
			expect('table' in parsed || parsed.refusal.reason.length > 0).toBe(true);
		}),
	);
});
