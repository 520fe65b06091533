import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { parse } from 'yaml';

/** A line of a table in docs/completeness.md, by the names at the head of its columns. */
export type Row = { readonly line: number; readonly cells: Readonly<Record<string, string>> };

/** The lines of every Markdown table whose head names all these columns. */
export function rowsUnder(markdown: string, columns: readonly string[]): Row[] {
	let head: readonly string[] | undefined;
	return markdown.split('\n').flatMap((text, index) => {
		if (!text.startsWith('|')) head = undefined;
		if (!text.startsWith('|') || /^[|\s:-]+$/.test(text)) return [];
		const cells = text
			.split('|')
			.slice(1, -1)
			.map((cell) => cell.trim());
		if (head === undefined) {
			head = cells;
			return [];
		}
		const names = head;
		if (columns.some((column) => !names.includes(column))) return [];
		return [{ line: index + 1, cells: Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ''])) }];
	});
}

/** The folder of each kind of content that stands in both languages. */
const folders: Readonly<Record<string, string>> = {
	method: 'methods',
	instrument: 'instruments',
	deck: 'decks',
	tree: 'trees',
	practice: 'practices',
	page: 'pages',
	steps: 'steps',
};

/** Files of which there is one for each language. */
const single = new Set(['glossary', 'working-group']);

const opened = new Map<string, unknown>();

function read(file: string): unknown {
	if (!existsSync(file)) throw new Error(`there is no ${file}`);
	const text = readFileSync(file, 'utf8');
	const csv = { columns: true, delimiter: ';', bom: true };
	const value: unknown = opened.get(file) ?? (file.endsWith('.csv') ? parseCsv(text, csv) : parse(text));
	opened.set(file, value);
	return value;
}

/** Opens `kind/id`, a whole kind, or a file that has no language (`demonstration/...`, `lists/...`). */
function open(root: string, language: string, name: string): unknown {
	const [kind = '', id] = name.split('/');
	const folder = folders[kind];
	const here = folder ? join(root, language, folder) : join(root, single.has(kind) ? language : kind);
	if (folder && id === undefined) {
		return readdirSync(here).map((file) => read(join(here, file)));
	}
	return read(join(here, id?.endsWith('.csv') ? id : `${id ?? kind}.yaml`));
}

/** What stands in a value under a key; in a list under an id, or else under that key in each of its items. */
function stepInto(value: unknown, key: string): unknown {
	if (key === '*') return Object.keys(Object(value));
	if (!Array.isArray(value)) return Object(value)[key];
	const item = value.find((one) => Object(one).id === key);
	if (item !== undefined) return item;
	const inner = value.flatMap((one) => Object(one)[key] ?? []);
	return inner.length > 0 ? inner : undefined;
}

/** The items of a list of which a field is (`=`), is not (`!=`) or holds (`~`) a text. */
function choose(value: unknown, field: string, sign: string, wanted: string): unknown {
	if (!Array.isArray(value) || !value.some((one) => Object(one)[field] !== undefined)) return undefined;
	return value.filter((one) => {
		const found = String(Object(one)[field] ?? '');
		if (sign === '~') return found.includes(wanted);
		return (found === wanted) === (sign === '=');
	});
}

function countOne(root: string, language: string, place: string): number {
	const [name = '', path = ''] = place.split('#');
	const steps = path.match(/\[[^\]]+\]|[^.[]+/g) ?? [];
	const found = steps.reduce<unknown>(
		(value, step) => {
			const filter = /^\[(\w+)(!?=|~)(.+)\]$/.exec(step);
			const [, field = '', sign = '', wanted = ''] = filter ?? [];
			const next = filter ? choose(value, field, sign, wanted) : stepInto(value, step);
			if (next === undefined) throw new Error(`there is no "${step}" in ${place}`);
			return next;
		},
		open(root, language, name),
	);
	// What is said of several items in the same words, such as the theme of a recommendation, is one thing.
	return Array.isArray(found) ? new Set(found).size : 1;
}

/**
 * How many there are of what a place in the content leads to: the items of a list, or 1 for anything else.
 * @param root the content folder
 * @param where `kind/id#path`, several joined by ` + ` or ` - `; how to write one stands in docs/completeness.md
 * @throws Error that says what is not there, or that a place is counted twice
 */
export function countAt(root: string, language: string, where: string): number {
	const parts = where.replaceAll('`', '').split(/ ([+-]) /);
	const places = parts.filter((_, index) => index % 2 === 0);
	if (new Set(places).size < places.length) throw new Error(`a place is counted twice in ${where}`);
	return places.reduce((sum, place, index) => {
		const sign = parts[index * 2 - 1] === '-' ? -1 : 1;
		return sum + sign * countOne(root, language, place);
	}, 0);
}

/**
 * What is wrong with rows that say how many there are and where: a sentence for each, with the line of the row.
 * @param root the content folder; @param rows with `item`, `count` (a number, or `at least` one) and `where`
 */
export function wrongRows(root: string, rows: readonly Row[]): string[] {
	return rows.flatMap(({ line, cells: { item, count = '', where = '' } }) =>
		['nl', 'en'].flatMap((language) => {
			const [, least, number] = /^(at least )?(\d+)$/.exec(count) ?? [];
			if (number === undefined) return [`line ${line}, ${item}: "${count}" is no count`];
			try {
				const found = countAt(root, language, where);
				if (least ? found >= Number(number) : found === Number(number)) return [];
				return [`line ${line}, ${item}: ${count} asked, ${found} found in ${language}`];
			} catch (error) {
				return [`line ${line}, ${item}: ${(error as Error).message} (${language})`];
			}
		}),
	);
}
