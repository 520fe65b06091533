import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { MAX_FILE_BYTES, MAX_LINES, MAX_ROWS } from './import-table.ts';
import { parseTable } from './parse-table.server.ts';

const header =
	'code;aangemeld_op;opgestart_op;afgerond_op;leeftijd_bij_aanmelding;eerstelijnszone;aanmelder_type;aanmelder;reden_niet_opgestart';
const width = header.split(';').length;
const row = (code: string, reason = '') => `${code};06/04/2023;;;;;;;${reason}`;

async function tableOf(content: string | Uint8Array) {
	const parsed = await parseTable(Buffer.from(content), { locale: 'nl' });
	if ('refusal' in parsed) throw new Error(parsed.refusal.code);
	return parsed.table;
}

async function refusalOf(content: string | Uint8Array) {
	const parsed = await parseTable(Buffer.from(content), { locale: 'nl' });
	return 'refusal' in parsed ? parsed.refusal.code : 'read';
}

/** Line and first cell of each row, to see what was read as a row. */
const rowsOf = (table: Awaited<ReturnType<typeof tableOf>>) =>
	table.records.map(({ line, cells }) => [line, cells[0], cells.length]);

describe('a file is refused as a whole', () => {
	test('when it is empty or holds only blank lines', async () => {
		expect(await refusalOf('')).toBe('file-empty');
		expect(await refusalOf('\r\n\r\n;;;\r\n')).toBe('file-empty');
	});

	test('when it is larger than 25 MB', async () => {
		expect(await refusalOf(Buffer.alloc(MAX_FILE_BYTES + 1, 'a'))).toBe('file-too-big');
	});

	test('when it is no list at all', async () => {
		expect(await refusalOf(Uint8Array.from({ length: 3_000 }, (_, index) => (index * 7_919) % 256))).toBe(
			'file-not-table',
		);
		expect(await refusalOf('%PDF-1.7 en zo voort')).toBe('file-not-table');
	});

	test('when it is an old or locked Excel file', async () => {
		expect(await refusalOf(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1))).toBe(
			'file-old-or-locked',
		);
	});

	test('when it has more rows than a region can have', async () => {
		expect(await refusalOf(`${header}\n${'x\n'.repeat(MAX_ROWS + 1)}`)).toBe('rows-too-many');
	});

	test('when it has more lines than a spreadsheet can have', async () => {
		const parsed = await parseTable(Buffer.from(`${header}${'\n'.repeat(MAX_LINES + 1)}`), { locale: 'nl' });
		expect(parsed).toMatchObject({ refusal: { code: 'rows-too-many' } });
		expect('refusal' in parsed && parsed.refusal.reason).toContain('1.048.576');
	});
});

describe('a quotation mark that never closes', () => {
	test('spoils only its own line', async () => {
		const table = await tableOf([header, row('T1'), row('T2', '"buiten'), row('T3'), row('T4')].join('\r\n'));
		expect(rowsOf(table)).toEqual([
			[2, 'T1', width],
			[3, 'T2', width],
			[4, 'T3', width],
			[5, 'T4', width],
		]);
		expect(table.records.map((record) => record.quoteOpen)).toEqual([undefined, true, undefined, undefined]);
	});

	test('swallows no rows up to the next quotation mark', async () => {
		const lines = [header, row('T1', '"buiten'), row('T2'), row('T3', '"andere hulp"'), row('T4')];
		const table = await tableOf(`${lines.join('\n')}\n`);
		expect(rowsOf(table).map(([line, code]) => [line, code])).toEqual([
			[2, 'T1'],
			[3, 'T2'],
			[4, 'T3'],
			[5, 'T4'],
		]);
		expect(table.records[0]?.quoteOpen).toBe(true);
		expect(table.records[2]?.cells.at(-1)).toBe('andere hulp');
	});
});

describe('a CSV file is read', () => {
	test('as Belgian Excel saves it', async () => {
		const table = await tableOf(readFileSync('tests/data/trajecten.csv'));
		expect(table.header.join(';')).toBe(header);
		expect(table.records).toHaveLength(28);
		expect(table.records[0]).toEqual({
			line: 2,
			cells: ['T001', '06/04/2023', '21/08/2023', '01/10/2025', '16', 'Westhoek', 'SDJ', 'Brugge', ''],
		});
	});

	test.each([
		[';', 'puntkomma'],
		[',', 'komma'],
		['\t', 'tab'],
		['|', 'streep'],
	])('with %j between the columns (%s)', async (separator) => {
		const table = await tableOf(
			[header, row('T1', 'x')].map((line) => line.replaceAll(';', separator)).join('\n'),
		);
		expect(rowsOf(table)).toEqual([[2, 'T1', width]]);
	});

	test('with the hint that Excel writes to itself, which is no row', async () => {
		const table = await tableOf(`sep=,\r\n${header.replaceAll(';', ',')}\r\nT1,06/04/2023,,,,,,,\r\n`);
		expect(rowsOf(table)).toEqual([[2, 'T1', width]]);
	});

	test('in windows-1252 and in UTF-16', async () => {
		const windows = Buffer.from(`${header}\r\n${row('T1', 'één reden')}\r\n`, 'latin1');
		expect((await tableOf(windows)).records[0]?.cells.at(-1)).toBe('één reden');
		const utf16 = Buffer.from(
			`\uFEFF${header}\r\n${row('T1', 'één reden')}`.replaceAll(';', '\t'),
			'utf16le',
		);
		expect((await tableOf(utf16)).records[0]?.cells.at(-1)).toBe('één reden');
	});

	test('with the row numbers of Excel: blank lines count, a cell of two lines is one row', async () => {
		const lines = [header, '', row('T1', '"twee\r\nregels"'), ';;;;;;;;', row('T2')];
		expect(rowsOf(await tableOf(lines.join('\r\n')))).toEqual([
			[3, 'T1', width],
			[5, 'T2', width],
		]);
	});

	test('with a formula that has quotation marks of its own', async () => {
		const table = await tableOf(`${header}\n${row('T1', '=HYPERLINK("http://voorbeeld.be")')}\n`);
		expect(table.records[0]?.cells.at(-1)).toBe('=HYPERLINK("http://voorbeeld.be")');
	});

	test('with rows that have too few or too many columns, as they are', async () => {
		expect(rowsOf(await tableOf(`${header}\nT1;06/04/2023\n${row('T2')};extra\n`))).toEqual([
			[2, 'T1', 2],
			[3, 'T2', width + 1],
		]);
	});
});
