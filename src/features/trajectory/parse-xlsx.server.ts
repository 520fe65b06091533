import type { CellObject } from '@e965/xlsx';
import { daysSince1899ToDay } from './cell-day.ts';
import { FileError } from './file-error.server.ts';
import {
	columnLetters,
	MAX_CELL,
	MAX_ROWS,
	MAX_UNPACKED_BYTES,
	type Table,
	type TableRecord,
} from './import-table.ts';
import { joinParts, unpackWorkbook } from './unpack.server.ts';

/** Workbooks of old Macs count days from 1904, this many days later than all others. */
const DAYS_TO_1904 = 1462;

type IsDateFormat = (format: string) => boolean;

/**
 * What stands in a cell, as text. A formula is shown as such (with '='), whatever it calculates, so that the check
 * refuses it; a left-over error value counts as one too. A date becomes 'YYYY-MM-DD'.
 */
function cellText(cell: CellObject, from1904: boolean, isDate: IsDateFormat): string {
	if (cell.f !== undefined) return `=${cell.f}`;
	if (cell.t === 'e') return '=#N/A';
	if (cell.v === undefined) return '';
	if (typeof cell.v !== 'number') return String(cell.v);
	if (!isDate(String(cell.z ?? 'General'))) return String(cell.v);
	return daysSince1899ToDay(cell.v + (from1904 ? DAYS_TO_1904 : 0));
}

/**
 * Reads the first sheet of an .xlsx (or .xlsm) workbook.
 * @throws FileError when it is no workbook, damaged, too big once unpacked, or has too many rows
 */
export async function parseXlsx(bytes: Uint8Array, limit: number = MAX_UNPACKED_BYTES): Promise<Table> {
	const plain = joinParts(unpackWorkbook(bytes, limit));
	// A megabyte of code: only loaded by those who need it.
	const { read, SSF } = await import('@e965/xlsx');
	const isDate: IsDateFormat = SSF.is_date;
	const workbook = read(plain, {
		type: 'buffer',
		sheets: 0,
		dense: true,
		cellNF: true,
		cellText: false,
		cellHTML: false,
	});
	const sheet = workbook.Sheets[workbook.SheetNames[0] ?? ''];
	// The library leaves out a sheet in which it stumbles.
	if (sheet === undefined) throw new FileError({ code: 'file-damaged' });
	const from1904 = workbook.Workbook?.WBProps?.date1904 === true;

	let header: string[] | undefined;
	const records: TableRecord[] = [];
	const stray = new Set<string>();
	// forEach passes over the empty stretches of these arrays: a single cell on row 1,048,576 costs nothing.
	(sheet['!data'] ?? []).forEach((row, index) => {
		const cells: string[] = header ? header.map(() => '') : [];
		let filled = false;
		row.forEach((cell, column) => {
			const text = cellText(cell, from1904, isDate).slice(0, MAX_CELL);
			if (text.trim() === '') return;
			if (header && column >= header.length) stray.add(columnLetters(column));
			else {
				cells[column] = text;
				filled = true;
			}
		});
		if (!filled) return;
		if (!header) header = Array.from(cells, (cell) => cell ?? '');
		else if (records.length === MAX_ROWS)
			throw new FileError({ code: 'rows-too-many', detail: String(MAX_ROWS) });
		else records.push({ line: index + 1, cells });
	});
	return { header: header ?? [], records, stray: [...stray] };
}
