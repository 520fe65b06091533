import { addresses } from './gate-addresses.ts';
import { ages } from './gate-age.ts';
import { emails, fileNumbers, urls } from './gate-codes.ts';
import { dates } from './gate-dates.ts';
import type { GateLists } from './gate-lists.ts';
import { names } from './gate-names.ts';
import { accountNumbers, nationalNumbers, phoneNumbers } from './gate-numbers.ts';
import { organisations } from './gate-organisations.ts';
import { selfIncrimination } from './gate-phrases.ts';
import { places } from './gate-places.ts';
import { read } from './gate-reading.ts';
import { type Span, withoutOverlap } from './gate-spans.ts';

export type { Span } from './gate-spans.ts';

/**
 * What in a text could point to someone, in Dutch and in English: names of people, days, places, phone numbers, mail and web
 * addresses, national numbers, postal addresses, days of birth, organisations, file numbers, bank accounts, precise ages; and
 * phrases in which the writer admits that a rule was bent (these give way to a mark of someone on the same words).
 *
 * It helps a person to look, it does not make a text anonymous: a rare illness or a story that all know points as well, and no
 * list holds every name. Not marked on purpose: months, weekdays, seasons, provinces, countries, roles, public services as
 * such, ranges of age, stretches of time. English is covered for dates, ages, titles, small words and phrases; its names and
 * places come from the same lists.
 *
 * Pure, the same in browser and Node; takes a few milliseconds for 2,000 characters.
 * @param lists as `compileGateLists` makes them
 * @returns spans in UTF-16 units, sorted, none overlapping another (of two that do the longest stays)
 */
export function detectSpans(text: string, lists: GateLists): Span[] {
	const reading = read(text, lists);
	return withoutOverlap([
		...nationalNumbers(text),
		...accountNumbers(text),
		...phoneNumbers(text),
		...emails(text),
		...urls(text),
		...fileNumbers(text),
		...dates(reading),
		...ages(reading),
		...addresses(reading),
		...places(reading),
		...organisations(reading),
		...names(reading),
		...selfIncrimination(reading),
	]);
}
