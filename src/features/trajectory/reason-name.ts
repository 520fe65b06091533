import {
	capitalWords,
	doubtfulNames,
	familyNames,
	firstNames,
	kinWords,
	personVerbs,
	plainWords,
} from './reason-words.ts';

type Word = { text: string; lower: string; startsSentence: boolean; before: string; after: string };

/** v.z.w., O.C.J.: three letters or more with dots are an abbreviation; one or two may be someone's initials. */
const dottedAbbreviation = /(?<!\p{L})(?:\p{L}\.){3,}/gu;
const wordPattern = /\p{L}[\p{L}\p{M}'’-]*\.?/gu;

/** Behind these a single letter is a label ('plan B', 'fase A'). */
const labelled = new Set([
	'plan',
	'optie',
	'fase',
	'graad',
	'groep',
	'type',
	'stap',
	'option',
	'phase',
	'group',
	'step',
]);

function wordsOf(text: string): Word[] {
	const plain = text.replace(dottedAbbreviation, (found) => ' '.repeat(found.length));
	const found = [...plain.matchAll(wordPattern)];
	const bare = found.map((match) =>
		match[0].replace(/(?<=..)\.$/u, '').replace(/['’](?:s|m|d|ll|ve|re)$/, ''),
	);
	return found.map((match, index) => {
		const between = plain.slice(0, match.index).trimEnd();
		return {
			text: bare[index] ?? '',
			lower: (bare[index] ?? '').toLowerCase(),
			startsSentence: index === 0 || /[.!?:;(/"“‘\-–—]$/.test(between),
			before: bare[index - 1]?.toLowerCase() ?? '',
			after: bare[index + 1]?.toLowerCase() ?? '',
		};
	});
}

/** Words that are put together from what someone is or where help comes from ('Zorgregisseur', 'Pleegmoeder'). */
const ordinaryEnding =
	/(?:ouders?|moeder|vader|begeleid(?:st)?ers?|begeleiding|werk(?:st)?ers?|verleners?|verlening|diensten?|zorg|hulp|school|rechter|regisseurs?|regie|consulentes?|centrum|team|overleg|traject(?:en)?|plaats|lijst|bank|huis|raad|arts|dokter|psychiater|leerkracht|directie|netwerk|gezin|kind(?:eren)?)$/;

const isPlain = (lower: string): boolean =>
	plainWords.has(lower) || kinWords.has(lower) || personVerbs.has(lower) || ordinaryEnding.test(lower);

/** West-Vlaanderen, Sint-Niklaas and Brugge-Oostkamp are no names; Marie-Claire is. */
const isPlace = (lower: string): boolean => capitalWords.has(lower.split('-')[0] ?? '');

/** Also with the s of possession ('Lottes school'), on names long enough not to be mistaken for a word. */
const isFirstName = (part: string): boolean =>
	firstNames.has(part) || (part.length > 5 && part.endsWith('s') && firstNames.has(part.slice(0, -1)));

function isName(word: Word, shouting: boolean): boolean {
	const { text, lower } = word;
	if (/^\p{L}\.?$/u.test(text)) {
		const capital = /^\p{Lu}/u.test(text) && !labelled.has(word.before);
		return capital && (text.endsWith('.') || kinWords.has(word.before)) && !shouting;
	}
	if (isPlace(lower)) return false;
	if (lower.split('-').some(isFirstName)) return true;
	if (kinWords.has(word.before) && (doubtfulNames.has(lower) || familyNames.has(lower))) return true;
	if (shouting || isPlain(lower) || !/^\p{Lu}/u.test(text)) return false;
	const abbreviation = /^\p{Lu}{2,6}$/u.test(text) || /^\p{Lu}{2,6}-/u.test(text);
	if (!word.startsSentence) return !abbreviation;
	return !abbreviation && personVerbs.has(word.after);
}

/**
 * Looks for what may be someone's name in a short reason, in Dutch or English, and gives that word. A reason never needs
 * a name, so a doubt is worth asking; what is written wholly in small letters and is no known first name stays unseen.
 */
export function findName(text: string): string | undefined {
	const shouting = !/\p{Ll}/u.test(text);
	return wordsOf(text).find((word) => isName(word, shouting))?.text;
}

/** A mail address, or eight digits or more as in a telephone or register number; dates and years do not count. */
export function findContact(text: string): boolean {
	if (/\S@\S+\.\S/.test(text)) return true;
	const withoutDates = text.replace(
		/\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b|\b\d{4}-\d{2}-\d{2}\b|\b(?:19|20)\d{2}\b/g,
		' ',
	);
	return /(?:\d[\s./-]{0,2}){8,}/.test(withoutDates);
}
