/**
 * How easily a Dutch text reads: the formula of W.H. Douma, De leesbaarheid van landbouwbladen (Wageningen, 1960),
 * which is Flesch's Reading Ease fitted to Dutch. Sixty is the lower edge of plain language, a hundred very easy.
 * It counts length only: a text can score well and still be unclear, so this is a floor and no goal.
 */

/** Words that are not said as they are spelt in Dutch, with how they sound. Found anywhere in a word. */
const soundsLike: readonly (readonly [written: RegExp, spoken: string])[] = [
	[/coach/g, 'kootsj'],
	[/team/g, 'tiem'],
	[/stream/g, 'striem'],
	[/(on|off)line/g, '$1lijn'],
	[/intake/g, 'inteek'],
	[/casemanag/g, 'kijsmennidzj'],
	[/(web)?site/g, '$1sijt'],
	[/milieu/g, 'miljeu'],
	[/museum/g, 'muse|um'],
	[/out(?=put|reach)/g, 'aut'],
	[/qu(?=[aeiou])/g, 'kw'],
];

/** What is heard as one vowel, longest first: the first that fits at a place is taken. */
const vowels =
	/eau|ieu(?=w)|eeu(?=w)|aai|ooi|oei|aa|ee|oo|uu|oe|eu|ui|ou|au|ij|ei(?!j)|ie|ai|oy|ay|ey|[aeiouy]/g;

/** The number of syllables of one written Dutch word; each digit counts as one, and so does a letter said by its name. */
export function syllables(word: string): number {
	const digits = word.match(/\d/g)?.length ?? 0;
	const letters = word.replace(/\P{L}/gu, '');
	// CLB, QR, gsm: without a vowel every letter is said by its name. A loose letter, as in 's morgens, is no syllable.
	if (letters.length > 1 && !/[aeiouyàâäáèêëéìîïíòôöóùûüú]/i.test(letters)) return digits + letters.length;
	return Math.max(1, digits + (spoken(word).match(vowels)?.length ?? 0));
}

/** The word in small letters, spelt as it sounds, with | where two vowels that touch are heard apart. */
function spoken(word: string): string {
	const plain = word
		.toLowerCase()
		.replace(/ĳ/g, 'ij')
		.replace(/['’]/g, '|')
		// A diaeresis behind a vowel opens a new syllable: co-ördinator, ge-ïnformeerd.
		.replace(/(?<=[aeiouy])([äëïöü])/g, '|$1')
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		// Before a vowel, y is a consonant: yoga, loyaal.
		.replace(/y(?=[aeou])/g, 'j');
	return soundsLike.reduce((text, [written, sound]) => text.replace(written, sound), plain);
}

/** What is read as one word; a hyphen or apostrophe inside belongs to it. */
const word = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

/** The words of a text, in order. */
export function wordsOf(text: string): string[] {
	// A place that is filled in later, such as {day}, is taken for a word of two syllables.
	return text.replace(/\{[^}]*\}/g, 'dinsdag').match(word) ?? [];
}

/** The sentences of a text, each with at least one word. Items set apart by a raised dot are sentences too. */
export function sentencesOf(text: string): string[] {
	return text.split(/(?<=[.!?…]['’”)]*)\s+(?!\p{Ll})|\s·\s|\n+/u).filter((part) => wordsOf(part).length > 0);
}

/**
 * The Flesch-Douma score of texts that are read together: 206.84 - 0.77 x syllables per hundred words - 0.93 x words
 * per sentence. Each text ends a sentence, whether or not it has a full stop.
 * @returns undefined when there is no word in them
 */
export function fleschDouma(texts: readonly string[]): number | undefined {
	const sentences = texts.flatMap(sentencesOf);
	const words = sentences.flatMap(wordsOf);
	if (words.length === 0) return undefined;
	const spokenParts = words.reduce((sum, one) => sum + syllables(one), 0);
	return 206.84 - 0.77 * ((100 * spokenParts) / words.length) - 0.93 * (words.length / sentences.length);
}

/** The middle one of numbers, or the mean of the middle two. */
export function median(numbers: readonly number[]): number {
	const sorted = numbers.toSorted((a, b) => a - b);
	const middle = sorted.length / 2;
	const [below, above] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
	if (below === undefined || above === undefined) throw new RangeError('There is no median of nothing.');
	return (below + above) / 2;
}
