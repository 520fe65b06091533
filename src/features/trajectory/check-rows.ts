import type { Day } from '#platform/day.ts';
import type { Locale } from '#platform/locale.ts';
import type { TableRecord } from './import-table.ts';
import { readCode, readFields } from './read-row.ts';
import { openRow, type RowCells, type RowFault, shapeFault } from './row-cells.ts';
import { type RowRefusal, rowRefusal } from './row-refusal.ts';
import type { Columns } from './trajectory-columns.ts';
import type { TrajectoryRow } from './trajectory-row.ts';
import { createZoneFinder, type Zone } from './zone-finder.ts';

export type CheckOptions = {
	/** Where the columns stand, from `readHeader`. */
	readonly columns: Columns;
	/** The zones of the region. */
	readonly zones: readonly Zone[];
	/** Codes that the region already uses; capitals and spaces make no difference. */
	readonly knownCodes: Iterable<string>;
	/** Dates further than a year from here are refused. */
	readonly today: Day;
	/** Language of the reasons. */
	readonly locale: Locale;
};

/** The same for all spellings that people take for one code ('T001', ' t001'). */
export function codeKey(code: string): string {
	return code.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

/**
 * Makes a check that takes the rows of one file one by one, in order, and remembers their codes. It answers with the row,
 * or with one refusal for each fault.
 */
export function createRowCheck({
	columns,
	zones,
	knownCodes,
	today,
	locale,
}: CheckOptions): (record: TableRecord) => { row: TrajectoryRow } | { refusals: RowRefusal[] } {
	const findZone = createZoneFinder(zones);
	const known = new Set([...knownCodes].map(codeKey));
	const lineByCode = new Map<string, number>();

	function refuseTaken(row: RowCells, code: string, line: number): void {
		const earlier = lineByCode.get(codeKey(code));
		if (earlier !== undefined) row.refuse('code', { code: 'code-double', detail: String(earlier) });
		else lineByCode.set(codeKey(code), line);
		if (known.has(codeKey(code))) row.refuse('code', { code: 'code-known' });
	}

	return (record) => {
		const refusals = (faults: readonly RowFault[]) => ({
			refusals: faults.map(({ label, value, ...fault }) =>
				rowRefusal({ line: record.line, column: label, value }, fault, locale),
			),
		});
		const shape = shapeFault(record, columns);
		if (shape) return refusals([shape]);
		const row = openRow(record, columns);
		const code = readCode(row);
		if (code !== null) refuseTaken(row, code, record.line);
		const { registeredOn, ...fields } = readFields(row, today, findZone);
		if (row.faults.length > 0 || code === null || registeredOn === null) return refusals(row.faults);
		return { row: { line: record.line, code, registeredOn, ...fields } };
	};
}

/** Checks all rows of a file: every good row is accepted, every fault of every other row is named. */
export function checkRows(
	records: Iterable<TableRecord>,
	options: CheckOptions,
): { accepted: TrajectoryRow[]; refused: RowRefusal[] } {
	const check = createRowCheck(options);
	const accepted: TrajectoryRow[] = [];
	const refused: RowRefusal[] = [];
	for (const record of records) {
		const result = check(record);
		if ('row' in result) accepted.push(result.row);
		else for (const refusal of result.refusals) refused.push(refusal);
	}
	return { accepted, refused };
}
