import type { GateLists } from './gate-lists.ts';
import type { Reading } from './gate-reading.ts';
import { type Span, spansOf } from './gate-spans.ts';
import { fold } from './gate-tokens.ts';

/** Latin letters as ranges: with \p{L} these patterns take five times as long to make ready. */
const upper = '[A-ZÀ-ÖØ-Þ]';
const lower = 'a-zß-öø-ɏ';
const letter = `A-ZÀ-ÖØ-Þ${lower}`;
const capital = `${upper}[${lower}][${letter}'’-]*`;
const strong =
	'(?:straat|straatje|laan|laantje|weg|wegel|wegeling|wegje|dreef|plein|pleintje|steenweg|stwg\\.?|baan|lei|kaai|vest|vesten|dijk|singel|gracht|markt|rei|kouter|hofstraat|kade|pad|street|avenue|road|lane)';
const weak =
	'(?:park|hof|hoek|wijk|berg|veld|heide|dorp|bos|akker|meers|poort|plaats|tuin|erf|burg|molen|ring|brug|residentie|square|drive)';
const houseNumber = `(?!(?:19|20)\\d{2}(?!\\d))\\d{1,4}(?: ?[a-zA-Z](?![${letter}]))?(?:/\\d{1,4}[a-zA-Z]?)?(?:,? ?(?:bus|b\\.?|box) ?\\w{1,5})?`;
const place = `${capital}(?:[ -](?:op|aan|den|de|ter|ten|der|Waas)[ -]${capital}| ${capital})?`;
const town = `(?:[,;]? *(?:te )?(?:B-?)?[1-9]\\d{3} ${place}|, ?${capital})`;
const open = `(?<![${letter}\\d])`;
const closed = `(?![${letter}\\d])`;

/** Kerkstraat 14, Oude Gentweg 3 bus 2, Koning Albert I-laan 45; with the town behind it when it is there. */
const street = new RegExp(
	`${open}(?:${capital} ){0,3}(?:${capital}${strong}|${upper}[${letter}]*${weak}|(?:Grote |Oude |Nieuwe )?Markt|Steenweg|Dorp|Plein)(?:,? (?:nr\\.? ?|nummer )?${houseNumber}${closed})(?! (?:jaar|uur|euro|%|keer|kinderen|gezinnen|jongeren))(?:${town})?`,
	'gu',
);
/** Ter Waarde 5, 8900 Ieper: any name, because house number, postcode and town prove it. */
const anyStreet = new RegExp(
	`${open}${capital}(?: (?:van|de|der|den|het|ten|ter|${capital})){0,3} ${houseNumber},? *(?:B-?)?[1-9]\\d{3} ${place}`,
	'gu',
);
/** Written small: only with a number. */
const lowStreet = new RegExp(
	`${open}[${lower}]{3,}(?:straat|straatje|laan|steenweg|dreef|plein|wegel) ${houseNumber}${closed}(?! (?:jaar|uur|euro|%|keer))`,
	'gu',
);
const english = new RegExp(
	`${open}\\d{1,4}[a-z]? (?:${capital} ){1,3}(?:Street|Avenue|Road|Lane|Square|Drive)${closed}(?:${town})?`,
	'gu',
);
const namedStreet = new RegExp(
	`${open}(?:(?:Oude|Nieuwe|Grote|Kleine|Lange|Korte|Sint|Koning|Koningin|Graaf|${capital}se) )?${upper}[${letter}'’-]*(?:straat|straatje|laan|dreef|plein|steenweg|wegel|kaai|singel|lei|vest|baan)${closed}`,
	'gu',
);

/** Words in -straat, -laan and so on that are no street. */
const noStreet =
	/^(?:straat|laan|plein|steenweg|schoolplein|speelplein|loopbaan|rijbaan|autobaan|glijbaan|atletiekbaan|dorpsplein|marktplein|deelbaan|halftijdsbaan|vest|baan|omlaan|oplei|allerlei|velerlei|tweeerlei|geenerlei|generlei|maillei|afslaan|overslaan|stilstaan|singel|melaan|zwembaan|banenplein|leerplein|stadsplein|kerkplein|werkbaan|droombaan|bijbaan)$/;

/**
 * Streets: with a number, together with bus, postcode and town where these follow; and a street without number.
 * The postcode and town alone are left to the places.
 */
export function addresses({ text, lists }: Reading): Span[] {
	const isStreet = (found: string) => {
		const last = fold(found.split(' ').at(-1) ?? '');
		return !noStreet.test(last) && !lists.plainWords.has(last);
	};
	const streets = [
		...spansOf(text, street, 'adres', ({ 0: found }) => !/^(?:Fase|Stap|Groep|Deel|Weg) /u.test(found)),
		...spansOf(text, anyStreet, 'adres'),
	];
	return [
		...streets.map((span) => ({
			...span,
			start: span.start + leadingWords(text.slice(span.start, span.end), lists),
		})),
		...spansOf(text, lowStreet, 'adres'),
		...spansOf(text, english, 'adres'),
		...spansOf(text, namedStreet, 'adres', ({ 0: found }) => isStreet(found)),
	];
}

const ofStreets = new Set(
	'ter ten te oude nieuwe grote kleine lange korte hoge lage koning koningin graaf prins prinses'.split(' '),
);

/** Length of the ordinary words with a capital before a street: 'Adres Kerkstraat 14', 'In Oude Gentweg 3'. */
function leadingWords(found: string, lists: GateLists): number {
	const word = /^(\S+) (?=\S+ \D)/u.exec(found) ?? /^(\S+) (?=\D\S* \d)/u.exec(found);
	const key = fold(word?.[1] ?? '');
	if (!word || ofStreets.has(key) || !(lists.plainWords.has(key) || /^(?:in|op|bij|aan)$/.test(key)))
		return 0;
	return word[0].length + leadingWords(found.slice(word[0].length), lists);
}
