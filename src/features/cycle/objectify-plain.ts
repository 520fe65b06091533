/** Stands for a letter or figure that no word of the lists holds. */
const otherLetter = 'ÿ';
/** Stands for any accent that is written as a character of its own. */
export const accent = '\u0301';
/** What a word is made of in a plain text, for use between square brackets. */
export const wordCharacters = `a-z0-9é${otherLetter}${accent}`;

function plainCharacter(character: string): string {
	if (character === 'é' || character === 'É') return 'é';
	if (/[‘’ʼ]/.test(character)) return "'";
	if (/[‐‑]/.test(character)) return '-';
	const letter = character.normalize('NFD').charAt(0).toLowerCase();
	if (/[a-z]/.test(letter)) return letter;
	if (/\p{M}/u.test(character)) return accent;
	return /[\p{L}\p{N}]/u.test(character) ? otherLetter : character;
}

/**
 * The text as the patterns see it: small letters without accents (but é stays: "één" is a number, "een" is not), one
 * kind of apostrophe and hyphen. Every index means the same place as in the text itself. Patterns for such a text need no
 * Unicode classes: with those a phone would take seconds to make them ready.
 */
export function plainText(text: string): string {
	return text.replaceAll(/[\u0080-\uffff]/g, plainCharacter).toLowerCase();
}
