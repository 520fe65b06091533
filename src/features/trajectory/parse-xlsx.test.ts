import { utils, type WorkSheet, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { checkRows } from './check-rows.ts';
import { parseTable } from './parse-table.server.ts';
import { parseXlsx } from './parse-xlsx.server.ts';
import { readHeader } from './trajectory-columns.ts';

const header =
	'code;aangemeld_op;opgestart_op;afgerond_op;leeftijd_bij_aanmelding;eerstelijnszone;aanmelder_type;aanmelder;reden_niet_opgestart'.split(
		';',
	);
const day = (text: string) => new Date(`${text}T00:00:00Z`);

type Cell = string | number | Date | null;

function sheetOf(...rows: Cell[][]): WorkSheet {
	return utils.aoa_to_sheet([header, ...rows], { UTC: true });
}

function workbook(sheet: WorkSheet, from1904 = false): Buffer {
	const book = utils.book_new(sheet, 'Lijst');
	book.Workbook = { ...book.Workbook, WBProps: { date1904: from1904 } };
	return write(book, { type: 'buffer', bookType: 'xlsx', compression: true, bookSST: true });
}

async function refusalOf(bytes: Uint8Array) {
	const parsed = await parseTable(bytes, { locale: 'nl' });
	return 'refusal' in parsed ? parsed.refusal.code : 'read';
}

/** Writes another unpacked size into the directory of the archive for the part with this name. */
function declareSize(file: Buffer, part: string, size: number): Buffer {
	const changed = Buffer.from(file);
	const directory = changed.readUInt32LE(changed.lastIndexOf(Buffer.from('PK\x05\x06')) + 16);
	const name = changed.indexOf(part, directory);
	changed.writeUInt32LE(size, name - 46 + 24);
	return changed;
}

describe('a workbook is refused as a whole', () => {
	const good = workbook(sheetOf(['T1', '06/04/2023']));
	const sheetPart = 'xl/worksheets/sheet1.xml';

	test('when it says that it is too big once unpacked', async () => {
		expect(await refusalOf(declareSize(good, sheetPart, 300_000_000))).toBe('file-unpacked-too-big');
	});

	test('when more comes out than it says', async () => {
		expect(await refusalOf(declareSize(good, sheetPart, 100))).toBe('file-damaged');
	});

	test('when its parts together are above the limit', async () => {
		await expect(parseXlsx(good, 1_000)).rejects.toMatchObject({ fault: { code: 'file-unpacked-too-big' } });
		await expect(parseXlsx(good, 1_000_000)).resolves.toMatchObject({ records: [{ line: 2 }] });
	});

	test.each([30, 500, good.length - 10])('when it is cut off after %i bytes', async (length) => {
		expect(await refusalOf(good.subarray(0, length))).toBe('file-damaged');
	});

	test('when its sheet is gone', async () => {
		const renamed = Buffer.from(good.toString('latin1').replaceAll('sheet1.xml', 'sheetX.xml'), 'latin1');
		expect(await refusalOf(renamed)).toBe('file-damaged');
	});

	test('when it is another kind of packed file', async () => {
		const ods = write(utils.book_new(sheetOf()), { type: 'buffer', bookType: 'ods' });
		expect(await refusalOf(ods)).toBe('file-not-xlsx');
	});

	test('when it is an old .xls', async () => {
		const xls = write(utils.book_new(sheetOf()), { type: 'buffer', bookType: 'biff8' });
		expect(await refusalOf(xls)).toBe('file-old-or-locked');
	});
});

describe('a workbook is read', () => {
	test('with its dates and numbers, whatever the file is called', async () => {
		const bytes = workbook(
			sheetOf(
				['T1', day('2023-04-06'), 45159, '01/10/2025', 16, 'Westhoek', 'SDJ', 'Brugge', null],
				['T2', '2023-04-09'],
			),
		);
		const parsed = await parseTable(bytes, { locale: 'nl' });
		expect(parsed).toEqual({
			table: {
				header,
				stray: [],
				records: [
					{
						line: 2,
						cells: ['T1', '2023-04-06', '45159', '01/10/2025', '16', 'Westhoek', 'SDJ', 'Brugge', ''],
					},
					{ line: 3, cells: ['T2', '2023-04-09', '', '', '', '', '', '', ''] },
				],
			},
		});
	});

	test('with dates that count from 1904', async () => {
		const sheet = sheetOf(['T1', null]);
		sheet.B2 = { t: 'n', v: 45022 - 1462, z: 'dd/mm/yyyy' };
		expect((await parseXlsx(workbook(sheet, true))).records[0]?.cells[1]).toBe('2023-04-06');
	});

	test('with formulas as formulas, so that they are refused with their column', async () => {
		const sheet = sheetOf(
			['T1', '06/04/2023', null, null, null, null, null, null, 'x'],
			['T2', '06/04/2023'],
		);
		sheet.I2 = { t: 's', v: 'klik', f: 'HYPERLINK("http://voorbeeld.be","klik")' };
		sheet.E3 = { t: 'e', v: 0x2a };
		const { header: names, records } = await parseXlsx(workbook(sheet));
		const columns = readHeader(names);
		if ('code' in columns) throw new Error(columns.code);
		const checked = checkRows(records, {
			columns,
			zones: [],
			knownCodes: [],
			today: '2026-01-31',
			locale: 'nl',
		});
		expect(checked.refused.map(({ line, column, code }) => [line, column, code])).toEqual([
			[2, 'reden_niet_opgestart', 'formula'],
			[3, 'leeftijd_bij_aanmelding', 'formula'],
		]);
	});

	test('with the row numbers of Excel, far cells and empty rows included', async () => {
		const sheet = sheetOf(['T1', '06/04/2023'], [], ['T2', '06/04/2023', '   ']);
		utils.sheet_add_aoa(sheet, [['T3', '06/04/2023']], { origin: 'A20000' });
		utils.sheet_add_aoa(sheet, [['bellen']], { origin: 'AB3' });
		const table = await parseXlsx(write({ SheetNames: ['L'], Sheets: { L: sheet } }, { type: 'buffer' }));
		expect(table.records.map(({ line, cells }) => [line, cells[0], cells.length])).toEqual([
			[2, 'T1', 9],
			[4, 'T2', 9],
			[20_000, 'T3', 9],
		]);
		expect(table.stray).toEqual(['AB']);
	});
});
