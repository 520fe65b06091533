import type { Locale } from '#platform/locale.ts';
import type { RowRefusal } from './row-refusal.ts';

const headers: Record<Locale, readonly string[]> = {
	nl: ['rij', 'kolom', 'waarde', 'wat je kunt doen'],
	en: ['row', 'column', 'value', 'what to do'],
};

/** Signs that make a spreadsheet program read a cell as a formula; an apostrophe before them keeps the cell a text. */
const formula = /^[\s\p{Cc}\p{Cf}]*[=+\-@|%\u2212\uFF05\uFF0B\uFF0D\uFF1D\uFF20\uFF5C]|^[\t\r\n]/u;

function cell(text: string): string {
	const safe = formula.test(text) ? `'${text}` : text;
	return `"${safe.replaceAll('"', '""')}"`;
}

/** The refused rows as Belgian Excel opens a list: semicolons, BOM, CRLF; no cell can start a formula. */
export function refusedCsv(refused: readonly RowRefusal[], locale: Locale): string {
	const rows = refused.map(({ line, column, value, reason }) => [String(line), column, value, reason]);
	const lines = [headers[locale], ...rows].map((cells) => cells.map(cell).join(';'));
	return `\uFEFF${lines.join('\r\n')}\r\n`;
}
