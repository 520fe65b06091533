import { describe, expect, test } from 'vitest';
import { loadContent } from '#features/method/index.server.ts';
import { emptyLibrary } from '#features/method/index.ts';
import { madeUpLibrary, madeUpMethod, madeUpTree } from '#tests/library-entries.ts';
import { nameOfPiece, type Piece, partIds, pieceOfName } from './binder.ts';
import { binderPiece, composePiece } from './compose-binder.ts';
import { fileNameOf, listPieces } from './list-pieces.ts';

const content = loadContent('content');
const library = madeUpLibrary(
	[madeUpMethod('one'), madeUpMethod('two', { phases: 12 })],
	[madeUpTree('which')],
);
const source = { library, content };

describe('the name of a piece', () => {
	test.each([
		'',
		'method',
		'method-',
		'method-One',
		'method-a--b',
		'poster-cats',
		'law-one',
		'../steps',
		'constructor-x',
	])('%j stands for nothing', (name) => {
		expect(pieceOfName(name)).toBeUndefined();
	});

	test('leads to the piece that it was made from', () => {
		const pieces: Piece[] = [
			{ kind: 'whole' },
			...partIds.map((part) => ({ kind: 'part' as const, part })),
			{ kind: 'poster', poster: 'ladder' },
			{ kind: 'method', id: 'two' },
			{ kind: 'page', id: 'why-lus' },
		];
		expect(pieces.map((piece) => pieceOfName(nameOfPiece(piece)))).toEqual(pieces);
	});
});

describe('what is not there is not printed', () => {
	test('an unknown entry, a part without sheets, a poster whose entry is missing', () => {
		expect(binderPiece(library, 'method', 'three', 'a4', 'nl')).toBeUndefined();
		expect(composePiece(source, { kind: 'deck', id: 'one' }, 'a4', 'nl')).toBeUndefined();
		expect(composePiece(source, { kind: 'part', part: 'decks' }, 'a4', 'nl')).toBeUndefined();
		expect(composePiece(source, { kind: 'poster', poster: 'levels' }, 'a4', 'nl')).toBeUndefined();
		expect(composePiece(source, { kind: 'poster', poster: 'ladder' }, 'a4', 'nl')).toBeUndefined();
	});

	test('an empty library still gives steps, safety, words and the poster of the steps', () => {
		const whole = composePiece({ library: emptyLibrary(), content }, { kind: 'whole' }, 'a4', 'en');
		expect(whole?.parts.map(({ id, sheets }) => [id, sheets.length])).toEqual([
			['start', 2],
			['steps', 15],
			['posters', 1],
			['words', 1],
		]);
	});
});

test('a piece of any library carries paper, language, words and one sheet', () => {
	const piece = binderPiece(library, 'method', 'two', 'a3', 'en');
	expect(piece).toMatchObject({ paper: 'a3', lang: 'en', title: 'Methode two', extent: 'sheets' });
	expect(piece?.words.sheet.roles).toBe('Roles');
	expect(piece?.parts).toMatchObject([{ id: 'methods', sheets: [{ kind: 'method', anchor: 'method/two' }] }]);
});

test('a method is told in names: who speaks, what is used, what it becomes; what is not there is not pointed to', () => {
	const [sheet] = binderPiece(library, 'method', 'two', 'a4', 'nl')?.parts[0]?.sheets ?? [];
	expect(sheet).toMatchObject({
		facts: { minutes: '126 minuten', people: 'met 2 tot 8', lead: 'iedereen kan dit leiden' },
		related: [{ anchor: 'tree/which', title: 'Welke weg?' }],
		yields: [{ text: 'Wat spreek je af?', into: 'een actie' }],
		source: 'Zelf gemaakt, staat niet in de bronnen. Voor de toets.',
	});
	if (sheet?.kind !== 'method') throw new Error('no method');
	expect(sheet.phases).toHaveLength(12);
	expect(sheet.phases[0]).toMatchObject({
		who: ['Procesbegeleider'],
		quiet: true,
		uses: [{ title: 'Welke weg?' }],
	});
	expect(sheet.phases[1]).toMatchObject({ quiet: false, tip: null, uses: [] });
});

test('the questions of a tree are numbered along each road; a question that two roads reach has one number', () => {
	const [sheet] = binderPiece(library, 'tree', 'which', 'a4', 'nl')?.parts[0]?.sheets ?? [];
	if (sheet?.kind !== 'tree') throw new Error('no tree');
	expect(sheet.questions.map(({ text, answers }) => [text, answers.map(({ to }) => to)])).toEqual([
		['Eerste?', [{ question: 2 }, { question: 3 }]],
		['Tweede?', [{ question: 3 }, { advice: 2, title: 'Ga' }]],
		[
			'Derde?',
			[
				{ advice: 1, title: 'Blijf' },
				{ advice: 2, title: 'Ga' },
			],
		],
	]);
	expect(sheet.advices.map(({ title, uses }) => [title, uses.map((one) => one.title)])).toEqual([
		['Blijf', ['Methode one']],
		['Ga', []],
	]);
});

test('the list of pieces names every part that is filled and what can be printed alone', () => {
	const parts = listPieces(source, 'nl');
	expect(parts.map(({ name }) => name)).toEqual(['start', 'steps', 'methods', 'trees', 'posters', 'words']);
	expect(parts.find(({ name }) => name === 'methods')?.pieces).toEqual([
		{ name: 'method-one', title: 'Methode one' },
		{ name: 'method-two', title: 'Methode two' },
	]);
	for (const { name, pieces } of parts)
		for (const piece of [name, ...pieces.map((one) => one.name)])
			expect(composePiece(source, pieceOfName(piece) as Piece, 'a4', 'nl'), piece).toBeDefined();
});

test('a file is called after what it holds, in plain letters', () => {
	expect(fileNameOf({ title: 'Wie één vraag stelt…', paper: 'a4' })).toBe('lus-wie-een-vraag-stelt-a4.pdf');
	expect(fileNameOf({ title: '"; rm -rf /\r\nx: y', paper: 'a3' })).toBe('lus-rm-rf-x-y-a3.pdf');
	expect(fileNameOf({ title: 'שלום', paper: 'a4' })).toBe('lus-klapper-a4.pdf');
});
