import type { RowFaultCode } from './row-refusal.ts';

export const MAX_TEXT = 200;

/**
 * Signs with which a spreadsheet program starts a formula or a call to another program, also behind quotation marks,
 * spaces and invisible characters, and in their full-width forms.
 */
const formulaStart = /^[\p{Cc}\p{Cf}\s'"`]*[=+\-@|%\u2212\uFF05\uFF0B\uFF0D\uFF1D\uFF20\uFF5C]/u;

/** Excel also starts reading anew after a tab or a return at the very beginning. */
const returnStart = /^[\p{Cf} ]*[\t\r\n](?=[\s\S]*\S)/u;

/** Control, invisible formatting and line-separating characters, halves of characters: two texts that look alike must be alike. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

/** The text of a cell as it is kept: composed, hard spaces made plain, without spaces around it. */
export function cleanText(cell: string): string {
	return cell
		.normalize('NFC')
		.replace(/\u00A0/g, ' ')
		.trim();
}

/** What makes a cell unfit whatever its column is; `undefined` when it is plain text. Expects a cell with some text. */
export function textFault(cell: string): { code: RowFaultCode; detail?: string } | undefined {
	if (formulaStart.test(cell) || returnStart.test(cell)) return { code: 'formula' };
	const text = cleanText(cell);
	if (invisible.test(text)) return { code: 'control' };
	if (text.length > 2 * MAX_TEXT || [...text].length > MAX_TEXT)
		return { code: 'too-long', detail: String(MAX_TEXT) };
	return undefined;
}
