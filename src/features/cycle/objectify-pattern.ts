/**
 * The small language in which the lists of the objectify helper are written, so that they stay content.
 *
 * | in a pattern | means |
 * |---|---|
 * | `agressie[f\|ve]` | the letters, small or capital, with or without stress accents; `[ ]` may be absent, `\|` is or |
 * | `(zijn\|haar) fout` | one of these; a space is any white space |
 * | `probleemgezin*` | any letters may follow |
 * | `wil ~ niet` | up to three words between, none of them a joining word such as "maar" |
 * | `zegt ... ` | anything between, inside one sentence |
 * | `#` | a number, in figures or as a word |
 * | ` , ` | a comma, colon, semicolon, bracket, dash or equals sign |
 *
 * In an exception `@` stands for the word that was found: `@ welkom`, `ik ben ~ @`.
 */
export interface PatternWords {
	/** Numbers written as words. */
	numbers: readonly string[];
	/** Words that begin a new thought; a gap does not reach over them. */
	joiningWords: readonly string[];
}

const letters = '\\p{L}\\p{M}\\p{N}';
const afterWord = `(?![${letters}]|[-‐‑]\\p{L})`;
const someWord = `[${letters}'’-]+`;
/** Dutch writes stress as nóóit, a phone may write the accent as a character of its own. */
const accents = '[\\u0300-\\u0308]?';
const vowels: Record<string, string> = {
	a: '[aàáâä]',
	e: '[eèéêë]',
	i: '[iìíîï]',
	o: '[oòóôö]',
	u: '[uùúûü]',
};
const signs: Record<string, string> = {
	'*': '[\\p{L}\\p{M}]*',
	'(': '(?:',
	'|': '|',
	')': ')',
	'[': '(?:',
	']': ')?',
	"'": "['’‘ʼ]",
	'-': '[-‐‑]',
	',': '\\s*[,:;(=–—-]+\\s*',
	'... ': '[^.!?\\n]{0,200}?',
};
const pieces = /\.\.\. |~ | ?, ?|\s+|[\s\S]/gu;

function letterSource(letter: string): string {
	const plain = letter.toLowerCase();
	if (vowels[plain]) return `${vowels[plain]}${accents}`;
	const apart = plain.normalize('NFD');
	return apart === plain ? plain : `(?:${plain}|${apart})`;
}

/**
 * The source of a regular expression (for the flags `iu`) that matches the pattern, without borders around it.
 * @throws Error when the pattern holds a sign that means nothing or brackets that do not close
 */
export function patternSource(pattern: string, words: PatternWords): string {
	const wordList = (list: readonly string[]) =>
		list.map((word) => [...word].map(letterSource).join('')).join('|');
	const source = (pattern.match(pieces) ?? []).map((piece) => {
		const sign = signs[piece] ?? signs[piece.trim()];
		if (sign) return sign;
		if (piece === '~ ') {
			return `(?:(?!(?:${wordList(words.joiningWords)})(?![${letters}]))${someWord}\\s+){0,3}?`;
		}
		if (piece === '#') return `(?:\\d+(?:[.,]\\d+)?|${wordList(words.numbers)})(?![\\p{L}\\p{N}])`;
		if (/^\s+$/.test(piece)) return '\\s+';
		if (/^[\p{L}\p{M}\p{N}]$/u.test(piece)) return letterSource(piece);
		throw new Error(`"${piece}" means nothing in the pattern "${pattern}"`);
	});
	new RegExp(source.join(''), 'u');
	return source.join('');
}

/** Finds any of these patterns as whole words: group 1 is what stands before the match, group 2 the match. */
export function wholeWords(patterns: readonly string[], words: PatternWords): RegExp {
	const longestFirst = [...patterns].sort((a, b) => b.length - a.length);
	const source = longestFirst.map((pattern) => patternSource(pattern, words)).join('|');
	return new RegExp(`(^|[^${letters}])(${source})${afterWord}`, 'giu');
}

/** Tests whether a text ends in this pattern, that is: whether it stands right before what comes next. */
export function endingIn(pattern: string, words: PatternWords): RegExp {
	return new RegExp(`(?:^|[^${letters}])(?:${patternSource(pattern, words)})$`, 'iu');
}

/** Tests whether a text begins with this pattern. */
export function beginningWith(pattern: string, words: PatternWords): RegExp {
	return new RegExp(`^(?:${patternSource(pattern, words)})${afterWord}`, 'iu');
}
