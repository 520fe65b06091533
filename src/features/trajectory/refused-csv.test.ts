import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refusedCsv } from './refused-csv.ts';
import type { RowRefusal } from './row-refusal.ts';

const refused = (value: string): RowRefusal => ({
	line: 7,
	column: 'aanmelder',
	value,
	code: 'formula',
	reason: 'Schrijf de gewone tekst.',
});

test.each(['=1+1', '+32 470', '-3', '@som', '|cmd', '%x', '  =1', '\t=1', '\u200B=1', '\uFF1D1'])(
	'a cell that starts as %j stays a text',
	(value) => expect(refusedCsv([refused(value)], 'nl')).toContain(`;"'${value}";`),
);

test('quotation marks and separators stay inside their cell', () => {
	expect(refusedCsv([refused('a;"b"')], 'en')).toBe(
		'\uFEFF"row";"column";"value";"what to do"\r\n"7";"aanmelder";"a;""b""";"Schrijf de gewone tekst."\r\n',
	);
});

test('whatever stood in a cell, it can neither start a formula nor leave its cell', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (value) => {
			const csv = refusedCsv([refused(value)], 'nl');
			const cell = csv.slice(csv.indexOf('"aanmelder";"') + 13, csv.indexOf('";"Schrijf'));
			expect(cell.replaceAll('""', '')).not.toContain('"');
			expect(cell).not.toMatch(/^\s*[=+\-@|%]/);
		}),
	);
});
