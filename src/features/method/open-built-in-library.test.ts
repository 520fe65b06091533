import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ContentError } from './content-file.server.ts';
import { openBuiltInLibrary } from './open-built-in-library.server.ts';

let root: string;
let build: string;
const deck = (language: string) => join(root, language, 'decks/feel.yaml');

beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), 'lus-library-'));
	build = join(root, 'build');
	mkdirSync(build);
	for (const language of ['nl', 'en']) {
		mkdirSync(join(root, language, 'decks'), { recursive: true });
		cpSync(`content/${language}/decks/feel.yaml`, deck(language));
		// Alone in this folder it may not point at others.
		writeFileSync(
			deck(language),
			readFileSync(deck(language), 'utf8').replace(/^related:.*\n(?: +- .*\n)*/m, ''),
		);
	}
});
afterEach(() => rmSync(root, { recursive: true }));

const title = () => openBuiltInLibrary(root, build)().deck.get('feel')?.nl.title;

test('a faulty file is refused when the server starts, also after a sound start', () => {
	expect(title()).toBe('Voelkaarten');
	writeFileSync(deck('nl'), readFileSync(deck('nl'), 'utf8').replace('title: Voelkaarten', 'title: ""'));
	expect(() => openBuiltInLibrary(root, build)).toThrow(ContentError);
});

test('what was checked is kept; a changed file is read anew', () => {
	expect(title()).toBe('Voelkaarten');
	expect(existsSync(join(build, 'library.json'))).toBe(true);
	expect(title()).toBe('Voelkaarten');
	writeFileSync(
		deck('nl'),
		readFileSync(deck('nl'), 'utf8').replace('title: Voelkaarten', 'title: Gevoelskaarten'),
	);
	expect(title()).toBe('Gevoelskaarten');
});

test('what was kept may be gone, or of another content, by the time somebody asks', () => {
	expect(title()).toBe('Voelkaarten');
	const later = openBuiltInLibrary(root, build);
	writeFileSync(join(build, 'library.json'), 'something else');
	expect(later().deck.get('feel')?.nl.title).toBe('Voelkaarten');
	rmSync(build, { recursive: true });
	expect(title()).toBe('Voelkaarten');
});
