import { accent, plainText, wordCharacters } from './objectify-plain.ts';

/**
 * The small language in which the lists of the objectify helper are written, so that they stay content.
 *
 * | in a pattern | means |
 * |---|---|
 * | `agressie[f\|ve]` | the letters, small or capital, with or without accents; `[ ]` may be absent, `\|` is or |
 * | `(zijn\|haar) fout` | one of these; a space is any white space |
 * | `probleemgezin*` | any letters may follow |
 * | `wil ~ niet` | up to three words between, none of them a joining word such as "maar" |
 * | `zegt ... dat` | anything between, inside one sentence |
 * | `#` | a number, in figures or as a word |
 * | `,` | a comma, colon, semicolon, bracket, dash or equals sign |
 *
 * In an exception `@` stands for the word that was found: `@ welkom`, `ik ben ~ @`.
 * The expressions made of them are for texts that went through `plainText`.
 */
export interface PatternWords {
	/** Numbers written as words. */
	numbers: readonly string[];
	/** Words that begin a new thought; a gap does not reach over them. */
	joiningWords: readonly string[];
}

const inWord = `[${wordCharacters}]`;
const afterWord = `(?!${inWord}|-[a-z])`;
const signs: Record<string, string> = {
	'*': `${inWord}*`,
	'(': '(?:',
	'|': '|',
	')': ')',
	'[': '(?:',
	']': ')?',
	"'": "'",
	'-': '-',
	',': '\\s*[,:;(=–—-]+\\s*',
	'... ': '[^.!?\\n]{0,200}?',
};
const pieces = /\.\.\. |~ | ?, ?|\s+|[\s\S]/gu;

function letterSource(letter: string): string {
	if (letter === 'é') return `(?:é|e${accent})`;
	if (letter === 'e') return `[eé]${accent}?`;
	return /[aiou]/.test(letter) ? `${letter}${accent}?` : letter;
}

const wordSource = (words: readonly string[]) =>
	words.map((word) => [...plainText(word)].map(letterSource).join('')).join('|');

/**
 * The source of a regular expression that matches the pattern, without borders around it.
 * @throws Error when the pattern holds a sign that means nothing or brackets that do not close
 */
export function patternSource(pattern: string, words: PatternWords): string {
	const source = (plainText(pattern).match(pieces) ?? []).map((piece) => {
		const sign = signs[piece] ?? signs[piece.trim()];
		if (sign) return sign;
		if (piece === '~ ') {
			return `(?:(?!(?:${wordSource(words.joiningWords)})(?!${inWord}))[${wordCharacters}'-]+\\s+){0,3}?`;
		}
		if (piece === '#') return `(?:\\d+(?:[.,]\\d+)?|${wordSource(words.numbers)})(?!${inWord})`;
		if (/^\s+$/.test(piece)) return '\\s+';
		if (/^[a-z0-9é]$/.test(piece)) return letterSource(piece);
		throw new Error(`"${piece}" means nothing in the pattern "${pattern}"`);
	});
	new RegExp(source.join(''));
	return source.join('');
}

/** Finds any of these patterns as whole words: group 1 is what stands before the match, group 2 the match. */
export function wholeWords(patterns: readonly string[], words: PatternWords): RegExp {
	const longestFirst = [...patterns].sort((a, b) => b.length - a.length);
	const source = longestFirst.map((pattern) => patternSource(pattern, words)).join('|');
	return new RegExp(`(^|[^${wordCharacters}])(${source})${afterWord}`, 'g');
}

/** Tests whether a text ends in this pattern, that is: whether it stands right before what comes next. */
export function endingIn(pattern: string, words: PatternWords): RegExp {
	return new RegExp(`(?:^|[^${wordCharacters}])(?:${patternSource(pattern, words)})$`);
}

/** Tests whether a text begins with this pattern. */
export function beginningWith(pattern: string, words: PatternWords): RegExp {
	return new RegExp(`^(?:${patternSource(pattern, words)})${afterWord}`);
}
