import { beforeAll, describe, expect, test } from 'vitest';
import {
	dutchSpeller,
	englishSpeller,
	misspelt,
	ownWords,
	type Speller,
	spelledWords,
} from '#tests/spelling.ts';
import { textsOfContent, type WrittenText } from '#tests/texts-of-content.ts';
import { textsOfInterface } from '#tests/texts-of-interface.ts';

// A word that trips and is right goes into tests/data/spelling-words.txt (English: spelling-words-en.txt), in its place.

/** The demonstration stands in Dutch; a word by itself in small letters is a choice there, not a text. */
const demonstration = () =>
	textsOfContent('content/demonstration').filter(({ text }) => !/^[a-z/]+(?:[A-Z-][a-z]*)*$/.test(text));

/** The names in lists (of topics, sectors, holidays) in one language. */
const inLists = (language: 'nl' | 'en') =>
	textsOfContent('content/lists').filter(({ where }) => where.endsWith(`.${language}`));

const told = (wrong: Map<string, string[]>) =>
	[...wrong].map(([word, places]) => `${word}: ${places.join(', ')}`);
const said = (text: string): WrittenText[] => [{ file: 'a', where: '1', text }];

test('words are taken out of a text, but no places to fill in, addresses or codes', () => {
	expect(
		spelledWords(
			'Mail naar {name} (info@lus.example) of lees /api/v1/openapi.json: ‘’s Avonds, leef- en foto’s’, T012.',
		),
	).toEqual(['Mail', 'naar', 'of', 'lees', "'s", 'Avonds', 'leef-', 'en', "foto's"]);
});

describe('Dutch', () => {
	const own = ownWords('spelling-words.txt');
	let speller: Speller;
	let texts: WrittenText[];
	beforeAll(() => {
		speller = dutchSpeller(own);
		texts = [...textsOfContent(), ...inLists('nl'), ...demonstration(), ...textsOfInterface()];
	});

	test.each(
		'gezegt begelijder jongeen wachtijd wachtlijs samenwerkingoverleg gezinproces begeleidinggesprek pannekoek organizatie caw leefgroep-begelijder'.split(
			' ',
		),
	)('%s is wrong', (word) => {
		expect(told(misspelt(said(`Dit is ${word} in een zin.`), speller))).toEqual([`${word}: a 1`]);
	});

	test.each(
		'gezegd wachttijd wachtlijst samenwerkingsoverleg gezinsproces begeleidingsgesprek thuisbegeleiding brussen jeugdrechtbank huisbezoekje voormiddag collega’s Foto’s video-opname gezins- Eén CAW KOM-vragen'.split(
			' ',
		),
	)('%s is right', (word) => {
		expect(told(misspelt(said(`Dit is ${word} in een zin.`), speller))).toEqual([]);
	});

	test('a name of several words is right as a whole only', () => {
		expect(told(misspelt(said('Uit Signs of Safety.'), speller))).toEqual([]);
		expect(told(misspelt(said('Een plek of Safety.'), speller))).toEqual(['Safety: a 1']);
	});

	test('every text is spelt right', () => {
		expect(texts.length).toBeGreaterThan(8000);
		expect(told(misspelt(texts, speller))).toEqual([]);
	});

	test('the list of own words is sorted and holds nothing that the dictionary knows or nobody writes', () => {
		expect(own).toEqual(own.toSorted(new Intl.Collator('nl').compare));
		expect(spare(own, texts, dutchSpeller([]))).toEqual([]);
	});
});

describe('English', () => {
	const own = ownWords('spelling-words-en.txt');
	let speller: Speller;
	let texts: WrittenText[];
	beforeAll(() => {
		speller = englishSpeller(own);
		texts = [...textsOfContent('content/en'), ...inLists('en'), ...textsOfInterface('en')];
	});

	test.each(['organization', 'color', 'recieve', 'carefull', 'proces', 'begeleider', 'well-beeing'])(
		'%s is wrong',
		(word) => {
			expect(told(misspelt(said(`This is ${word} in a sentence.`), speller))).toEqual([`${word}: a 1`]);
		},
	);

	test.each(['organisation', 'colour', 'don’t', 'families’', 'Korthagen’s', 'well-being', 'planmaker'])(
		'%s is right',
		(word) => {
			expect(told(misspelt(said(`This is ${word} in a sentence.`), speller))).toEqual([]);
		},
	);

	test('every text is spelt right', () => {
		expect(texts.length).toBeGreaterThan(6000);
		expect(told(misspelt(texts, speller))).toEqual([]);
	});

	test('the list of own words is sorted and holds nothing that the dictionary knows or nobody writes', () => {
		expect(own).toEqual(own.toSorted(new Intl.Collator('en').compare));
		expect(spare(own, texts, englishSpeller([]))).toEqual([]);
	});
});

/** Words and names of a list that are not needed. */
function spare(own: readonly string[], texts: readonly WrittenText[], speller: Speller): string[] {
	const needed = [...misspelt(texts, speller).keys()]
		.flatMap((word) => word.split('-'))
		.map((word) => word.replace(/'s$/, ''));
	const wanted = new Set([...needed, ...needed.map((word) => word.toLowerCase())]);
	return own.filter((one) =>
		one.includes(' ') ? !texts.some(({ text }) => text.includes(one)) : !wanted.has(one),
	);
}
