import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { ContentError, loadLibrary } from '#features/method/index.server.ts';
import type { Library } from '#features/method/index.ts';
import { asActor, type Platform } from '#platform/db/context.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { type Cast, FIRST_DAY, layOutCast, on } from '#tests/cast.ts';
import { openTestPlatform } from '#tests/database.ts';
import { bringPack, readPack, writeCopy, writePackFile } from './bring-pack.server.ts';
import { listEntries, listPacks } from './pack-store.server.ts';
import { openLibrary } from './region-library.server.ts';
import { setEntryState } from './set-state.server.ts';
import { copyMethod, finishMethod, loadMethodDraft, saveMethodDraft } from './write-method.server.ts';

const builtIn: Library = loadLibrary('content');
let platform: Platform;
let cast: Cast;

beforeAll(async () => {
	platform = await openTestPlatform();
	cast = await layOutCast();
});

const as = <T>(who: 'anna' | 'bram' | 'chris' | 'emil', work: Parameters<typeof asActor<T>>[2]) =>
	asActor(platform, on(cast[who], FIRST_DAY), work);
const refusalOf = async (work: Promise<unknown>) => {
	const error = await work.then(
		() => undefined,
		(thrown: unknown) => thrown,
	);
	if (!(error instanceof Refusal)) throw error ?? new Error('this was not refused');
	return error.code;
};
const method = (language: 'nl' | 'en') =>
	readFileSync(`content/${language}/methods/quality-talk.yaml`, 'utf8');
/** The file of a pack with one method under another id. */
function packText(change: (text: string) => string = (text) => text): string {
	const entry = (language: 'nl' | 'en') =>
		method(language)
			.replace('id: quality-talk\nnumber: 25\n', 'id: our-talk\n')
			.split('\n')
			.map((line) => `      ${line}`)
			.join('\n');
	const head = ['lus-pack: 1', 'id: westhoek', 'title: Uit de streek', 'languages: [nl, en]', 'entries:'];
	return change([...head, '  - kind: method', '    nl:', entry('nl'), '    en:', entry('en')].join('\n'));
}
const faultsOf = (text: string) => {
	try {
		readPack(text, builtIn);
	} catch (error) {
		if (error instanceof ContentError) return error.faults.map(({ line, message }) => `${line}: ${message}`);
		throw error;
	}
	return [];
};

describe('a pack that cannot be used is refused with its place and reason', () => {
	test('a translation that is missing', () => {
		const text = packText((all) => all.slice(0, all.indexOf('    en:')));
		expect(faultsOf(text)).toEqual(['6: this method is missing in "en".']);
	});
	test('a reference to something that is not there', () => {
		const text = packText((all) =>
			all.replaceAll('      origin: sources', '      related: [method/nowhere]\n      origin: sources'),
		);
		expect(faultsOf(text)).toEqual(['6: "method/nowhere" does not exist.']);
	});
	test('a phase of zero minutes, in its line', () => {
		const text = packText((all) => all.replace('minutes: 5', 'minutes: 0'));
		const line = text.split('\n').findIndex((one) => one.includes('minutes: 0')) + 1;
		expect(faultsOf(text)).toContain(`${line}: "phases.0.minutes": must be 1 minute or more.`);
	});
	test('a script in a text', () => {
		const text = packText((all) =>
			all.replace('title: Kwaliteitsgesprek', 'title: <script>alert(1)</script>'),
		);
		expect(faultsOf(text)[0]).toMatch(/"title": holds markup; a text is plain words\.$/);
	});
	test('numbers that differ between the languages', () => {
		const text = packText((all) => all.replace('minutes: 15', 'minutes: 16'));
		expect(faultsOf(text)[0]).toContain('is not the same in "nl"');
	});
	test('cards drawn without cards, in its line; with cards of its own it is fine', () => {
		const drawing = (uses: string) =>
			packText((all) => all.replaceAll(/^( +)activities: \[collect\]\n/gm, `$1activities: [draw]\n${uses}`));
		const text = drawing('');
		const line = text.split('\n').findIndex((one) => one.includes('activities: [draw]')) + 1;
		expect(faultsOf(text)).toHaveLength(2);
		expect(faultsOf(text)[0]).toMatch(
			new RegExp(`^${line}: "phases\\.\\d\\.activities\\.0": "draw" needs a deck in "uses"\\.$`),
		);
		const own = (language: 'nl' | 'en') =>
			readFileSync(`content/${language}/decks/feel.yaml`, 'utf8')
				.replace('id: feel\n', 'id: our-cards\n')
				.trimEnd()
				.replaceAll(/^/gm, '      ');
		const cards = ['  - kind: deck', '    nl:', own('nl'), '    en:', own('en')].join('\n');
		expect(faultsOf(`${drawing('          uses: [deck/our-cards]\n').trimEnd()}\n${cards}\n`)).toEqual([]);
	});
	test('an id that is built in', () => {
		expect(faultsOf(packText((all) => all.replaceAll('id: our-talk', 'id: kom')))).toEqual([
			'6: "method/kom" is built in; give yours another id.',
		]);
	});
	test('a kind that does not exist, and a file that is no pack', () => {
		expect(faultsOf(packText((all) => all.replace('kind: method', 'kind: magic')))[0]).toMatch(
			/^6: "entries\.0\.kind"/,
		);
		expect(faultsOf('hello: world').length).toBeGreaterThan(1);
		expect(faultsOf('')).toEqual(['1: the file is empty.']);
	});
	test('parts that repeat themselves until memory is full', () => {
		const bomb = [
			'a: &a [x, x, x, x, x, x, x, x, x]',
			...'bcdefghi'
				.split('')
				.map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`)}]`),
		];
		expect(faultsOf(bomb.join('\n'))).toEqual(['1: this file repeats parts with * and &; write them out.']);
	});
	test('a zip, and a file of twenty megabytes', async () => {
		const read = (text: string) => Promise.resolve().then(() => readPack(text, builtIn));
		expect(await refusalOf(read('PK\u0003\u0004rest'))).toBe('pack-not-text');
		expect(await refusalOf(read('x'.repeat(20_000_000)))).toBe('pack-too-large');
	});
});

test('only the coordinator brings a pack', async () => {
	const pack = readPack(packText(), builtIn);
	await expect(as('anna', (tx) => bringPack(tx, pack))).rejects.toThrow();
	expect(await as('anna', listPacks)).toEqual([]);
});

test('a pack comes in, changes, goes out as a file and comes back the same; what it drops leaves the library', async () => {
	const { id } = await as('chris', (tx) => bringPack(tx, readPack(packText(), builtIn)));
	const seen = await as('anna', (tx) => openLibrary(tx, builtIn));
	expect(seen.library.method.get('our-talk')?.nl.title).toBe('Kwaliteitsgesprek');
	expect(seen.own.get('method/our-talk')).toMatchObject({ state: 'shared', version: 1, mine: false });
	expect(seen.library.method.get('kom')).toBe(builtIn.method.get('kom'));

	const { text } = await as('anna', (tx) => writePackFile(tx, { packId: id }));
	await as('chris', (tx) => bringPack(tx, readPack(text, builtIn)));
	const version = async () =>
		(await as('anna', listEntries)).find(({ slug }) => slug === 'our-talk')?.version;
	expect(await version()).toBe(1);
	const renamed = text.replace('title: Kwaliteitsgesprek', 'title: Ons gesprek');
	await as('chris', (tx) => bringPack(tx, readPack(renamed, builtIn)));
	expect(await version()).toBe(2);

	const other = renamed.replaceAll('id: our-talk', 'id: their-talk');
	await as('chris', (tx) => bringPack(tx, readPack(other, builtIn)));
	const after = await as('anna', (tx) => openLibrary(tx, builtIn));
	expect(after.library.method.has('our-talk')).toBe(false);
	expect(after.library.method.get('their-talk')?.nl.title).toBe('Ons gesprek');
	expect(
		await refusalOf(
			as('anna', (tx) => setEntryState(tx, { kind: 'method', slug: 'their-talk', state: 'retired' })),
		),
	).toBe('not-found');
	await as('chris', (tx) => setEntryState(tx, { kind: 'method', slug: 'their-talk', state: 'retired' }));
	expect((await as('anna', (tx) => openLibrary(tx, builtIn))).library.method.has('their-talk')).toBe(false);
});

test('a copy of anything in the library can be brought as it is', () => {
	for (const [kind, id] of [
		['method', 'kom'],
		['instrument', 'network-drawing'],
		['deck', 'feel'],
		['tree', 'which-form'],
		['practice', 'kom'],
		['page', 'why-lus'],
	] as const) {
		const { entries } = readPack(writeCopy(builtIn, kind, id), builtIn);
		expect(entries).toMatchObject([{ kind, slug: `own-${id}` }]);
	}
});

describe('somebody writes a method', () => {
	const fields = {
		title: 'Rondje zonder oordeel',
		summary: 'Iedereen vertelt twee minuten, niemand antwoordt.',
		goal: 'Horen wat er leeft voor we iets beslissen.',
		goals: 'learn\nlookAtCase',
		levels: 'micro',
		min: '3',
		max: '8',
		experience: 'none',
		when: 'Het gaat snel.\nNiet iedereen spreekt.',
		whenNot: 'Er is gevaar.',
		roles: 'Verteller: brengt het verhaal\nProcesbegeleider: let op de tijd',
		phases: '1',
		'phase-0-title': 'De ronde',
		'phase-0-minutes': '12',
		'phase-0-what': 'Elk spreekt twee minuten.',
		'phase-0-prompts': 'Wat zag je?\nWat deed dat met je?',
		tips: 'Hou de tijd zacht in het oog.',
		pitfalls: 'Toch antwoorden.',
		yields: '1',
		'yield-0-text': 'Wat hoorde je dat nieuw was?',
		'yield-0-into': 'observation',
		childView: 'Wat zou de jongere in deze ronde zeggen?',
		source: 'Eigen werk',
	};

	test('what is not finished is not put in the library, and stays as it was typed', async () => {
		const id = randomUUID();
		await as('anna', (tx) => saveMethodDraft(tx, { id, fields: { ...fields, 'phase-0-minutes': '0' } }));
		const finish = as('anna', (tx) => finishMethod(tx, builtIn, { id, language: 'nl', state: 'own' }));
		expect(await refusalOf(finish)).toBe('method-unfinished');
		const kept = await as('anna', (tx) => loadMethodDraft(tx, id));
		expect(kept.fields['phase-0-minutes']).toBe('0');
	});

	test('a draft and an own method are for their writer alone, until they are shared', async () => {
		const id = randomUUID();
		await as('anna', (tx) => saveMethodDraft(tx, { id, fields }));
		expect(await refusalOf(as('bram', (tx) => loadMethodDraft(tx, id)))).toBe('not-found');
		expect(await refusalOf(as('bram', (tx) => saveMethodDraft(tx, { id, fields: {} })))).toBe('not-found');
		const { slug } = await as('anna', (tx) =>
			finishMethod(tx, builtIn, { id, language: 'nl', state: 'own' }),
		);
		expect(slug).toBe('rondje-zonder-oordeel');
		const library = async (who: 'anna' | 'chris') =>
			(await as(who, (tx) => openLibrary(tx, builtIn))).library;
		expect((await library('anna')).method.get(slug)?.nl.phases[0]?.prompts).toHaveLength(2);
		expect((await library('chris')).method.has(slug)).toBe(false);
		await as('anna', (tx) => setEntryState(tx, { kind: 'method', slug, state: 'shared' }));
		const seen = await as('chris', (tx) => openLibrary(tx, builtIn));
		expect(seen.own.get(`method/${slug}`)).toMatchObject({ only: 'nl', mine: false });
		expect(seen.library.method.get(slug)?.en.title).toBe('Rondje zonder oordeel');
	});

	test('a colleague who takes the same name gets another address, and writing anew makes the next version', async () => {
		const id = randomUUID();
		await as('emil', (tx) => saveMethodDraft(tx, { id, fields }));
		const { slug } = await as('emil', (tx) =>
			finishMethod(tx, builtIn, { id, language: 'nl', state: 'shared' }),
		);
		expect(slug).toBe('rondje-zonder-oordeel-2');
		const copy = await as('emil', async (tx) =>
			copyMethod(tx, (await openLibrary(tx, builtIn)).library, slug, 'nl'),
		);
		await as('emil', (tx) => finishMethod(tx, builtIn, { id: copy.id, language: 'nl', state: 'shared' }));
		const mine = (await as('emil', listEntries)).filter((entry) => entry.slug === slug);
		expect(mine).toHaveLength(1);
		expect(mine[0]?.version).toBe(2);
	});

	test('an own version of a built-in method begins with its texts and stands beside it', async () => {
		const copy = await as('anna', (tx) => copyMethod(tx, builtIn, 'kom', 'nl'));
		const { slug } = await as('anna', (tx) =>
			finishMethod(tx, builtIn, { id: copy.id, language: 'nl', state: 'own' }),
		);
		const { library } = await as('anna', (tx) => openLibrary(tx, builtIn));
		expect(slug).not.toBe('kom');
		expect(library.method.get(slug)?.nl.phases).toHaveLength(7);
		const done = library.method.get(slug)?.nl.phases.map(({ activities }) => activities);
		expect(done?.slice(0, 3)).toEqual([undefined, ['collect', 'scale'], ['appreciate']]);
	});

	test('a step that lost the cards it is about is not put in the library', async () => {
		const copy = await as('anna', (tx) => copyMethod(tx, builtIn, 'intervision-game', 'nl'));
		const { fields: all } = await as('anna', (tx) => loadMethodDraft(tx, copy.id));
		const { 'phase-2-uses': cards, ...without } = all;
		expect(cards?.split('\n')).toHaveLength(4);
		await as('anna', (tx) => saveMethodDraft(tx, { id: copy.id, fields: without }));
		const finish = as('anna', (tx) =>
			finishMethod(tx, builtIn, { id: copy.id, language: 'nl', state: 'own' }),
		);
		expect(await refusalOf(finish)).toBe('method-unfinished');
	});
});
