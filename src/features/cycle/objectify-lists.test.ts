import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { loadObjectify } from './load-objectify.server.ts';
import { markText } from './objectify.ts';
import { markKinds, type ObjectifyLists, objectifyLists } from './objectify-lists.ts';

const lists = loadObjectify(resolve(import.meta.dirname, '../../../content'));

/** A list in which only one kind has words of its own. */
function listWith(words: string[], unless: string[] = []) {
	const question = 'Which one?';
	const other = { question, example: 'This one.', groups: [{ id: 'other', words: ['zzz'] }] };
	return {
		source: '000',
		numbers: ['three'],
		joiningWords: ['but'],
		saying: ['said'],
		kinds: {
			...Object.fromEntries(markKinds.map((kind) => [kind, other])),
			label: { question, example: 'This one.', groups: [{ id: 'tried', words, unless }] },
		},
	};
}

const refusal = (list: unknown) => objectifyLists.safeParse(list).error?.issues.map((issue) => issue.message);
const found = (text: string, words: string[], unless?: string[]) =>
	markText(text, objectifyLists.parse(listWith(words, unless))).map((mark) => mark.text);

describe('a list is refused', () => {
	test.each(['lazy)', '(lazy', 'lazy]', 'la+zy', 'lazy @', '[lazy]', '(lazy|)', '(a|b|)'])(
		'with the pattern "%s"',
		(pattern) => {
			expect(refusal(listWith([pattern]))).toBeDefined();
		},
	);

	test.each(['@', '@ and @', '(@ welcome'])('with the exception "%s"', (exception) => {
		expect(refusal(listWith(['lazy'], [exception]))).toEqual(['is not an exception that Lus reads']);
	});

	test('when a part that may be absent would still ask for its space', () => {
		const message = 'what may be absent must hold its own space, as in "keer[ weer]"';
		expect(refusal(listWith(['every time [again]']))).toEqual([message]);
		expect(refusal(listWith(['[every] time']))).toEqual([message]);
	});

	test('when a kind is missing', () => {
		const { label, ...kinds } = lists.en.kinds;
		expect(label.groups.length).toBeGreaterThan(0);
		expect(refusal({ ...lists.en, kinds })).toHaveLength(1);
	});
});

describe('a pattern', () => {
	test('takes whole words only, large or small', () => {
		expect(found('Lazy, lazily, a LAZY man, lazy-bones, un-lazy.', ['lazy'])).toEqual(['Lazy', 'LAZY']);
	});

	test('takes endings, choices and parts that may be absent', () => {
		expect(found('a liar, liars, the rude ones', ['liar[s]', '(rude|mean) ones'])).toEqual([
			'liar',
			'liars',
			'rude ones',
		]);
		expect(found('narcist narcistisch', ['narcist*'])).toEqual(['narcist', 'narcistisch']);
	});

	test('lets up to three words stand at its gap, but no joining word', () => {
		const gap = ['makes ~ effort'];
		expect(found('He makes no effort.', gap)).toEqual(['makes no effort']);
		expect(found('He makes not a single effort.', gap)).toEqual(['makes not a single effort']);
		expect(found('He makes not even a single effort.', gap)).toEqual([]);
		expect(found('He makes soup but effort is rare.', gap)).toEqual([]);
	});

	test('finds the longest of two that overlap', () => {
		expect(found('a very lazy man', ['lazy', 'very lazy', 'lazy man'])).toEqual(['very lazy']);
	});
});

describe('an exception', () => {
	test('holds before, after and around the word', () => {
		expect(found('so lazy', ['lazy'], ['so @'])).toEqual([]);
		expect(found('lazy Sunday', ['lazy'], ['@ sunday'])).toEqual([]);
		expect(found('not a lazy bone here', ['lazy'], ['a lazy bone'])).toEqual([]);
		expect(found('so lazy, lazy', ['lazy'], ['so @'])).toEqual(['lazy']);
	});

	test('reaches over a gap inside the sentence, not over its end', () => {
		expect(found('She says that all of them are lazy.', ['lazy'], ['says that ... @'])).toEqual([]);
		expect(found('She says that it rains. He is lazy.', ['lazy'], ['says that ... @'])).toEqual(['lazy']);
	});

	test('knows a number in figures and in words, after a comma, colon or bracket', () => {
		for (const text of ['lazy: three times', 'lazy, 3 times', 'lazy (3 times)']) {
			expect(found(text, ['lazy'], ['@ , #'])).toEqual([]);
		}
		expect(found('lazy: at times', ['lazy'], ['@ , #'])).toEqual(['lazy']);
	});
});

describe.each(['nl', 'en'] as const)('the list in %s', (language) => {
	const texts = (list: ObjectifyLists) =>
		Object.values(list.kinds).flatMap((kind) =>
			[kind, ...kind.groups].flatMap(({ question, example }) => [question ?? [], example ?? []].flat()),
		);

	test('is light enough to send along with a page', () => {
		expect(gzipSync(JSON.stringify(lists[language])).length).toBeLessThan(8000);
	});

	test('asks in short questions that do not ask why', () => {
		const questions = Object.values(lists[language].kinds).flatMap((kind) =>
			[kind, ...kind.groups].flatMap(({ question }) => question ?? []),
		);
		for (const question of questions) {
			expect(question).toMatch(/\?$/);
			expect(question).not.toMatch(/waarom|why/i);
			expect(question.split(' ').length).toBeLessThanOrEqual(16);
		}
	});

	test('follows its own advice: no example is pointed at', () => {
		for (const text of texts(lists[language])) {
			expect(markText(text, lists[language]).map((mark) => `${mark.kind}: ${mark.text} (${text})`)).toEqual(
				[],
			);
		}
	});
});
