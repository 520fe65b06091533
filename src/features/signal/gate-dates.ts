import type { Reading } from './gate-reading.ts';
import { type Span, spansOf } from './gate-spans.ts';

const months =
	'januari|january|jan|februari|february|feb|maart|march|mrt|mar|april|apr|mei|may|juni|june|jun|juli|july|jul|augustus|august|aug|september|sept|sep|oktober|october|okt|oct|november|nov|december|dec';
const englishMonths =
	'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec';
const dayWords =
	'eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste|negende|tiende|elfde|twaalfde|dertiende|veertiende|vijftiende|zestiende|zeventiende|achttiende|negentiende|twintigste|dertigste|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|twintig|(?:één|twee|drie|vier|vijf|zes|zeven|acht|negen)[eë]ntwintig(?:ste)?|dertig|[eé][eé]nendertig(?:ste)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth';

const day = '(?:0?[1-9]|[12]\\d|3[01])';
const ordinal = '(?:ste|de|e|st|nd|rd|th)?';
const year = "(?:,?[ -]?(?:(?:19|20)\\d{2}(?!\\d)|['’]\\d{2}(?!\\d)))?";
const free = '(?<![\\p{L}\\p{N}.,/-])';
const until = '(?![\\p{L}\\p{N}])';

/** 12 maart 2024, 3de mei, 12 tot 15 maart, 2, 3 en 4 mei, 12th of March, 12-mrt-2024. */
const dayMonth = new RegExp(
	`(?<![\\p{L}\\p{N}/-])(?:${day}${ordinal}(?: ?(?:,|-|–|&|/) ?| (?:en|of|op|tot(?: en met)?|t/m|t\\.e\\.m\\.|tem|and|or|to) )){0,6}${day}${ordinal}(?: of)?[ -](?<month>${months})(?:\\.(?=[ ,]))?${until}${year}`,
	'gu',
);
/** March 12, May 3rd 2024: only with a capital, so that the Dutch 'in maart 12 gezinnen' stays out. */
const monthDay = new RegExp(
	`(?<![\\p{L}\\p{N}])(?:${englishMonths})\\.? ${day}(?:(?:st|nd|rd|th)|(?=,? (?:19|20)\\d{2})|(?=[.,;:!?)]|$)|(?<=(?:on|since|from|until|till|by|before|after|dated) \\p{L}+\\.? \\d{1,2})(?!\\d))${until}${year}`,
	'gu',
);
const spelledDay = new RegExp(
	`(?<![\\p{L}\\p{N}])(?:${dayWords})(?: of)? (?:${months})${until}${year}`,
	'gu',
);
const numeric = new RegExp(
	`${free}(?:(?<d1>\\d{1,2}) ?([/.-]) ?(?<m1>\\d{1,2}) ?\\2 ?(?:(?:19|20)\\d{2}|\\d{2})|(?:19|20)\\d{2}([/.-])(?<m2>\\d{1,2})\\4(?<d2>\\d{1,2}))(?![\\p{L}\\p{N}]|[.,/-]\\d)`,
	'gu',
);
const short = new RegExp(
	`${free}(?<d>\\d{1,2})(?<sign>[/.-])(?<m>\\d{1,2})(?![\\p{L}\\p{N}%]|[.,/:-]\\d|[.,]\\d)`,
	'gu',
);
const beforeShort =
	/(?:^|[^\p{L}])(?:op|sinds|vanaf|tot|tegen|tussen|dd\.?|d\.d\.|datum:?|t\.e\.m\.|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|on|since|until|from|dated?|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d{1,2}\/\d{1,2} (?:en|tot|t\/m|of|and|to)) $/u;

function isDay(dayText: string | undefined, monthText: string | undefined): boolean {
	const [d, m] = [Number(dayText), Number(monthText)];
	return d >= 1 && m >= 1 && m <= 12 && d <= (m === 2 ? 29 : [4, 6, 9, 11].includes(m) ? 30 : 31);
}

/** 3/11 is a day, 3/4 of 8/10 rather a part or a mark; 12-14 and 12.30 are days only where a day is announced. */
function isShortDate(text: string, match: RegExpExecArray): boolean {
	const { d, m, sign } = match.groups ?? {};
	if (!isDay(d, m)) return false;
	const before = text.slice(Math.max(0, match.index - 14), match.index);
	const end = match.index + match[0].length;
	const after = text.slice(end, end + 12);
	const announced = beforeShort.test(before);
	if (/^ ?(?:u(?:ur)?\b|jaar|van de|deel|euro|ste\b|de\b|werk)/u.test(after)) return false;
	if (sign !== '/') return announced && /^\d{2}.\d{2}$/.test(match[0]);
	if (announced) return true;
	const part = Number(d) <= Number(m) && [2, 3, 4, 5, 6, 8, 10].includes(Number(m)) && !/^0/.test(match[0]);
	return !part && match[0] !== '24/7' && match[0] !== '7/7';
}

/** '3 Jan' without more is rather someone's name. */
function isMonth(text: string, { 0: found, index, groups }: RegExpExecArray): boolean {
	if (groups?.month !== 'jan' || /\d{4}$|\./.test(found)) return true;
	return !text.slice(index, index + found.length).includes('Jan');
}

const birthWords =
	/(?:geboren|geboortedatum|geboortedag|geb\.?|gebdat\.?|°|born|date of birth|birth ?date|d\.?o\.?b\.?)(?:[^.;!?\n\d]|\b(?:geb|d\.o\.b)\.){0,40}$/u;
/** Geboren in 2010, geboren te Ieper in mei 2010, geboortejaar 2010, °2010: here a year is enough. */
const birthYear = new RegExp(
	`(?<=(?<!\\p{L})(?:geboren|geboortejaar|geb\\.|born|year of birth)(?: is)?[: ]{1,2}(?:(?:te|in) \\p{Lu}[\\p{L}-]+ )?(?:in )?)(?:(?:${months}) )?(?:19|20)\\d{2}(?!\\d|[/.-]\\d)|° ?(?:19|20)\\d{2}(?!\\d|[/.-]\\d)`,
	'gu',
);

function asBirth(text: string, span: Span): Span {
	const before = text.slice(Math.max(0, span.start - 60), span.start);
	if (!birthWords.test(before) && !/^,? \(?(?:geboren|born)/.test(text.slice(span.end, span.end + 12)))
		return span;
	const sign = /° ?$/.exec(before)?.[0].length ?? 0;
	return { start: span.start - sign, end: span.end, type: 'geboortedatum' };
}

/**
 * Days: with digits (03/07/2011, 3-7-11, 2024-03-12, 3/11), with a month in Dutch or English, or spelled (twaalf maart).
 * After 'geboren', 'born' or ° they are a date of birth, and so is a bare year.
 * A weekday, a month, a season or a month with a year identifies nobody and stays unmarked.
 */
export function dates({ text, low }: Reading): Span[] {
	const days = [
		...spansOf(low, dayMonth, 'datum', (match) => isMonth(text, match)),
		...spansOf(text, monthDay, 'datum'),
		...spansOf(low, spelledDay, 'datum'),
		...spansOf(text, numeric, 'datum', ({ groups }) =>
			isDay(groups?.d1 ?? groups?.d2, groups?.m1 ?? groups?.m2),
		),
		...spansOf(low, short, 'datum', (match) => isShortDate(low, match)),
	];
	return [...days.map((span) => asBirth(low, span)), ...spansOf(low, birthYear, 'geboortedatum')];
}
