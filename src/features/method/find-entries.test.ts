import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyLibrary, type Library } from './entry-content.ts';
import { entryKinds } from './entry-names.ts';
import { cardsOf, type Found, findEntries, type Wanted } from './find-entries.ts';
import { experiences } from './library.ts';
import { loadLibrary } from './load-library.server.ts';

const library = loadLibrary(join(import.meta.dirname, '../../../content'));
const find = (wanted: Wanted, within: Library = library) => findEntries(within, wanted, 'nl');
const names = (found: readonly Found[]) => found.map(({ kind, id }) => `${kind}/${id}`);
const everything = find({});

test('an empty library gives nothing', () => {
	expect(findEntries(emptyLibrary(), {}, 'nl')).toEqual([]);
});

test('who wants nothing in particular sees each entry once, by kind and then by title', () => {
	expect(everything).toHaveLength(entryKinds.reduce((sum, kind) => sum + library[kind].size, 0));
	const kinds = everything.map(({ kind }) => entryKinds.indexOf(kind));
	expect(kinds).toEqual(kinds.toSorted((a, b) => a - b));
	const titles = find({ kind: 'method' }).map(({ title }) => title);
	expect(titles).toEqual(titles.toSorted(new Intl.Collator('nl').compare));
});

test('each language has its own titles and their order', () => {
	const titleIn = (language: 'nl' | 'en') =>
		findEntries(library, { kind: 'tree' }, language).find(({ id }) => id === 'who-may-decide')?.title;
	expect(titleIn('nl')).toMatch(/beslis/);
	expect(titleIn('en')).toMatch(/decide/);
});

describe('each wish takes away what does not fit, and only that', () => {
	/** What a wish must leave, said in another way than the search says it. */
	const rules: [Wanted, (found: Found) => boolean][] = [
		[{ kind: 'deck' }, ({ kind }) => kind === 'deck'],
		[{ goal: 'hearFamily' }, ({ goals }) => goals.join().includes('hearFamily')],
		[{ level: 'macro' }, ({ levels }) => levels.join().includes('macro')],
		[{ minutes: 30 }, ({ minutes = 0 }) => !(minutes > 30)],
		[{ people: 2 }, ({ group }) => group.min <= 2 && group.max >= 2],
		[{ experience: 'none' }, ({ experience = 'none' }) => experience === 'none'],
		[{ experience: 'some' }, ({ experience = 'none' }) => experience !== 'trained'],
		[{ goal: 'learn', minutes: 60 }, ({ goals, minutes = 0 }) => goals.includes('learn') && minutes <= 60],
	];
	test.each(rules)('%o', (wanted, fits) => {
		const found = find(wanted);
		expect(names(found)).toEqual(names(everything.filter(fits)));
		expect(found.length).toBeGreaterThan(0);
		expect(found.length).toBeLessThan(everything.length);
	});

	test('who is trained may lead all', () => {
		expect(find({ experience: experiences[2] })).toHaveLength(everything.length);
	});

	test('a method of exactly the time that there is fits, of one minute more not', () => {
		const longest = find({ kind: 'method' }).toSorted((a, b) => (b.minutes ?? 0) - (a.minutes ?? 0))[0];
		const minutes = longest?.minutes ?? 0;
		expect(minutes).toBeGreaterThan(0);
		expect(names(find({ minutes }))).toContain(`method/${longest?.id}`);
		expect(names(find({ minutes: minutes - 1 }))).not.toContain(`method/${longest?.id}`);
	});

	test('no group is as large as this', () => {
		expect(find({ people: 301 })).toEqual([]);
	});
});

describe('words', () => {
	test('that nobody uses find nothing', () => {
		expect(find({ words: 'xyzzy' })).toEqual([]);
	});

	test.each(['korthagen', '  Korthagen ', 'KORTHAGEN'])(
		'find with any capitals and spaces around: "%s"',
		(words) => {
			expect(names(find({ words }))).toContain('method/korthagen-spiral');
		},
	);

	test('find with and without accents, in title and summary', () => {
		const [first] = everything;
		const entry = { ...library.method.get('kom')?.nl, title: 'Coördinatie', summary: 'Met reünie.' };
		const small = { ...emptyLibrary(), method: new Map([['kom', { nl: entry, en: entry }]]) } as Library;
		for (const words of ['coordinatie', 'coördinatie', 'REUNIE', 'reünie']) {
			expect(names(find({ words }, small)), words).toEqual(['method/kom']);
		}
		expect(find({ words: first?.title ?? '' }, small)).toEqual([]);
	});

	test('of spaces alone do not matter', () => {
		expect(find({ words: '  ' })).toHaveLength(everything.length);
	});
});

test('a card tells what is for a family, also a deck for young people', () => {
	const family = everything.filter(({ withFamily }) => withFamily);
	expect(names(family)).toContain('deck/young-people');
	expect(names(family)).not.toContain('deck/teams');
	expect(names(family)).toContain('instrument/network-drawing');
});

test('references become cards in their order; what is gone is left out', () => {
	const wanted = ['tree/which-form', 'method/gone', 'method/kom'];
	expect(names(cardsOf(library, wanted, 'nl'))).toEqual(['tree/which-form', 'method/kom']);
	expect(cardsOf(library, undefined, 'en')).toEqual([]);
});
