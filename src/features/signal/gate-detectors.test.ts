import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { detectSpans, type Span } from './gate-detectors.ts';
import { isIban, isNationalNumber } from './gate-numbers.ts';
import { spanTypes } from './gate-spans.ts';
import { loadGate } from './load-gate.server.ts';

const { lists, words } = loadGate('content');
const data = (file: string) => readFileSync(`tests/data/${file}`, 'utf8');

/** Takes the marks out of a sentence of gate-sentences.txt and says where they were. */
function unmark(line: string): { text: string; spans: Span[] } {
	const spans: Span[] = [];
	let text = '';
	let from = 0;
	for (const match of line.matchAll(/\{(\p{L}+):([^}]*)\}/gu)) {
		const type = spanTypes.find((known) => known === match[1]);
		if (!type) throw new Error(`"${match[1]}" is no type`);
		text += line.slice(from, match.index);
		spans.push({ start: text.length, end: text.length + (match[2] ?? '').length, type });
		text += match[2];
		from = match.index + match[0].length;
	}
	return { text: text + line.slice(from), spans };
}

const sentences = data('gate-sentences.txt')
	.split('\n')
	.filter((line) => line !== '' && !line.startsWith('#'))
	.map(unmark);
const clean = sentences.filter(({ spans }) => spans.length === 0);
const marked = sentences.filter(({ spans }) => spans.length > 0);

describe('the gate stays quiet', () => {
	test('about the signals of the practice set', () => {
		const signals = data('signalen.csv')
			.replace(/^\ufeff/, '')
			.trim()
			.split(/\r?\n/)
			.slice(1)
			.map((row) => /^"((?:[^"]|"")*)"/.exec(row)?.[1] ?? '');
		expect(signals).toHaveLength(60);
		expect(signals.filter((signal) => signal === '' || detectSpans(signal, lists).length > 0)).toEqual([]);
	});

	test.each(clean)('about "$text"', ({ text }) => {
		expect(detectSpans(text, lists)).toEqual([]);
	});

	test('about an empty text and one without words', () => {
		expect(detectSpans('', lists)).toEqual([]);
		expect(detectSpans(' \n - 12 % ... ?! ', lists)).toEqual([]);
	});
});

describe('the gate marks exactly', () => {
	const rows = data('herkenbaar.jsonl')
		.trim()
		.split('\n')
		.map((row): { text: string; spans: Span[] } => JSON.parse(row));

	test.each(rows)('the practice row "$text"', ({ text, spans }) => {
		expect(detectSpans(text, lists)).toEqual(spans);
	});

	test.each(marked)('what identifies in "$text"', ({ text, spans }) => {
		expect(detectSpans(text, lists)).toEqual(spans);
	});

	test('accents written as two signs, with places in UTF-16 units', () => {
		const text = '🙂 Toen ging Aïcha weg.'.normalize('NFD');
		expect(detectSpans(text, lists)).toEqual([{ start: 13, end: 19, type: 'naam' }]);
	});

	test('someone who is named once, again at the start of a later sentence', () => {
		const text = 'Toen belde Xyrelle. Xyrelle had niet geslapen.';
		expect(detectSpans(text, lists).map(({ start }) => start)).toEqual([11, 20]);
	});

	test('a name inside a phrase of self-incrimination as a name', () => {
		const found = detectSpans('We deden voor Lotte toch iets.', lists);
		expect(found).toEqual([{ start: 14, end: 19, type: 'naam' }]);
	});
});

describe('check digits', () => {
	const two = (value: number) => String(value).padStart(2, '0');
	const born = fc.record({
		year: fc.integer({ min: 0, max: 99 }),
		month: fc.integer({ min: 1, max: 12 }),
		day: fc.integer({ min: 1, max: 28 }),
		serial: fc.integer({ min: 1, max: 997 }),
		century: fc.constantFrom('', '2'),
		bis: fc.constantFrom(0, 20, 40),
	});
	const numberOf = ({
		year,
		month,
		day,
		serial,
		century,
		bis,
	}: typeof born extends fc.Arbitrary<infer T> ? T : never) => {
		const body = `${two(year)}${two(month + bis)}${two(day)}${String(serial).padStart(3, '0')}`;
		return body + two(97 - (Number(century + body) % 97));
	};

	test('a national number with a wrong check is none', () => {
		fc.assert(
			fc.property(born, fc.integer({ min: 1, max: 96 }), (person, shift) => {
				const right = numberOf(person);
				const wrong = right.slice(0, 9) + two(((Number(right.slice(9)) - 1 + shift) % 97) + 1);
				const other = numberOf({ ...person, century: person.century === '' ? '2' : '' });
				expect(isNationalNumber(wrong)).toBe(wrong === other);
				const found = detectSpans(`nummer ${wrong} hier`, lists).filter(({ type }) => type === 'rrn');
				expect(found).toHaveLength(wrong === other ? 1 : 0);
			}),
		);
	});

	test('a right one is found, in digits alone, before and after 2000, and as a bis number', () => {
		fc.assert(
			fc.property(born, (person) => {
				const digits = numberOf(person);
				expect(isNationalNumber(digits)).toBe(true);
				expect(detectSpans(`nummer ${digits} hier`, lists)).toEqual([{ start: 7, end: 18, type: 'rrn' }]);
			}),
		);
	});

	const belgian = fc
		.integer({ min: 0, max: 999_999_999_999 })
		.map((account) => String(account).padStart(12, '0'));
	const checkOf = (bban: string) => two(98 - Number(BigInt(`${bban}111400`) % 97n));

	test('an IBAN with a wrong check, length or country is none', () => {
		fc.assert(
			fc.property(belgian, fc.integer({ min: 1, max: 96 }), (bban, shift) => {
				const wrong = two(((Number(checkOf(bban)) - 2 + shift) % 97) + 2);
				expect(isIban(`BE${wrong}${bban}`)).toBe(false);
				expect(isIban(`BE${checkOf(bban)}${bban}0`)).toBe(false);
				expect(isIban(`XX${checkOf(bban)}${bban}`)).toBe(false);
			}),
		);
	});

	test('a right one is found, with and without spaces', () => {
		fc.assert(
			fc.property(belgian, (bban) => {
				const iban = `BE${checkOf(bban)}${bban}`;
				expect(isIban(iban)).toBe(true);
				const spaced = iban.replace(/(.{4})(?=.)/g, '$1 ');
				expect(detectSpans(`op ${iban}.`, lists)).toEqual([{ start: 3, end: 19, type: 'iban' }]);
				expect(detectSpans(`op ${spaced}.`, lists)).toEqual([{ start: 3, end: 22, type: 'iban' }]);
			}),
		);
	});
});

describe('whatever is typed', () => {
	const pieces = fc.constantFrom(
		...[
			'Lotte',
			'De',
			'van',
			'Brugge',
			'12',
			'maart',
			'2024',
			'3/11',
			'0478 12 34 56',
			'juf',
			'Sint-Jozef',
			'K.',
			'vzw',
		],
		...[
			'14',
			'jaar',
			'Kerkstraat',
			'8600',
			'°',
			'(',
			')',
			'.',
			' ',
			' ',
			'\n',
			'"',
			"'s",
			'-',
			'é',
			'🙂',
			'\u0301',
			'\ud800',
		],
	);
	const texts = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
		fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(' ')),
	);

	test('spans lie inside the text, in order, apart, and have no space at their edges', () => {
		fc.assert(
			fc.property(texts, (text) => {
				let reached = 0;
				for (const { start, end, type } of detectSpans(text, lists)) {
					expect(start).toBeGreaterThanOrEqual(reached);
					expect(end).toBeGreaterThan(start);
					expect(end).toBeLessThanOrEqual(text.length);
					expect(spanTypes).toContain(type);
					expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
					reached = end;
				}
			}),
			{ numRuns: 500 },
		);
	});

	test('the same text gives the same marks, with a line before it too', () => {
		fc.assert(
			fc.property(fc.constantFrom(...sentences), ({ text, spans }) => {
				const shifted = detectSpans(`Zo ging het.\n${text}`, lists);
				expect(shifted).toEqual(
					spans.map(({ start, end, type }) => ({ start: start + 13, end: end + 13, type })),
				);
			}),
		);
	});
});

describe('the words of the page', () => {
	test('explain every type in both languages', () => {
		for (const language of [words.nl, words.en]) {
			expect(Object.keys(language.types).sort()).toEqual([...spanTypes].sort());
		}
	});
});
