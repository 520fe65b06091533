import { isOrdinary, phraseLength, pointsToNobody, type Reading } from './gate-reading.ts';
import type { Span } from './gate-spans.ts';

const articles = new Set(['de', 'het', 'den', 'ter', 'ten', "'t", 'the', 'la', 'le', 'ons', 'onze']);
const saints = /^(?:sint|sinte|st|heilig|heilige|onze-lieve|olv|h)-/;
const beforeOrganisation = new Set([
	'in',
	'bij',
	'van',
	'vanuit',
	'naar',
	'aan',
	'op',
	'met',
	'via',
	'door',
	'voor',
	'tussen',
	'at',
	'from',
	'to',
	'with',
	'by',
	'of',
]);

/** Whether the word at `index` can be part of the name of an organisation: a capital that points to something. */
function isNamePart(reading: Reading, index: number): boolean {
	const token = reading.tokens[index];
	if (!token?.follows || token.capital === 'none') return false;
	return !pointsToNobody(reading, index) && !reading.lists.titles.has(token.key);
}

/** Last index of the name that goes on behind `index`: capitals, with small words between them (Mandel en Leie). */
function endOfName(reading: Reading, index: number, most = 4): number {
	const { tokens } = reading;
	let last = index;
	for (let at = index + 1; at <= index + most; at++) {
		const token = tokens[at];
		if (!token?.follows) break;
		if (isNamePart(reading, at)) last = at;
		else if (!(articles.has(token.key) || ['van', 'der', 'den', 'op', 'en', '&'].includes(token.key))) break;
		else if (['en', 'van', 'op'].includes(token.key) && last !== at - 1) break;
	}
	// 'vzw Oranjehuis en Lotte': behind 'en' only the second half of a known name may follow, which the list holds.
	for (let at = index + 1; at <= last; at++) if (tokens[at]?.key === 'en') return at - 1;
	return last;
}

/** A name of someone behind a generic word (op school Lotte) is no organisation. */
const isPerson = ({ tokens, lists }: Reading, index: number): boolean => {
	const token = tokens[index];
	return token !== undefined && lists.firstNames.has(token.key) && !lists.places.has(token.key);
};

/** Where the name begins and how long it is, when an organisation begins at `index`; undefined when none does. */
function organisationAt(reading: Reading, index: number): { first: number; last: number } | undefined {
	const { tokens, lists } = reading;
	const token = tokens[index];
	if (!token) return undefined;
	const known = token.capital === 'none' ? 0 : phraseLength(tokens, lists.organisations, index);
	if (known > 0) return { first: index, last: endOfPlace(reading, index + known - 1) };
	if (lists.legalForms.has(token.key)) return aroundLegalForm(reading, index);
	const headed = phraseLength(tokens, lists.organisationHeads, index) > 0;
	const generic = token.capital === 'none' || (token.startsSentence && !headed);
	const behindIt = generic ? behindGenericWord(reading, index) : undefined;
	if (behindIt || token.capital === 'none') return behindIt;
	if (saints.test(token.key) && !lists.places.has(token.key) && !lists.capitalWords.has(token.key)) {
		return { first: index, last: endOfName(reading, index, 2) };
	}
	if (
		token.key === 'heilig' ||
		token.key === 'heilige' ||
		(token.key === 'sint' && token.capital === 'first')
	) {
		return isNamePart(reading, index + 1) || tokens[index + 1]?.text === 'Hart'
			? { first: index, last: endOfName(reading, index + 1, 2) }
			: undefined;
	}
	return behindHead(reading, index) ?? byItsArticle(reading, index) ?? byItsEnding(reading, index);
}

/** A town directly behind the name belongs to it (Sint-Jozef Torhout). */
function endOfPlace({ tokens, lists }: Reading, last: number): number {
	const next = tokens[last + 1];
	return next?.follows && next.capital === 'first' && lists.places.has(next.key) ? last + 1 : last;
}

/** vzw De Patio, De Patio vzw. */
function aroundLegalForm(reading: Reading, index: number) {
	const { tokens } = reading;
	const behind = endOfName(reading, index);
	if (behind > index && !(tokens[index]?.key !== 'vzw' && isPerson(reading, index + 1)))
		return { first: index, last: behind };
	let first = index;
	while (first > 0 && index - first < 4 && tokens[first]?.follows) {
		const before = tokens[first - 1];
		if (
			!before ||
			before.capital === 'none' ||
			(before.startsSentence && isOrdinary(before.key, reading.lists) && !articles.has(before.key))
		)
			break;
		first--;
	}
	return first < index ? { first, last: index } : undefined;
}

/** school De Regenboog, leefgroep De Vlinder: the name without the word before it. A bare town is a place, not a name. */
function behindGenericWord(reading: Reading, index: number) {
	const { tokens, lists } = reading;
	const [word, next] = [tokens[index], tokens[index + 1]];
	if (!word || !next?.follows || !lists.organisationWords.has(word.key)) return undefined;
	const article = articles.has(next.key) && (next.capital !== 'none' || next.key === "'t");
	if (!article && (!isNamePart(reading, index + 1) || isPerson(reading, index + 1))) return undefined;
	const last = endOfName(reading, index + 1, 3);
	if (last === index + 1 && (article || isOrdinary(next.key, lists))) return undefined;
	const place = lists.places.has(next.key) && !saints.test(next.key);
	if (!article && (place || next.capital === 'all')) return undefined;
	return { first: index + 1, last };
}

/** Koninklijk Atheneum Ieper, AZ Delta, CLB Torhout, OCMW Ieper. */
function behindHead(reading: Reading, index: number) {
	const { tokens, lists } = reading;
	const token = tokens[index];
	const head = phraseLength(tokens, lists.organisationHeads, index);
	const body = phraseLength(tokens, lists.publicBodies, index);
	if (
		head > 0 &&
		body === 0 &&
		!(token?.startsSentence && head === 1 && token.capital === 'first' && isPerson(reading, index + 1))
	) {
		const last = endOfName(reading, index + head - 1, 3);
		if (last > index + head - 1) return { first: index, last };
		// Two words with a capital name one school also without its town.
		if (head > 1 && !token?.startsSentence) return { first: index, last };
	}
	if (body > 0) {
		const behind = tokens[index + body];
		if (behind?.follows && /-(?:vlaanderen|brabant)$/.test(behind.key))
			return { first: index, last: index + body };
		const named = isNamePart(reading, index + body) && !isPerson(reading, index + body);
		const last = named ? endOfName(reading, index + body - 1, 3) : index;
		if (last >= index + body && tokens[last]?.capital !== 'all') return { first: index, last };
	}
	return undefined;
}

/** In De Vlinder, bij Ter Linden: an article with a capital inside a sentence, no family name. */
function byItsArticle(reading: Reading, index: number) {
	const { tokens, lists } = reading;
	const [before, token, next] = [tokens[index - 1], tokens[index], tokens[index + 1]];
	if (!token || token.startsSentence || token.capital !== 'first' || !articles.has(token.key))
		return undefined;
	if (!next?.follows || (next.capital !== 'first' && next.capital !== 'mixed')) return undefined;
	if (pointsToNobody(reading, index + 1) || reading.unnamed.has(index) || lists.titles.has(before?.key ?? ''))
		return undefined;
	if (lists.familyNames.has(`${token.key} ${next.key}`) || phraseLength(tokens, lists.longPlaces, index) > 0)
		return undefined;
	if (
		before &&
		token.follows &&
		before.capital !== 'none' &&
		(lists.firstNames.has(before.key) || !isOrdinary(before.key, lists))
	)
		return undefined;
	const context =
		before !== undefined &&
		token.follows &&
		(beforeOrganisation.has(before.key) || lists.organisationWords.has(before.key));
	if (!context && !isOrdinary(next.key, lists)) return undefined;
	return { first: index, last: endOfPlace(reading, index + 1) };
}

/** Sint-Jozefscollege, Jongerenhuis: by the end of the word, inside a sentence or with a town behind it. */
function byItsEnding(reading: Reading, index: number) {
	const { tokens, lists } = reading;
	const token = tokens[index];
	if (token?.capital !== 'first' || pointsToNobody(reading, index)) return undefined;
	const ending = lists.organisationEndings.find(
		(end) => token.key.endsWith(end) && token.key.length > end.length + 2,
	);
	if (ending === undefined) return undefined;
	const last = endOfPlace(reading, index);
	if (last === index && (token.startsSentence || isOrdinary(token.key, lists))) return undefined;
	return { first: index, last };
}

/**
 * Names of organisations: schools and homes with a saint's name, with a head (Koninklijk Atheneum, AZ), behind a generic word
 * (school De Regenboog), with a legal form (vzw), with an article with a capital, or from the list. What is generic
 * (het CLB, de stuurgroep, de politie) names nobody; with a town directly behind it it does (CLB Torhout).
 */
export function organisations(reading: Reading): Span[] {
	const spans: Span[] = [];
	for (let index = 0; index < reading.tokens.length; index++) {
		const found = organisationAt(reading, index);
		const [first, last] = [reading.tokens[found?.first ?? -1], reading.tokens[found?.last ?? -1]];
		if (!found || !first || !last) continue;
		const go = reading.text.slice(0, first.start).endsWith('GO! ') ? 4 : 0;
		spans.push({ start: first.start - go, end: last.end, type: 'organisatie' });
		index = Math.max(index, found.last);
	}
	return spans;
}
