import type { NotHere } from './content.ts';

/** Small letters without accents, and one space wherever white space stands: casuïstiek is also found as casuistiek. */
function plain(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ');
}

function occursIn(text: string, word: string, whole: boolean): boolean {
	if (!whole) return text.includes(word);
	const letter = /[\p{L}\p{N}]/u;
	for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
		if (!letter.test(text[at - 1] ?? ' ') && !letter.test(text[at + word.length] ?? ' ')) return true;
	}
	return false;
}

/**
 * The words of a list that stand in a text, in the order of the list.
 * @param list the words of `lists/not-here.yaml`
 */
export function wordsNotHere(text: string, list: readonly NotHere[]): NotHere[] {
	const said = plain(text);
	return list.filter(({ word, whole, unless = [] }) => {
		// The good phrase is taken out whole, so that the same word elsewhere in the text is still found.
		const rest = unless.reduce((left, phrase) => left.replaceAll(plain(phrase), '|'), said);
		return occursIn(rest, plain(word), whole === true);
	});
}
