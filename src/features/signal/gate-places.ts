import { followsPlaceWord, phraseLength, pointsToNobody, type Reading } from './gate-reading.ts';
import type { Span } from './gate-spans.ts';
import type { Token } from './gate-tokens.ts';

/** Brugge-Oostende counts when each part does, Groot-Kortrijk when the last does. */
function isPlace({ key }: Token, { lists }: Reading): boolean {
	if (lists.places.has(key)) return true;
	const parts = key.split('-');
	const last = parts.at(-1) ?? '';
	return (
		parts.length > 1 &&
		(parts.every((part) => lists.places.has(part)) ||
			(/^(?:groot|klein|centrum)-/.test(key) && lists.places.has(last)))
	);
}

/** A postcode before the place belongs to it; a year does not. */
function withPostcode(text: string, start: number): number {
	const before = text.slice(Math.max(0, start - 16), start);
	const code = /(?:^|[^\d\p{L}./-])((?:B-?)?[1-9]\d{3}) $/u.exec(before)?.[1];
	if (code === undefined) return start;
	const year =
		/^(?:19|20)\d{2}$/.test(code) &&
		/(?:in|sinds|vanaf|tot|van|since|from|until|\p{Ll}{3,}) \d{4} $/u.test(before);
	return year ? start : start - code.length - 1;
}

/**
 * Municipalities and parts of them, with the postcode before them.
 * What is also an ordinary word (Mol, Lier, Essen) counts when its capital is not that of a sentence, or behind te, in, naar ...;
 * written small a place counts only behind such a word. A province, a country or a region never counts.
 */
export function places(reading: Reading): Span[] {
	const { text, tokens, lists } = reading;
	const spans: Span[] = [];
	for (const [index, token] of tokens.entries()) {
		const long =
			token.capital === 'none' && !token.text.startsWith("'")
				? 0
				: phraseLength(tokens, lists.longPlaces, index);
		const last = tokens[index + long - 1];
		if (long > 0 && last && last.capital !== 'none' && /^(?:'|\p{Lu})/u.test(token.text)) {
			spans.push({ start: withPostcode(text, token.start), end: last.end, type: 'plaats' });
			continue;
		}
		if (!isPlace(token, reading) || pointsToNobody(reading, index)) continue;
		const mark = lists.places.get(token.key) ?? 'sure';
		const proven = followsPlaceWord(reading, index);
		const counts =
			token.capital === 'none'
				? proven && mark === 'sure' && !lists.plainWords.has(token.key) && token.text.length > 3
				: token.capital === 'all'
					? token.text.length > 3 && mark === 'sure'
					: mark === 'sure'
						? token.text.length > 2 || !token.startsSentence
						: !token.startsSentence || proven;
		if (counts && !ofProvince(reading, index)) {
			spans.push({ start: withPostcode(text, token.start), end: token.end, type: 'plaats' });
		}
	}
	return spans;
}

function ofProvince({ tokens }: Reading, index: number): boolean {
	const before = tokens[index - 1];
	return tokens[index]?.follows === true && (before?.key === 'provincie' || before?.key === 'province');
}
