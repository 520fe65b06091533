import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { type InBothLanguages, languages } from './content.ts';

/** One thing wrong with a content file: `file` relative to the content folder, `line` from 1. */
export interface ContentFault {
	file: string;
	line: number;
	message: string;
}

/** Content that cannot be used. `faults` holds every fault, the message lists them one a line. */
export class ContentError extends Error {
	readonly faults: ContentFault[];

	constructor(faults: ContentFault[]) {
		const list = faults.map((fault) => `  ${fault.file}, line ${fault.line}: ${fault.message}`);
		super(
			`The content has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${list.join('\n')}`,
		);
		this.name = 'ContentError';
		this.faults = faults;
	}
}

type Path = readonly PropertyKey[];

interface OpenedFile {
	data: unknown;
	/** The line of what stands at `path`, or of the nearest thing around it. */
	lineOf: (path: Path) => number;
	fault: (path: Path, message: string) => ContentFault;
}

function open(root: string, file: string): OpenedFile {
	let source: string;
	try {
		source = readFileSync(join(root, file), 'utf8');
	} catch {
		throw new ContentError([{ file, line: 1, message: 'this file is missing or cannot be read.' }]);
	}
	return openText(file, source);
}

function openText(file: string, source: string): OpenedFile {
	const lines = new LineCounter();
	const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
	const broken = [...document.errors, ...document.warnings];
	if (broken.length > 0) {
		throw new ContentError(
			broken.map(({ message, pos }) => ({ file, line: lines.linePos(pos[0]).line, message: `${message}.` })),
		);
	}
	const lineOf = (path: Path) => lines.linePos(positionOf(document, path)).line;
	return {
		data: plainOf(document, file),
		lineOf,
		fault: (path, message) => ({ file, line: lineOf(path), message }),
	};
}

/** What is wrong at a place of a file that was read before. */
export function faultInFile(root: string, file: string, path: Path, message: string): ContentFault {
	return open(root, file).fault(path, message);
}

/** An alias repeats a part of the file; a few of them, nested, would fill any memory. Content needs none. */
function plainOf(document: Document, file: string): unknown {
	try {
		return document.toJS({ maxAliasCount: 0 });
	} catch (error) {
		if (!(error instanceof ReferenceError)) throw error;
		throw new ContentError([
			{ file, line: 1, message: 'this file repeats parts with * and &; write them out.' },
		]);
	}
}

function positionOf(document: Document, path: Path): number {
	for (let length = path.length; length > 0; length--) {
		const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
		const key = path[length - 1];
		if (isMap(parent)) {
			const pair = parent.items.find((item) => isScalar(item.key) && item.key.value === key);
			if (pair && isScalar(pair.key)) return pair.key.range?.[0] ?? 0;
		}
		const node = document.getIn(path.slice(0, length), true);
		if (isNode(node)) return node.range?.[0] ?? 0;
	}
	return document.contents?.range?.[0] ?? 0;
}

function at(data: unknown, path: Path): unknown {
	return path.reduce<unknown>(
		(value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
		data,
	);
}

function faultsOf(file: OpenedFile, issue: z.core.$ZodIssue): ContentFault[] {
	if (file.data === null) return [file.fault([], 'the file is empty.')];
	const name = issue.path.length > 0 ? `"${issue.path.join('.')}"` : 'the file';
	if (issue.code === 'unrecognized_keys') {
		return issue.keys.map((key) =>
			file.fault([...issue.path, key], `"${key}" is not a key that belongs here.`),
		);
	}
	const value = at(file.data, issue.path);
	if (value === undefined || value === null) return [file.fault(issue.path, `${name} is missing.`)];
	if (typeof value === 'string' && value.trim() === '') return [file.fault(issue.path, `${name} is empty.`)];
	return [file.fault(issue.path, `${name}: ${issue.message}.`)];
}

function check<T>(file: OpenedFile, schema: z.ZodType<T>): T {
	const result = schema.safeParse(file.data);
	if (result.success) return result.data;
	const faults = result.error.issues.flatMap((issue) => faultsOf(file, issue));
	throw new ContentError(faults.sort((a, b) => a.line - b.line));
}

/**
 * Reads one YAML file of the content folder and checks it.
 * @param root the content folder; @param path the file inside it, with forward slashes
 * @throws ContentError with every fault of this file, each with its line
 */
export function readContentFile<T>(root: string, path: string, schema: z.ZodType<T>): T {
	return check(open(root, path), schema);
}

/**
 * Checks a text that somebody brings, such as the file of a pack.
 * @param file the name by which faults call it
 * @param further what else must hold; its faults name a path in the value and a sentence
 * @throws ContentError with every fault, each with its line
 */
export function checkText<T>(
	file: string,
	source: string,
	schema: z.ZodType<T>,
	further: (value: T) => { path: Path; message: string }[] = () => [],
): T {
	const opened = openText(file, source);
	const value = check(opened, schema);
	const faults = further(value).map(({ path, message }) => opened.fault(path, message));
	if (faults.length > 0) throw new ContentError(faults);
	return value;
}

/** Every `id` in a value with the path to it; an id inside a thing with an id is written `outer > inner`. */
function idsIn(value: unknown, path: Path = [], outer = ''): Map<string, Path> {
	if (typeof value !== 'object' || value === null) return new Map();
	const own = 'id' in value && typeof value.id === 'string' ? value.id : undefined;
	const name = own === undefined ? outer : outer ? `${outer} > ${own}` : own;
	const found = new Map<string, Path>(own === undefined ? [] : [[name, [...path, 'id']]]);
	for (const [key, inner] of Object.entries(value)) {
		const step = Array.isArray(value) ? Number(key) : key;
		for (const [id, where] of idsIn(inner, [...path, step], name)) found.set(id, where);
	}
	return found;
}

/** A file in both languages, opened and checked. */
type BothFiles<T> = InBothLanguages<{ file: Pick<OpenedFile, 'fault'>; value: T }>;

/**
 * Reads `nl/<path>` and `en/<path>` and checks both; every `id`, at any depth, must stand in both languages.
 * @param further what else must hold of the two together
 * @throws ContentError with every fault of the two files
 */
export function readInBothLanguages<T>(
	root: string,
	path: string,
	schema: z.ZodType<T>,
	further: (files: BothFiles<T>) => ContentFault[] = () => [],
): InBothLanguages<T> {
	const files = gather({
		nl: () => openAndCheck(root, `nl/${path}`, schema),
		en: () => openAndCheck(root, `en/${path}`, schema),
	});
	const missing = languages.flatMap((language) => {
		const other = language === 'nl' ? 'en' : 'nl';
		const there = idsIn(files[other].value);
		return [...idsIn(files[language].value)]
			.filter(([id]) => !there.has(id))
			.map(([id, where]) => files[language].file.fault(where, `"${id}" is missing in ${other}/${path}.`));
	});
	const faults = missing.length > 0 ? missing : further(files);
	if (faults.length > 0) throw new ContentError(faults);
	return { nl: files.nl.value, en: files.en.value };
}

function openAndCheck<T>(root: string, path: string, schema: z.ZodType<T>): { file: OpenedFile; value: T } {
	const file = open(root, path);
	return { file, value: check(file, schema) };
}

/**
 * Does all the work, also when a part fails, and returns the results under the same names.
 * @throws ContentError with the faults of every part that failed
 */
export function gather<T extends object>(work: { [K in keyof T]: () => T[K] }): T {
	const faults: ContentFault[] = [];
	const results: Partial<T> = {};
	for (const name in work) {
		try {
			results[name] = work[name]();
		} catch (error) {
			if (!(error instanceof ContentError)) throw error;
			faults.push(...error.faults);
		}
	}
	if (faults.length > 0) throw new ContentError(faults);
	return results as T;
}
