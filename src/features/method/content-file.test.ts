import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { id, listWithIds, text } from './content.ts';
import { ContentError, gather, readContentFile, readInBothLanguages } from './content-file.server.ts';

const cards = z.strictObject({
	title: text,
	cards: listWithIds(z.strictObject({ id, front: text, back: text.optional() })),
});

let root: string;

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'content-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, ...lines: string[]) {
	mkdirSync(dirname(join(root, path)), { recursive: true });
	writeFileSync(join(root, path), lines.join('\n'));
}

/** What is wrong, as `file:line message`. */
function faults(work: () => unknown): string[] {
	try {
		work();
	} catch (error) {
		if (error instanceof ContentError) return error.faults.map((f) => `${f.file}:${f.line} ${f.message}`);
		throw error;
	}
	return [];
}

const read = (path: string) => faults(() => readContentFile(root, path, cards));

test('a file that is not there is named', () => {
	expect(read('nl/cards.yaml')).toEqual(['nl/cards.yaml:1 this file is missing or cannot be read.']);
});

test('broken YAML is refused at its line', () => {
	write('nl/cards.yaml', 'title: Kaarten', 'title: Nog eens', 'cards: []');
	expect(read('nl/cards.yaml')).toEqual(['nl/cards.yaml:2 Map keys must be unique.']);
});

test('an empty file is refused', () => {
	write('nl/cards.yaml', '');
	expect(read('nl/cards.yaml')).toEqual(['nl/cards.yaml:1 the file is empty.']);
});

test('every fault of a file is listed, each with its line', () => {
	write(
		'nl/cards.yaml',
		'titel: Kaarten',
		'cards:',
		'  - id: one',
		'    front: ""',
		'  - id: One Two',
		'    front: Wat ging goed?',
		'  - id: one',
		'    front:',
		'    side: links',
	);
	expect(read('nl/cards.yaml')).toEqual([
		'nl/cards.yaml:1 "title" is missing.',
		'nl/cards.yaml:1 "titel" is not a key that belongs here.',
		'nl/cards.yaml:4 "cards.0.front" is empty.',
		'nl/cards.yaml:5 "cards.1.id": must be lower-case words with hyphens between.',
		'nl/cards.yaml:8 "cards.2.front" is missing.',
		'nl/cards.yaml:9 "side" is not a key that belongs here.',
	]);
});

test('an id that stands twice is refused where it stands again', () => {
	write(
		'nl/cards.yaml',
		'title: Kaarten',
		'cards:',
		'  - { id: one, front: Een }',
		'  - { id: one, front: Twee }',
	);
	expect(read('nl/cards.yaml')).toEqual(['nl/cards.yaml:4 "cards.1.id": "one" is there twice.']);
});

test('an id that one language lacks is refused where the other has it', () => {
	write(
		'nl/cards.yaml',
		'title: Kaarten',
		'cards:',
		'  - { id: one, front: Een }',
		'  - { id: two, front: Twee }',
	);
	write(
		'en/cards.yaml',
		'title: Cards',
		'cards:',
		'  - { id: one, front: One }',
		'',
		'  - { id: three, front: Three }',
	);
	expect(faults(() => readInBothLanguages(root, 'cards.yaml', cards))).toEqual([
		'nl/cards.yaml:4 "two" is missing in en/cards.yaml.',
		'en/cards.yaml:5 "three" is missing in nl/cards.yaml.',
	]);
});

test('a language that is not there at all is refused', () => {
	write('nl/cards.yaml', 'title: Kaarten', 'cards:', '  - { id: one, front: Een }');
	expect(faults(() => readInBothLanguages(root, 'cards.yaml', cards))).toEqual([
		'en/cards.yaml:1 this file is missing or cannot be read.',
	]);
});

test('the faults of several files come in one error, in one message', () => {
	write('b.yaml', 'title: ""', 'cards:', '  - { id: one, front: Een }');
	const work = () =>
		gather({
			a: () => readContentFile(root, 'a.yaml', cards),
			b: () => readContentFile(root, 'b.yaml', cards),
		});
	expect(work).toThrow(
		[
			'The content has 2 faults:',
			'  a.yaml, line 1: this file is missing or cannot be read.',
			'  b.yaml, line 1: "title" is empty.',
		].join('\n'),
	);
});

test('a mistake of our own is not passed off as a fault in the content', () => {
	const work = () =>
		gather({
			a: () => {
				throw new TypeError('ours');
			},
		});
	expect(work).toThrow(TypeError);
});

test('good content comes back typed, with the white space around texts gone', () => {
	write('nl/cards.yaml', 'title: >', '  Kaarten', '', 'cards:', '  - { id: one, front: " Een " }');
	expect(readContentFile(root, 'nl/cards.yaml', cards)).toEqual({
		title: 'Kaarten',
		cards: [{ id: 'one', front: 'Een' }],
	});
});
