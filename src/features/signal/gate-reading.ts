import type { GateLists, Phrases } from './gate-lists.ts';
import { standsAt, type Token, tokensOf } from './gate-tokens.ts';

/** A text cut into words, with the lists beside it: what every detector of names, places and organisations reads. */
export interface Reading {
	text: string;
	/** The text in small letters, every sign at the same place. */
	low: string;
	tokens: readonly Token[];
	lists: GateLists;
	/** Indexes of words inside a phrase that points to nobody (Kind en Gezin). */
	unnamed: ReadonlySet<number>;
}

/** How many words at `index` form one of these phrases; 0 when none does. The longest phrase counts. */
export function phraseLength(tokens: readonly Token[], phrases: Phrases, index: number): number {
	const key = tokens[index]?.key;
	const known = key === undefined ? undefined : phrases.get(key);
	return known?.find((words) => standsAt(tokens, index, words))?.length ?? 0;
}

/** Patterns that look at small letters need no flag `i`, which costs much with Unicode. A letter that grows (İ) stays. */
function smallLetters(text: string): string {
	return text.replace(/\p{Lu}/gu, (letter) => {
		const low = letter.toLowerCase();
		return low.length === letter.length ? low : letter;
	});
}

export function read(text: string, lists: GateLists): Reading {
	const tokens = tokensOf(text, lists.dottedAbbreviations);
	const unnamed = new Set<number>();
	for (const [index, token] of tokens.entries()) {
		if (token.capital === 'none') continue;
		const length = capitalPhrase(text, tokens, lists, index);
		for (let at = index; at < index + length; at++) unnamed.add(at);
	}
	return { text, low: smallLetters(text), tokens, lists, unnamed };
}

/** As `phraseLength`, but a mark such as & may stand between the words. */
function capitalPhrase(text: string, tokens: readonly Token[], lists: GateLists, index: number): number {
	const key = tokens[index]?.key ?? '';
	const found = lists.capitalPhrases.get(key)?.find((words) =>
		words.every((word, offset) => {
			const [before, token] = [tokens[index + offset - 1], tokens[index + offset]];
			return token?.key === word && (offset === 0 || /^[ &-]+$/.test(text.slice(before?.end, token.start)));
		}),
	);
	return found?.length ?? 0;
}

/** A word that points to nobody although it has a capital: a language, a feast, an abbreviation of the field. */
export function pointsToNobody({ tokens, lists, unnamed }: Reading, index: number): boolean {
	const token = tokens[index];
	if (!token) return true;
	return (
		unnamed.has(index) ||
		lists.capitalWords.has(token.key) ||
		(lists.abbreviations.has(token.key) && (token.capital !== 'first' || !lists.firstNames.has(token.key))) ||
		(token.text.includes('-') && token.key.split('-').every((part) => isKnown(part, lists)))
	);
}

const isKnown = (key: string, lists: GateLists): boolean =>
	lists.plainWords.has(key) || lists.capitalWords.has(key) || lists.abbreviations.has(key) || key.length < 3;

/** An ordinary word, or one made of two: contextbegeleiding, jeugdhulpoverleg. */
export function isOrdinary(key: string, lists: GateLists): boolean {
	const { plainWords, personWords } = lists;
	if (plainWords.has(key) || personWords.has(key)) return true;
	for (let cut = 3; cut <= key.length - 4; cut++) {
		if (!plainWords.has(key.slice(cut)) && !personWords.has(key.slice(cut))) continue;
		const head = key.slice(0, cut);
		if (plainWords.has(head) || plainWords.has(head.replace(/(?:s|en?)$/, ''))) return true;
	}
	return false;
}

const ordinaryEndings =
	/(?:ing|ingen|heid|heden|lijk|lijke|isch|ische|tie|ties|teit|teiten|schap|loos|loze|baar|bare|ment|eren|erend|ende|ig|ige|tion|tions|ness|ity|ly|ful|less|ment|ments|ism|isme|ogie|ogen|uut|aat|urs|sters|ster|aars)$/;

/** Looser, for a word at the start of a sentence: also by its ending. */
export function looksOrdinary(key: string, lists: GateLists): boolean {
	if (isOrdinary(key, lists) || (key.length > 6 && ordinaryEndings.test(key))) return true;
	for (let cut = 2; cut <= key.length - 5; cut++) if (lists.plainWords.has(key.slice(cut))) return true;
	return ['s', 'e', 'n', 'en', 't', 'je', 'jes', 'd'].some(
		(ending) => key.endsWith(ending) && lists.plainWords.has(key.slice(0, -ending.length)),
	);
}

const placeWords = new Set([
	'te',
	'in',
	'uit',
	'nabij',
	'near',
	'from',
	'stad',
	'gemeente',
	'dorp',
	'deelgemeente',
	'regio',
	'omgeving',
	'rond',
	'around',
	'buiten',
]);
const wayWords = new Set([
	'naar',
	'van',
	'via',
	'tot',
	'to',
	'at',
	'langs',
	'of',
	'voorbij',
	'richting',
	'politie',
	'bij',
]);
const placeEnding =
	/(?:gem|ghem|kerke|hoven?|beke?|beek|voorde?|zele|rode|burg|straten|hout|lo|dorp|stad|ingen|heim|sele|donk|mark|aarde|brugge|kapelle?|schoten|dijk|duinen|poort|haven|laar|berge?n?|loo|velde?|sluis)$/;

/** A word before which a place stands for certain (te, in, uit), or may stand (naar, van) when it sounds like a place. */
export function isPlaceByContext({ tokens }: Reading, index: number): boolean {
	const [before, token] = [tokens[index - 1], tokens[index]];
	if (!before || !token?.follows) return false;
	return (
		placeWords.has(before.key) ||
		(wayWords.has(before.key) && token.text.length > 5 && placeEnding.test(token.key))
	);
}

/** The same words with less: a known place that is also someone's name is a place behind any of them. */
export function followsPlaceWord({ tokens }: Reading, index: number): boolean {
	const before = tokens[index - 1];
	return (
		before !== undefined &&
		tokens[index]?.follows === true &&
		(placeWords.has(before.key) || wayWords.has(before.key))
	);
}
