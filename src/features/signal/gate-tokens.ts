/** A word of a text. A genitive 's is left out: Emma's is the word Emma. */
export interface Token {
	text: string;
	start: number;
	end: number;
	/** The word as lists know it: small letters, no accents. */
	key: string;
	/** `first`: Lotte, Jean-Pierre, D'Hondt. `all`: IROJ. `mixed`: WhatsApp. */
	capital: 'none' | 'first' | 'all' | 'mixed';
	/** A capital here says nothing: the first word of a sentence, a line or a quotation. */
	startsSentence: boolean;
	/** Only one space (or a no-break space) stands between the word before and this one. */
	follows: boolean;
}

const letters: Record<string, string> = { ł: 'l', ı: 'i', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe' };

/** Small letters without accents: Aïcha, AICHA and Aicha are one. */
export function fold(word: string): string {
	const lower = word.toLowerCase();
	// Plain ASCII needs no more work.
	if (/^\p{ASCII}*$/u.test(lower)) return lower;
	return lower
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.replace(/[łıøđßæœ]/g, (letter) => letters[letter] ?? letter)
		.replaceAll('’', "'");
}

const wordPattern =
	/(?<![\p{L}\p{N}])['’][stn](?:-\p{L}[\p{L}\p{M}]*)*(?![\p{L}\p{N}'’])|\p{L}[\p{L}\p{M}\p{N}]*(?:['’-][\p{L}\p{M}\p{N}]+)*/gu;

function capitalOf(text: string): Token['capital'] {
	const first = text.replace(/^['’][stn]-?/, '').charAt(0) || text.charAt(0);
	if (first === first.toLowerCase()) return 'none';
	if (text.length > 1 && text === text.toUpperCase() && /\p{L}.*\p{L}/u.test(text)) return 'all';
	const inner = text.split(/['’-]/).some((part) => part.slice(1) !== part.slice(1).toLowerCase());
	return inner && !/^(?:Mc|Mac|De|Van|Le|La|El|Al|Ver|Ben|Aït)\p{Lu}\p{Ll}+$/u.test(text) ? 'mixed' : 'first';
}

/** Whether only a bullet or a number stands between the start of the line and `at`. */
function opensLine(text: string, at: number): boolean {
	const from = Math.max(0, at - 12);
	const near = text.slice(from, at + 1);
	const lineStart = near.lastIndexOf('\n') + 1;
	if (lineStart === 0 && from > 0) return false;
	return /^\s*(?:[-–—−•▪◦‣·*→\p{Co}]|[\dIVX]{1,4}(?:\.\d+)*[.)]?|\p{L}\))$/u.test(near.slice(lineStart));
}

/** Walks back over spaces and opening marks to what ends a sentence, or the beginning of the text. */
function startsSentence(
	text: string,
	start: number,
	previous: Token | undefined,
	dotted: ReadonlySet<string>,
) {
	let at = start - 1;
	let quoted = false;
	while (at >= 0 && /[\s"“”„«‘'’(*_#>[\]]/.test(text.charAt(at))) {
		if (text.charAt(at) === '\n') return true;
		if (/["“„«‘]/.test(text.charAt(at)) && at < start) quoted = true;
		at--;
	}
	if (at < 0 || quoted) return true;
	const mark = text.charAt(at);
	if (/[!?…:]/.test(mark)) return true;
	if (opensLine(text, at)) return true;
	if (mark !== '.') return false;
	if (!previous || previous.end !== at) return true;
	return !dotted.has(previous.key) && !(previous.text.length === 1 && previous.capital !== 'none');
}

/**
 * The words of a text, in order.
 * @param dotted folded abbreviations that end in a full stop inside a sentence (dr, mevr)
 */
export function tokensOf(text: string, dotted: ReadonlySet<string>): Token[] {
	const tokens: Token[] = [];
	for (const match of text.matchAll(wordPattern)) {
		const word = match[0].replace(/(?<=.{2})['’]s$/i, '');
		const previous = tokens.at(-1);
		const gap = previous ? text.slice(previous.end, match.index) : '';
		tokens.push({
			text: word,
			start: match.index,
			end: match.index + word.length,
			key: fold(word),
			capital: capitalOf(word),
			startsSentence:
				startsSentence(text, match.index, previous, dotted) ||
				// 's Nachts begins with a small word that is no word.
				(previous?.startsSentence === true && /^['’][stn]$/i.test(previous.text) && gap === ' '),
			follows: gap === ' ' || gap === '\u00a0',
		});
	}
	return tokens;
}

/** True when these words stand at `index`, each one space behind the other. */
export function standsAt(tokens: readonly Token[], index: number, keys: readonly string[]): boolean {
	return keys.every((key, offset) => {
		const token = tokens[index + offset];
		return token?.key === key && (offset === 0 || token.follows);
	});
}
