import type { Locale } from '#platform/locale.ts';
import { FileError } from './file-error.server.ts';
import { type FileRefusal, fileRefusal } from './file-refusal.ts';
import { MAX_FILE_BYTES, type Table } from './import-table.ts';
import { parseCsv } from './parse-csv.server.ts';
import { parseXlsx } from './parse-xlsx.server.ts';

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
	start.every((byte, index) => bytes[index] === byte);

const zip = [0x50, 0x4b];
/** The container of .xls and of every workbook with a password. */
const compound = [0xd0, 0xcf, 0x11, 0xe0];
const pdf = [0x25, 0x50, 0x44, 0x46];

/**
 * Reads the bytes of a file as a table. What it is follows from its first bytes, not from its name: a workbook called .csv
 * and a CSV called .xlsx are read as what they are. Blocks for seconds on a large workbook: run it in a worker.
 * @param onProgress called now and then with the bytes read and their total
 */
export async function parseTable(
	bytes: Uint8Array,
	options: { readonly locale: Locale; readonly onProgress?: (done: number, total: number) => void },
): Promise<{ table: Table } | { refusal: FileRefusal }> {
	try {
		if (bytes.length === 0) throw new FileError({ code: 'file-empty' });
		if (bytes.length > MAX_FILE_BYTES) throw new FileError({ code: 'file-too-big' });
		if (startsWith(bytes, compound)) throw new FileError({ code: 'file-old-or-locked' });
		if (startsWith(bytes, pdf)) throw new FileError({ code: 'file-not-table' });
		const onProgress = options.onProgress ?? (() => {});
		const table = startsWith(bytes, zip) ? await parseXlsx(bytes) : parseCsv(bytes, onProgress);
		if (table.header.length === 0) throw new FileError({ code: 'file-empty' });
		return { table };
	} catch (error) {
		if (error instanceof FileError) return { refusal: fileRefusal(error.fault, options.locale) };
		throw error;
	}
}
