import { hintsOf, type Mark } from './objectify.ts';

/** More than this at once is a scolding, not a hint. */
const MOST = 3;
const words = { nl: 'Misschien', en: 'Perhaps' };

/** What is said about a text: the marked words with their question, and how it could be said instead. */
export type HintLine = { readonly question: string; readonly example: string };

/** The hints as they are shown, at most three: `“nooit”: hoe vaak is het gebeurd?`, `Misschien: “...”`. */
export function hintLines(marks: readonly Mark[], locale: 'nl' | 'en'): HintLine[] {
	const list = new Intl.ListFormat(locale);
	const quoted = (said: readonly string[]) => list.format(said.slice(0, MOST).map((word) => `“${word}”`));
	const afterColon = (question: string) => question.charAt(0).toLocaleLowerCase(locale) + question.slice(1);
	return hintsOf(marks)
		.slice(0, MOST)
		.map((hint) => ({
			question: `${quoted(hint.words)}: ${afterColon(hint.question)}`,
			example: hint.example ? `${words[locale]}: “${hint.example}”` : '',
		}));
}
