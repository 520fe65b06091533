import type { Sentence } from '#platform/refusal.ts';
import { cleanText, textFault } from './cell-text.ts';
import { columnLetters, type TableRecord } from './import-table.ts';
import type { RowFaultCode } from './row-refusal.ts';
import { type Column, type Columns, columns } from './trajectory-columns.ts';

/** One fault in its place, before it is put in words: `label` is how the file calls the column. */
export type RowFault = {
	readonly label: string;
	readonly value: string;
	readonly code: RowFaultCode;
	readonly detail?: string | Sentence;
};

type Fault = Pick<RowFault, 'code' | 'detail'>;

/** The cells of one row by column, and the faults found in them so far. */
export type RowCells = {
	readonly faults: readonly RowFault[];
	readonly filled: (column: Column) => boolean;
	/** The plain text of a cell; null when it is empty, or when it is unfit (then the fault is noted). */
	readonly text: (column: Column) => string | null;
	/** Notes a fault of a cell. Gives null, so that a reader can say `return refuse(...)`. */
	readonly refuse: (column: Column, fault: Fault) => null;
};

const negativeNumber = /^-\d+(?:[.,]\d+)?$/;

/** Opens a row for reading. */
export function openRow(record: TableRecord, header: Columns): RowCells {
	const faults: RowFault[] = [];
	const raw = (column: Column): string => record.cells[header.at[column] ?? -1] ?? '';
	const shown = (column: Column): string => cleanText(raw(column));
	const refuse = (column: Column, fault: Fault): null => {
		faults.push({ label: header.label[column], value: shown(column), ...fault });
		return null;
	};
	return {
		faults,
		filled: (column) => shown(column) !== '',
		text: (column) => {
			const text = shown(column);
			if (text === '') return null;
			// '-3' years is a wrong number, not the start of a formula.
			const fault =
				column === 'ageAtRegistration' && negativeNumber.test(text) ? undefined : textFault(raw(column));
			return fault ? refuse(column, fault) : text;
		},
		refuse,
	};
}

/** What is wrong with the shape of a row. Then its cells may stand under the wrong names, so they are not judged. */
export function shapeFault(
	{ cells, quoteOpen }: TableRecord,
	{ width, label, at }: Columns,
): RowFault | undefined {
	const labelAt = (index: number): string => {
		const column = columns.find((name) => at[name] === index);
		return column === undefined ? columnLetters(index) : label[column];
	};
	const place = (index: number) => ({ label: labelAt(index), value: cleanText(cells[index] ?? '') });
	if (quoteOpen)
		return {
			...place(
				Math.max(
					0,
					cells.findIndex((cell) => cell.trimStart().startsWith('"')),
				),
			),
			code: 'quote-open',
		};
	if (cells.length === width) return undefined;
	const detail = { nl: `${cells.length} in plaats van ${width}`, en: `${cells.length} instead of ${width}` };
	return cells.length < width
		? { ...place(cells.length), code: 'cells-missing', detail }
		: { ...place(width), code: 'cells-extra', detail };
}
