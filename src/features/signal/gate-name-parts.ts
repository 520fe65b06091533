import type { GateLists } from './gate-lists.ts';
import { pointsToNobody, type Reading } from './gate-reading.ts';
import type { Token } from './gate-tokens.ts';

const particles = new Set(
	"van de den der het 't ter ten te von zu da do dos das del della di du la le el al bin ben ibn bint ould ait abu abou vande vanden vander d".split(
		' ',
	),
);

/** Small words that are never a name, Dutch and English; most begin many sentences. */
const stopWords = new Set(
	`de het een ik jij je hij zij ze wij we jullie u hun hem haar mij me ons onze mijn jouw zijn dit dat deze die er en of maar want dus
	als toen wanneer terwijl omdat doordat zodat hoewel indien tenzij zodra sinds na voor op in uit te ten ter van naar bij met zonder
	door over onder boven tussen tegen tot tijdens rond via per om aan af ook nog niet geen wel al alle alles iedereen iemand niemand
	iets niets wie wat waar waarom hoe welke welk elk elke ieder nu dan toch soms vaak altijd nooit daar hier zo zoals eerst daarna
	volgens vandaag gisteren morgen is was zijn waren wordt werd worden heeft had hebben hadden kan kon mag moet wil zal zou gaat komt
	the a an i you he she it we they me him her us them my your his its our their this that these those there and or but so if when
	while because since although though after before for on at by with without from to of in into about over under between as not no
	yes all every everyone everybody someone nobody nothing something who what where why how which now then often always never here
	is was are were be been has have had do does did can could may might must will would shall should let may`.split(
		/\s+/,
	),
);

export const isStopWord = (key: string): boolean => stopWords.has(key);

/** What the list of first names says; a double name (Anne-Sophie) counts when one part is known and each has a capital. */
export function firstNameMark({ lists }: Reading, token: Token): 'sure' | 'word' | 'capital' | undefined {
	const mark = lists.firstNames.get(token.key);
	if (mark !== undefined || !token.text.includes('-')) return mark ?? genitive(token, lists);
	const parts = token.text.split('-');
	if (!parts.every((part) => /^\p{Lu}\p{Ll}+$/u.test(part))) return undefined;
	const known = token.key.split('-').map((part) => lists.firstNames.get(part));
	return known.some((part) => part === 'sure' || part === 'capital') ? 'capital' : undefined;
}

/** Koens fiets: with a capital, and only for a name that is no word. */
function genitive(token: Token, { firstNames, plainWords }: GateLists): 'capital' | undefined {
	if (token.capital !== 'first' || !/[^s]s$/.test(token.key) || token.key.length < 4) return undefined;
	if (plainWords.has(token.key)) return undefined;
	const mark = firstNames.get(token.key.slice(0, -1));
	return mark === 'sure' || mark === 'capital' ? 'capital' : undefined;
}

/** What the list of family names says of the words from `first` to `last` together. */
export function isFamilyName(
	{ tokens, lists }: Reading,
	first: number,
	last: number,
): 'sure' | 'word' | undefined {
	const token = tokens[last];
	if (!token) return undefined;
	const words = tokens.slice(first, last + 1).map(({ key }) => key);
	const mark = lists.familyNames.get(words.join(' '));
	if (mark === undefined && words.length === 1 && /['-]/.test(token.key)) {
		return token.key.split('-').some((part) => part.length > 3 && lists.familyNames.get(part) === 'sure')
			? 'sure'
			: undefined;
	}
	return mark === 'capital' ? 'sure' : mark;
}

/** When small words at `index` (van den, El, de la) lead to a capital: its index. 0 when they do not. */
export function particleRun({ tokens }: Reading, index: number): number {
	let at = index;
	while (at < index + 3 && particles.has(tokens[at]?.key ?? '') && (at === index || tokens[at]?.follows))
		at++;
	const [last, target] = [tokens[at - 1], tokens[at]];
	if (at === index || !target?.follows || target.text.length < 2) return 0;
	// All in capitals only when the small word is too: KOEN DE SMET.
	const shouted = target.capital === 'all' && last?.capital !== 'none';
	return target.capital === 'first' || target.capital === 'mixed' || shouted ? at : 0;
}

/**
 * Whether the words from `first` to `target` can be the rest of a name: a family name of the list, or a capital that nothing
 * explains. Behind small words without a capital (Lotte van Brugge) a place is a place.
 */
export function mayFollowName(
	reading: Reading,
	first: number,
	target: number,
	withFirstName: boolean,
): boolean {
	const { tokens, lists } = reading;
	const [start, token] = [tokens[first], tokens[target]];
	if (!start || !token || token.capital === 'none') return lowFamilyName(reading, first, withFirstName);
	if (isFamilyName(reading, first, target)) return true;
	if (pointsToNobody(reading, target) || isStopWord(token.key)) return false;
	if (token.capital === 'all')
		return token.text.length > 2 && (withFirstName || tokens[first - 1]?.capital === 'all');
	if (target === first && isFamilyName(reading, target, target)) return true;
	if (lists.places.has(token.key)) return target > first && start.capital !== 'none';
	if (firstNameMark(reading, token) !== undefined)
		return target === first || start.capital !== 'none' || !/^(?:van|de|op|te|al)$/.test(start.key);
	if (lists.plainWords.has(token.key)) return withFirstName && (target === first || start.capital !== 'none');
	return true;
}

/** lotte vermeersch, all small: only a family name that is no word. */
function lowFamilyName({ tokens, lists }: Reading, index: number, withFirstName: boolean): boolean {
	const [before, token] = [tokens[index - 1], tokens[index]];
	return (
		withFirstName &&
		before?.capital === 'none' &&
		token !== undefined &&
		token.text.length > 4 &&
		lists.familyNames.get(token.key) === 'sure' &&
		!lists.plainWords.has(token.key)
	);
}
