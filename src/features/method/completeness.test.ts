import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { countAt, type Row, rowsUnder, wrongRows } from '#tests/completeness.ts';
import { root } from '#tests/texts-of-content.ts';
import { languages } from './content.ts';
import type { Library } from './entry-content.ts';
import { loadLibrary } from './load-library.server.ts';

const content = join(root, 'content');
const table = readFileSync(join(root, 'docs/completeness.md'), 'utf8');

describe('a table that is wrong is noticed', () => {
	const row = (count: string, where: string): Row[] =>
		rowsUnder(`| source | item | count | where |\n|---|---|---|---|\n| 002 | steps | ${count} | ${where} |`, [
			'count',
			'where',
		]);

	test.each([
		['another count', '8', '`method/kom#phases`', '8 asked, 7 found in nl'],
		['too few', 'at least 8', '`method/kom#phases`', 'at least 8 asked, 7 found in nl'],
		['no count', 'seven', '`method/kom#phases`', '"seven" is no count'],
		['no entry', '7', '`method/komm#phases`', /there is no .*komm\.yaml/],
		['no path', '7', '`method/kom#fases`', 'there is no "fases" in method/kom#fases'],
		['no id in a list', '7', '`method/kom#lists.learnt.items`', /there is no "learnt"/],
		['no field to choose by', '7', '`method/kom#phases[time=5]`', /there is no "\[time=5\]"/],
		['no place at all', '7', '', /there is no .*content/],
		['a place counted twice', '14', '`method/kom#phases` + `method/kom#phases`', /counted twice/],
	])('%s', (_, count, where, told) => {
		const faults = wrongRows(content, row(count, where));
		expect(faults).toHaveLength(2);
		expect(faults[0]).toMatch(told);
		expect(faults[0]).toMatch(/^line 3, steps: /);
	});

	test('what is lost in one language is told of that language', () => {
		const half = mkdtempSync(join(tmpdir(), 'half-'));
		mkdirSync(join(half, 'nl/methods'), { recursive: true });
		writeFileSync(join(half, 'nl/methods/kom.yaml'), 'phases: [{ id: one }]\n');
		const faults = wrongRows(half, row('1', '`method/kom#phases`'));
		rmSync(half, { recursive: true });
		expect(faults).toEqual([expect.stringMatching(/there is no .*kom\.yaml \(en\)$/)]);
	});

	test('a table with other columns, or none, has no rows', () => {
		expect(rowsUnder('', ['where'])).toEqual([]);
		expect(rowsUnder('| a | b |\n|---|---|\n| 1 | 2 |', ['where'])).toEqual([]);
	});
});

test.each([
	['method/kom#phases', 7],
	['instrument/quality-framework#sections.items', 17],
	['instrument/participation-ladder#warning', 1],
	['practice/kom#transfer.*', 2],
	['steps#level', 3],
	['demonstration/theme-anchoring#recommendations.coreTheme', 7],
	['demonstration/trajecten.csv#[opgestart_op~/2023] - demonstration/trajecten.csv#[afgerond_op~/2023]', 7],
	['demonstration/theme-trauma#recommendations[audience!=workers]', 14],
])('%s leads to %i', (where, count) => {
	expect(countAt(content, 'nl', where)).toBe(count);
});

describe('everything in the documents of the method', () => {
	const rows = rowsUnder(table, ['source', 'item', 'count', 'where']);

	test('stands in the table: no row is lost, none is there twice', () => {
		expect(rows).toHaveLength(250);
		const names = rows.map(({ cells }) => `${cells.source} ${cells.item}`);
		expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
		expect(new Set(rows.map(({ cells }) => cells.source?.slice(0, 3)))).toEqual(
			new Set(['all', '000', '001', '002', '003', '004']),
		);
	});

	test('is in the content, as often as the table says, in both languages', () => {
		expect(wrongRows(content, rows)).toEqual([]);
	});

	test('or waits for a part of Lus that is named', () => {
		const waiting = rowsUnder(table, ['source', 'item', 'count', 'part']);
		expect(waiting).toHaveLength(13);
		expect(waiting.filter(({ cells }) => !cells.part || !Number(cells.count))).toEqual([]);
	});
});

describe('the library as a whole', () => {
	let library: Library;
	beforeAll(() => {
		library = loadLibrary(content);
	});

	test.each(languages)('its methods are numbered 1 to 35, each number once (%s)', (language) => {
		const numbers = [...library.method.values()].flatMap((one) => one[language].number ?? []);
		expect(numbers.toSorted((a, b) => a - b).slice(0, 35)).toEqual(
			Array.from({ length: 35 }, (_, i) => i + 1),
		);
		expect(new Set(numbers).size).toBe(numbers.length);
	});

	test.each(languages)(
		'each deck has at least twelve cards, each with a question that goes deeper (%s)',
		(language) => {
			for (const [id, deck] of library.deck) {
				const deep = deck[language].cards.filter(({ text, deepen }) => deepen !== text);
				expect(deep.length, id).toBeGreaterThanOrEqual(12);
			}
		},
	);

	test('what the documents do not hold says so', () => {
		expect(library.instrument.get('change-conditions')?.nl.origin).toBe('elsewhere');
		expect(library.method.get('peer-consultation')?.nl.origin).toBe('ours');
		expect(library.instrument.get('what-made-that')?.nl.origin).toBe('ours');
	});
});
