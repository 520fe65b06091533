/**
 * What a spreadsheet file holds once it is read, whatever its format: the shape between reading bytes
 * (`parse-table.server.ts`) and judging rows (`trajectory-row.ts`).
 */

/**
 * One row. `line` is the row number that a person sees in Excel (the first row is 1). `quoteOpen`: the row opens
 * a quotation mark that is never closed, so its cells are not to be trusted.
 */
export type TableRecord = {
	readonly line: number;
	readonly cells: readonly string[];
	readonly quoteOpen?: true;
};

/**
 * The first filled row is the header; rows without any text are left out of `records`. `stray`: letters of the columns
 * beside the header in which a workbook holds some text; it belongs to no column and was not read.
 */
export type Table = {
	readonly header: readonly string[];
	readonly records: readonly TableRecord[];
	readonly stray: readonly string[];
};

/** 25 MB as it is sent; 200 MB once a packed workbook is unpacked. */
export const MAX_FILE_BYTES = 25 * 1024 * 1024;
export const MAX_UNPACKED_BYTES = 200 * 1024 * 1024;

/** What a cell holds beyond this is cut off: it is refused as too long anyway, and no check has to wade through it. */
export const MAX_CELL = 1_000;

/** A spreadsheet has no more rows than this, filled or not. */
export const MAX_LINES = 1_048_576;

/** Far above what a region registers in all its years, low enough for the memory of a small server. */
export const MAX_ROWS = 250_000;

/** The letters above a column in a spreadsheet: 0 is A, 25 is Z, 26 is AA. */
export function columnLetters(index: number): string {
	const last = String.fromCharCode(65 + (index % 26));
	return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}
