import type { PhraseRule } from './gate-lists.ts';
import type { Reading } from './gate-reading.ts';
import type { Span } from './gate-spans.ts';
import type { Token } from './gate-tokens.ts';

/** Most words that a star in a phrase may stand for. */
const mostBetween = 3;

/** The last word of a phrase that stands at `index`, read from its word number `word` on; undefined when it does not. */
function lastOf(sentence: readonly Token[], rule: PhraseRule, index: number, word = 0): Token | undefined {
	if (word === rule.words.length) return sentence[index - 1];
	const here = rule.words[word];
	if (here)
		return here.has(sentence[index]?.key ?? '') ? lastOf(sentence, rule, index + 1, word + 1) : undefined;
	for (let skipped = 0; skipped <= mostBetween; skipped++) {
		const last = lastOf(sentence, rule, index + skipped, word + 1);
		if (last) return last;
	}
	return undefined;
}

function sentencesOf(tokens: readonly Token[]): Token[][] {
	const sentences: Token[][] = [];
	for (const token of tokens) {
		if (token.startsSentence || sentences.length === 0) sentences.push([]);
		sentences.at(-1)?.push(token);
	}
	return sentences;
}

/**
 * Phrases in which someone tells that a rule was bent: precious to hear, and readable by who funds or inspects.
 * Found per sentence, in both languages, whatever the language of the page.
 */
export function selfIncrimination({ tokens, lists }: Reading): Span[] {
	return sentencesOf(tokens).flatMap((sentence) => {
		const says = (words: ReadonlySet<string>) => sentence.some((token) => words.has(token.key));
		const rules = lists.selfIncrimination.filter(
			({ needs, unless }) => (needs === null || says(needs)) && (unless === null || !says(unless)),
		);
		return rules.flatMap((rule) =>
			sentence.flatMap((token, index): Span[] => {
				const last = lastOf(sentence, rule, index);
				return last ? [{ start: token.start, end: last.end, type: 'zelfbeschuldiging' }] : [];
			}),
		);
	});
}
