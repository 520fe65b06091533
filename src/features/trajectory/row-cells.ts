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

/**
 * What is wrong with the shape of a row. Then its cells may stand under the wrong names, so they are not judged.
 * Excel leaves out empty cells at the end of a line, or adds some, per block of sixteen rows: that is no fault as long as
 * nothing can have moved. A row that never started says too little to see that, so there the last cell must be empty.
 */
export function shapeFault({ cells, quoteOpen }: TableRecord, header: Columns): RowFault | undefined {
	const { width, needed, label, at } = header;
	const isBlank = (index: number): boolean => cleanText(cells[index] ?? '') === '';
	const place = (index: number): { label: string; value: string } => {
		const column = columns.find((name) => at[name] === index);
		return {
			label: column === undefined ? columnLetters(index) : label[column],
			value: cleanText(cells[index] ?? ''),
		};
	};
	if (quoteOpen) {
		const opening = cells.findIndex((cell) => cell.trimStart().startsWith('"'));
		return { ...place(Math.max(0, opening)), code: 'quote-open' };
	}
	const detail = { nl: `${cells.length} in plaats van ${width}`, en: `${cells.length} instead of ${width}` };
	if (cells.length < width) {
		const whole = cells.length >= needed && (isBlank(cells.length - 1) || !isBlank(at.startedOn ?? -1));
		return whole ? undefined : { ...place(cells.length), code: 'cells-missing', detail };
	}
	const extra = cells.findIndex((_, index) => index >= width && !isBlank(index));
	return extra === -1 ? undefined : { ...place(extra), code: 'cells-extra', detail };
}
