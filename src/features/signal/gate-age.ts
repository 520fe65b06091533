import type { Reading } from './gate-reading.ts';
import { type Span, spansOf } from './gate-spans.ts';
import { fold, type Token } from './gate-tokens.ts';

const units = 'nul|één|een|twee|drie|vier|vijf|zes|zeven|acht|negen';
const spelled = `anderhalf|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|twintig|(?:${units})[eë]n(?:twintig|dertig|veertig|vijftig)|dertig|veertig|vijftig|zestig|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|één|twee|drie|vier|vijf|zes|zeven|acht|negen`;
const number = `(?:\\d{1,2}(?:[,.]5)?|${spelled})`;
/** Latin small letters as a range: with \p{L} these patterns take five times as long to make ready. */
const letter = 'a-zß-öø-ɏ';
const before = `(?<![${letter}\\d.,/€+-])`;
const behind = `(?![${letter}\\d])`;
const years = '(?:jaar|jaren|jr\\.?|j\\.?|years?|yrs?)';
const shorter = '(?:maand(?:en)?|weken|week|dagen|months?|weeks?)';
const yearsAndMonths = `${number} ?${years}(?:,? (?:en|and) | )${number} ${shorter}`;
/** 12 tot 18 and 12-18 are ranges. */
const noRange = '(?! ?(?:tot|t/m|à|–|to) ?\\d|-\\d)';
const nearly =
	'(?: (?:bijna|amper|net|pas|nu|ongeveer|intussen|ondertussen|nog maar|al|almost|nearly|about|only|just|now))?';
const after = (words: string): string => `(?<=(?<![${letter}])(?:${words})${nearly} )`;

const pattern = (source: string): RegExp => new RegExp(source, 'gu');

/** 14-jarige, veertienjarig; the plural (14-jarigen) and a group (12-jarige kinderen) are no one's age. */
const jarig = pattern(
	`${before}${number}[- ]?jarige?${behind}(?! (?:kinderen|jongeren|leerlingen)${behind})`,
);
const yearOld = pattern(`${before}${number}[- ]years?[- ]old${behind}`);
const old = pattern(
	`${before}(?:${yearsAndMonths}|${number} (?:${years}|${shorter})) (?:oud|old|of age)${behind}`,
);
const exact = pattern(`${before}${yearsAndMonths}${behind}`);
const named = pattern(
	`(?<=(?<![${letter}])(?:(?:leeftijd|age)(?:[:=]| van| is| of)?|aged) )${number}${noRange}(?: ${years})?${behind}`,
);
/** Op haar veertiende, op zijn 14de; 'op hun achttiende' is a rule for all. */
const ordinal = pattern(
	`(?<=(?<![${letter}])(?:op|sinds|tot|vanaf|rond) (?:zijn|haar|mijn|z'n) )(?:\\d{1,2}(?:ste|de|e)|(?:${spelled})(?:de|ste))${behind}`,
);
const bracketed = pattern(`(?<=[${letter}] \\()\\d{1,2}(?: ?(?:j\\.?|jr\\.?|jaar|y|yrs?))?(?=[,)])`);
const apposed = pattern(`(?<=[${letter}], )(?:${number} ?${years}(?=[,.;)]|$)|\\d{1,2}(?=,))`);
/** Een jongen van acht, twee jongens van 14 en 16 jaar, a girl of 11. */
const ofSomeone = pattern(
	`${after('van|of')}(?:${number}(?: (?:en|and) |, ))*${number}${noRange}(?: ?(?:${years}|${shorter}))?${behind}`,
);
/** Hij is 14, ze werd zestien, toen was hij zeven, Lotte is 9 jaar. */
const isNow = pattern(
	`${after('(?:is|was|wordt|werd)(?: (?:hij|zij|ze|ik))?|turned|turns')}${number}${noRange}(?: ?${years})?${behind}`,
);
/** Toen hij acht was. */
const wasThen = pattern(
	`(?<=(?<![${letter}])toen [${letter}]+ )${number}(?: ${years})?(?= (?:was|werd)(?![${letter}]))`,
);

/** Words that speak of everyone of an age: a rule. */
const general = new Set(
	'als wie wanneer zodra tot iedereen vanaf onder boven ouder jonger minstens maximaal minder meer under over until from whoever anyone everyone if'.split(
		' ',
	),
);
const pronouns = new Set(['hij', 'zij', 'ze', 'ik', 'he', 'she', 'i']);
const things = new Set(['het', 'dat', 'dit', 'er', 'it', 'that', 'this', 'there', 'je', 'you', 'men']);
const unit = new RegExp(`(?:${years}|${shorter})$`, 'u');
/** Behind a number a word on -t or -de is a verb (van 43 zorgt); what is counted is a plural. */
const verb = /^(?!procent|percent|punt|maand|watt).*[^aeiou][td]e?$/;
const goesOn =
	/^\s+(?:die|dat|met|uit|en|is|was|in|op|zonder|toen|maar|who|with|from|and|has|when|but|wordt|werd|geworden)(?!\p{L})/u;

/** What stands around a match: the words before it in the same sentence, the text and the word behind it. */
function around({ low, tokens, lists }: Reading, { 0: found, index }: RegExpExecArray) {
	const rest = low.slice(index + found.length, index + found.length + 40);
	const next = fold(/^[ ,]*([\p{L}-]+)/u.exec(rest)?.[1] ?? '');
	const last = lastBefore(tokens, index);
	const words = (count: number): Token[] =>
		tokens
			.slice(Math.max(0, last + 1 - count), last + 1)
			.filter((token) => !/[.!?;]/.test(low.slice(token.end, index)));
	const isSomeone = ({ key, capital }: Token) =>
		lists.personWords.has(key) || (capital === 'first' && lists.firstNames.has(key));
	return {
		words,
		isSomeone,
		lasts: lists.durationWords.has(next) || words(3).some(({ key }) => lists.durationWords.has(key)),
		thing: lists.durationWords.has(next),
		rule: words(6).some(({ key }) => general.has(key)),
		/** A number without a unit is an age only where the phrase ends; else it counts something. */
		complete:
			unit.test(found) || /^(?:$|[.,;:!?)])/.test(rest) || goesOn.test(rest) || lists.personVerbs.has(next),
		verb: verb.test(next),
	};
}

/**
 * Precise ages of someone, in Dutch and English: 11 jaar en 4 maanden, 14-jarige, een jongen van acht, hij is 14, Lotte (9).
 * A stretch of time (al 2 jaar, twee jaar op de wachtlijst), a range (12 tot 18 jaar) and a rule (wie 18 wordt) are no age.
 */
export function ages(reading: Reading): Span[] {
	type Around = ReturnType<typeof around>;
	const find = (of: RegExp, keep: (here: Around) => boolean) =>
		spansOf(reading.low, of, 'leeftijd', (match) => keep(around(reading, match)));
	const ofHim = ({ words, isSomeone, lasts, rule, complete }: Around) =>
		complete &&
		!lasts &&
		!rule &&
		!words(3).some(({ key }) => things.has(key)) &&
		words(4).some((token) => pronouns.has(token.key) || isSomeone(token));
	return [
		...find(jarig, ({ thing }) => !thing),
		...find(yearOld, () => true),
		...find(old, ({ rule }) => !rule),
		...find(exact, ({ lasts, rule }) => !lasts && !rule),
		...find(named, ({ rule }) => !rule),
		...find(ordinal, ({ complete }) => complete),
		...find(bracketed, ({ words, isSomeone }) => words(1).some(isSomeone)),
		...find(apposed, ({ words, isSomeone }) => words(2).some(isSomeone)),
		...find(
			ofSomeone,
			({ words, isSomeone, lasts, rule, complete, verb: acts }) =>
				!lasts && !rule && (complete ? words(6).some(isSomeone) : acts && words(2).some(isSomeone)),
		),
		...find(isNow, ofHim),
		...find(wasThen, ({ words }) => !words(2).some(({ key }) => things.has(key))),
	];
}

/** Index of the last token that begins before `at`, -1 when there is none. */
function lastBefore(tokens: readonly Token[], at: number): number {
	let [low, high] = [0, tokens.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((tokens[middle]?.start ?? 0) < at) low = middle + 1;
		else high = middle;
	}
	return low - 1;
}
