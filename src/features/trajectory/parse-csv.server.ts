import { type Options, parse } from 'csv-parse/sync';
import { FileError } from './file-error.server.ts';
import { MAX_CELL, MAX_LINES, MAX_ROWS, type Table, type TableRecord } from './import-table.ts';
import { columnOf } from './trajectory-columns.ts';

const separators = [';', ',', '\t', '|'];
const lineBreak = /\r\n|\n|\r/;

/** Excel writes 'sep=;' above the list as a hint to itself and does not count it as a row. */
const separatorHint = /^\uFEFF?"?sep=([;,|\t])"?(?:\r\n|\n|\r)/i;

/** How many characters are looked at to tell text from something else. */
const SAMPLE = 4_096;

function decodeAs(encoding: string, bytes: Uint8Array, fatal: boolean): string | undefined {
	try {
		return new TextDecoder(encoding, { fatal }).decode(bytes);
	} catch {
		return undefined;
	}
}

/**
 * Text of a file as Excel writes it: UTF-8 ("CSV UTF-8"), UTF-16 ("Unicode text", always with a byte order mark) or
 * windows-1252 (plain "CSV" in Belgium).
 */
function decode(bytes: Uint8Array): string {
	const [first, second] = bytes;
	if (first === 0xff && second === 0xfe) return decodeAs('utf-16le', bytes, false) ?? '';
	if (first === 0xfe && second === 0xff) return decodeAs('utf-16be', bytes, false) ?? '';
	return decodeAs('utf-8', bytes, true) ?? decodeAs('windows-1252', bytes, false) ?? '';
}

function looksBinary(text: string): boolean {
	const sample = text.slice(0, SAMPLE);
	const odd = sample.match(/[^\P{Cc}\t\n\r]/gu)?.length ?? 0;
	return odd > sample.length / 100 && odd > 2;
}

function countLines(body: Buffer): number {
	let count = 1;
	for (let at = body.indexOf('\n'); at !== -1; at = body.indexOf('\n', at + 1)) count++;
	return count;
}

function optionsFor(delimiter: string): Options {
	return {
		delimiter,
		record_delimiter: ['\r\n', '\n', '\r'],
		relax_column_count: true,
		// =HYPERLINK("x") without quotation marks around the cell is read as it stands, to be refused as a formula.
		relax_quotes: true,
	};
}

/** One line on its own, whatever the lines around it look like. */
function parseLine(text: string, delimiter: string): Omit<TableRecord, 'line'> {
	try {
		return { cells: parse(text, optionsFor(delimiter))[0] ?? [''] };
	} catch {
		return { cells: text.split(delimiter), quoteOpen: true };
	}
}

function chooseSeparator(firstLine: string): string {
	const known = (separator: string): number =>
		parseLine(firstLine, separator).cells.filter((cell) => columnOf(cell) !== undefined).length;
	return separators.reduce((best, separator) => (known(separator) > known(best) ? separator : best));
}

/**
 * Reads a CSV file in any encoding and with any separator that Excel writes. A quotation mark that never closes spoils only
 * its own line: the lines that it swallows are read again one by one.
 * @param onProgress called now and then with the bytes read and their total
 * @throws FileError when it is no text or has too many rows
 */
export function parseCsv(bytes: Uint8Array, onProgress: (done: number, total: number) => void): Table {
	const decoded = decode(bytes);
	if (looksBinary(decoded)) throw new FileError({ code: 'file-not-table' });
	const hint = separatorHint.exec(decoded);
	const body = Buffer.from(decoded.slice(hint?.[0].length ?? 0));
	// Millions of empty lines would keep the parser busy for minutes.
	if (countLines(body) > MAX_LINES) throw new FileError({ code: 'rows-too-many', detail: String(MAX_LINES) });
	const firstLine =
		body
			.toString('utf8', 0, 20_000)
			.split(lineBreak)
			.find((line) => line.trim() !== '') ?? '';
	const delimiter = hint?.[1] ?? chooseSeparator(firstLine);

	let header: string[] | undefined;
	const records: TableRecord[] = [];
	let line = 0;
	let readUntil = 0;

	function take({ cells: whole, quoteOpen }: Omit<TableRecord, 'line'>): void {
		line++;
		if (whole.every((cell) => cell.trim() === '')) return;
		const cells = whole.map((cell) => cell.slice(0, MAX_CELL));
		if (!header) header = cells;
		else if (records.length === MAX_ROWS)
			throw new FileError({ code: 'rows-too-many', detail: String(MAX_ROWS) });
		else records.push(quoteOpen ? { line, cells, quoteOpen } : { line, cells });
	}

	function takeLines(text: string): void {
		for (const each of text.replace(/(?:\r\n|\n|\r)$/, '').split(lineBreak)) take(parseLine(each, delimiter));
	}

	/** Did this record swallow lines that are rows by themselves? */
	function swallowsRows(cells: readonly string[], raw: string): boolean {
		const width = header?.length ?? cells.length;
		return raw
			.trimEnd()
			.split(lineBreak)
			.slice(1)
			.some((each) => each.split(delimiter).length >= width);
	}

	try {
		parse(body, {
			...optionsFor(delimiter),
			on_record: (cells: string[], { bytes: until, records: count }) => {
				const manyLines = cells.some((cell) => lineBreak.test(cell));
				const raw = manyLines ? body.toString('utf8', readUntil, until) : '';
				if (manyLines && swallowsRows(cells, raw)) takeLines(raw);
				else take({ cells });
				readUntil = until;
				if (count % 1_000 === 0) onProgress(until, body.length);
				return null;
			},
		});
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'CSV_QUOTE_NOT_CLOSED')) throw error;
		takeLines(body.toString('utf8', readUntil));
	}
	onProgress(body.length, body.length);
	return { header: header ?? [], records, stray: [] };
}
