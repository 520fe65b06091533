import { describe, expect, test } from 'vitest';
import { textsOfContent, type WrittenText } from '#tests/texts-of-content.ts';
import { textsOfInterface } from '#tests/texts-of-interface.ts';
import { fleschDouma, median, sentencesOf, syllables, wordsOf } from './readability.ts';

/** Words by the number of syllables that were counted by hand, clapping. */
const counted: Record<number, string> = {
	1: 'ik huis kind leeuw nieuw sneeuw jij één vóór zo’n coach team ’s',
	2: 'gezin ouders moeder nieuwe meeuwen draaien mooie groeien vrije bijeen actie traject cliënt zeeën vooruit café niveau bureau milieu baby hobby loyaal essay coachen online trainer e-mail intake',
	3: 'jongere eigenlijk reflectie trajecten ideeën reünie sociaal serieus ideaal geoefend museum consequent jeugdrechter bijeenkomst dialoog video creatief theorie psycholoog ruïne poëzie collega’s CLB 112',
	4: 'begeleider situatie geïnformeerd beïnvloeden financiën egoïstisch financieel beoordelen beantwoorden hulpverlener handelingsplan uitnodiging gebeurtenis februari continue gekopieerd hypothese',
	5: 'organisatie coördinator emotioneel individueel vertrouwenscentrum orthopedagoog',
	6: 'kindermishandeling gezinsbegeleiding',
};

describe('syllables', () => {
	const cases = Object.entries(counted).flatMap(([count, words]) =>
		words.split(' ').map((word) => [word, Number(count)] as const),
	);
	test.each(cases)('%s has %i', (word, count) => {
		expect(syllables(word)).toBe(count);
	});
});

describe('sentences and words', () => {
	test('a full stop ends a sentence, but not inside a number or before a small letter', () => {
		expect(sentencesOf('Het is 9.30 uur. Kom je? Ze zei: ‘Ja.’ Daarna bv. een wandeling.')).toEqual([
			'Het is 9.30 uur.',
			'Kom je?',
			'Ze zei: ‘Ja.’',
			'Daarna bv. een wandeling.',
		]);
	});

	test('what holds no word is no sentence', () => {
		expect(sentencesOf('Ja! ... 😀')).toEqual(['Ja!']);
	});

	test('a hyphen or apostrophe stays inside its word, and a place to fill in is a word', () => {
		expect(wordsOf('Foto’s per e-mail, tot {day}.')).toEqual(['Foto’s', 'per', 'e-mail', 'tot', 'dinsdag']);
	});
});

describe('the score of Douma', () => {
	test('of nothing there is none', () => {
		expect(fleschDouma(['…'])).toBeUndefined();
	});

	test('two sentences of three words each, with eight syllables in all', () => {
		// 206.84 - 0.77 x (100 x 8 / 6) - 0.93 x (6 / 2) = 101.38
		expect(fleschDouma(['Wat hielp jullie?', 'Ging het verder?'])).toBeCloseTo(101.38, 2);
	});

	test('policy prose scores far below plain words', () => {
		const prose =
			'De operationalisering van de intersectorale samenwerkingsverbanden noodzaakt een geïntegreerde beleidsmatige afstemming.';
		expect(fleschDouma([prose])).toBeLessThan(20);
		expect(fleschDouma(['We werken samen. Elke week kijken we wat lukt.'])).toBeGreaterThan(60);
	});
});

test('the median of an even number of scores lies between the middle two', () => {
	expect(median([90, 60, 70])).toBe(70);
	expect(median([90, 60, 70, 80])).toBe(75);
	expect(() => median([])).toThrow(RangeError);
});

/** What is asked or said out loud: prompts, questions, cards, and what a scan or a young person is asked. */
const isPrompt = ({ where }: WrittenText) =>
	/(^|\.)(prompts|questions|cards|childView|yields|items)\.\d+\.(text|deepen|client)$|(^|\.)question$/.test(
		where,
	);

const folder = ({ file }: WrittenText) => file.split('/').slice(2, -1).join('/') || 'single files';

/** The scores per file. A label of a word or four without a full stop is no sentence and does not count. */
function scores(texts: readonly WrittenText[]): { file: string; score: number }[] {
	const files = Map.groupBy(
		texts.filter(({ text }) => wordsOf(text).length >= 5 || /[.!?…]['’”)]*$/.test(text)),
		({ file }) => file,
	);
	return [...files].flatMap(([file, group]) => {
		const score = fleschDouma(group.map(({ text }) => text));
		return score === undefined ? [] : [{ file, score }];
	});
}

describe('Dutch as people read it', () => {
	const content = textsOfContent();
	const words = textsOfInterface();
	const kinds: [kind: string, texts: WrittenText[]][] = [
		['what is asked or said', content.filter(isPrompt)],
		...[...Map.groupBy(content, folder)].map(([kind, texts]): [string, WrittenText[]] => [kind, texts]),
		['words of the interface', words],
	];

	test('there is something of each kind to read', () => {
		expect(kinds.map(([kind]) => kind)).toEqual(
			expect.arrayContaining(['methods', 'instruments', 'decks', 'steps']),
		);
		for (const [kind, texts] of kinds) expect(texts.length, kind).toBeGreaterThan(20);
	});

	test.each(kinds)('%s: the middle score is 60 or more', (_, texts) => {
		const all = scores(texts);
		const hardest = all.toSorted((a, b) => a.score - b.score).slice(0, 5);
		const told = hardest.map(({ file, score }) => `${file} ${score.toFixed(1)}`).join(', ');
		expect(median(all.map(({ score }) => score)), `hardest: ${told}`).toBeGreaterThanOrEqual(60);
	});

	test('no sentence has more than 25 words', () => {
		const long = [...content, ...words].flatMap(({ file, where, text }) =>
			sentencesOf(text)
				.filter((sentence) => wordsOf(sentence).length > 25)
				.map((sentence) => `${file} ${where}: ${sentence}`),
		);
		expect(long).toEqual([]);
	});
});
