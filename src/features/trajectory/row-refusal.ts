import type { Locale } from '#platform/locale.ts';
import type { Sentence } from '#platform/refusal.ts';

/**
 * One fault of one row: where it stands (`line` as in Excel, `column` as the file calls it), what stood there (cut to
 * 80 characters), a stable code for machines and a sentence that says what to do.
 */
export type RowRefusal = {
	readonly line: number;
	readonly column: string;
	readonly value: string;
	readonly code: RowFaultCode;
	readonly reason: string;
};

const MAX_SHOWN = 80;

const dayExample = '06/04/2023';

const sentences = {
	'quote-open': () => ({
		nl: 'In deze rij gaat een aanhalingsteken open dat nergens sluit. Haal het weg of sluit het.',
		en: 'This row opens a quotation mark that never closes. Remove it or close it.',
	}),
	'cells-missing': (detail) => ({
		nl: `Deze rij heeft te weinig kolommen: ${detail}. Kijk of de rij volledig is en hetzelfde scheidingsteken gebruikt als de eerste rij.`,
		en: `This row has too few columns: ${detail}. Check that it is complete and uses the same separator as the first row.`,
	}),
	'cells-extra': (detail) => ({
		nl: `Deze rij heeft te veel kolommen: ${detail}. Staat er een scheidingsteken in een tekst? Haal het daar weg.`,
		en: `This row has too many columns: ${detail}. Does a text contain the separator? Remove it there.`,
	}),
	formula: () => ({
		nl: 'Deze cel is een formule of begint met een teken waarmee een formule begint (= + - @ | %). Schrijf de gewone tekst, of laat de cel leeg.',
		en: 'This cell is a formula or begins with a sign that starts one (= + - @ | %). Write the plain text, or leave the cell empty.',
	}),
	control: () => ({
		nl: 'In deze cel staat een onzichtbaar teken of een nieuwe regel. Typ de tekst opnieuw, op één regel.',
		en: 'This cell contains an invisible character or a line break. Type the text again, on one line.',
	}),
	'too-long': (detail) => ({
		nl: `Deze tekst is te lang. Maak hem korter: ten hoogste ${detail} tekens.`,
		en: `This text is too long. Make it shorter: at most ${detail} characters.`,
	}),
	'code-empty': () => ({
		nl: 'De code ontbreekt. Geef dit traject een code die niets over het gezin zegt, bijvoorbeeld T001.',
		en: 'The code is missing. Give this trajectory a code that says nothing about the family, for example T001.',
	}),
	'code-form': () => ({
		nl: 'Dit is geen code. Gebruik letters en cijfers, met minstens één cijfer, bijvoorbeeld T001. Gebruik nooit een naam.',
		en: 'This is not a code. Use letters and digits, with at least one digit, for example T001. Never use a name.',
	}),
	'code-identifies': () => ({
		nl: 'Deze code lijkt op een rijksregisternummer. Kies een code die niets over het gezin zegt, bijvoorbeeld T001.',
		en: 'This code looks like a national register number. Choose a code that says nothing about the family, for example T001.',
	}),
	'code-double': (detail) => ({
		nl: `Deze code staat al op rij ${detail}. Geef elk traject een eigen code, of haal een van beide rijen weg.`,
		en: `This code is already on row ${detail}. Give each trajectory its own code, or remove one of the two rows.`,
	}),
	'code-known': () => ({
		nl: 'Deze code is al in gebruik in deze regio. Is het hetzelfde traject, haal de rij dan weg. Kies anders een nieuwe code.',
		en: 'This code is already in use in this region. If it is the same trajectory, remove the row. Otherwise choose a new code.',
	}),
	'date-missing': () => ({
		nl: `De datum van aanmelding ontbreekt. Vul ze in als dag/maand/jaar, bijvoorbeeld ${dayExample}.`,
		en: `The date of registration is missing. Fill it in as day/month/year, for example ${dayExample}.`,
	}),
	'date-form': () => ({
		nl: `Deze datum kunnen we niet lezen. Schrijf ze als dag/maand/jaar, bijvoorbeeld ${dayExample}.`,
		en: `We cannot read this date. Write it as day/month/year, for example ${dayExample}.`,
	}),
	'date-short-year': () => ({
		nl: `Het jaar van deze datum is niet volledig. Schrijf het met vier cijfers, bijvoorbeeld ${dayExample}.`,
		en: `The year of this date is not complete. Write it with four digits, for example ${dayExample}.`,
	}),
	'date-impossible': () => ({
		nl: `Deze dag bestaat niet. Kijk de datum na en schrijf ze als dag/maand/jaar, bijvoorbeeld ${dayExample}.`,
		en: `This day does not exist. Check the date and write it as day/month/year, for example ${dayExample}.`,
	}),
	'date-far': (detail) => ({
		nl: `Deze datum ligt te ver weg. Kijk het jaar na: het moet liggen tussen ${detail}.`,
		en: `This date is too far away. Check the year: it must lie between ${detail}.`,
	}),
	'start-before-registration': (detail) => ({
		nl: `De opstart ligt voor de aanmelding (${detail}). Kijk beide datums na.`,
		en: `The start comes before the registration (${detail}). Check both dates.`,
	}),
	'close-before-start': (detail) => ({
		nl: `De afronding ligt voor de opstart (${detail}). Kijk beide datums na.`,
		en: `The closing comes before the start (${detail}). Check both dates.`,
	}),
	'close-without-start': () => ({
		nl: 'Er is een afronding, maar geen opstart. Vul de datum van opstart in, of maak deze cel leeg.',
		en: 'There is a closing date but no start. Fill in the date of the start, or empty this cell.',
	}),
	'age-form': () => ({
		nl: 'De leeftijd is geen heel getal. Schrijf alleen het aantal jaren, bijvoorbeeld 14.',
		en: 'The age is not a whole number. Write only the number of years, for example 14.',
	}),
	'age-range': () => ({
		nl: 'De leeftijd bij aanmelding moet tussen 0 en 25 jaar liggen. Kijk ze na.',
		en: 'The age at registration must lie between 0 and 25 years. Check it.',
	}),
	'age-missing': () => ({
		nl: 'Dit traject is opgestart, maar de leeftijd bij aanmelding ontbreekt. Vul ze in, bijvoorbeeld 14.',
		en: 'This trajectory has started, but the age at registration is missing. Fill it in, for example 14.',
	}),
	'zone-unknown': (detail) => ({
		nl: `Deze eerstelijnszone staat niet in de lijst van de regio. ${detail}`,
		en: `This primary-care zone is not on the list of the region. ${detail}`,
	}),
	'zone-missing': () => ({
		nl: 'Dit traject is opgestart, maar de eerstelijnszone ontbreekt. Vul een naam uit de lijst in.',
		en: 'This trajectory has started, but the primary-care zone is missing. Fill in a name from the list.',
	}),
	'referrer-type-missing': () => ({
		nl: 'Dit traject is opgestart, maar het soort aanmelder ontbreekt. Vul het in, bijvoorbeeld CLB.',
		en: 'This trajectory has started, but the kind of referrer is missing. Fill it in, for example CLB.',
	}),
	'referrer-missing': () => ({
		nl: 'Dit traject is opgestart, maar de aanmelder ontbreekt. Vul de naam van de dienst in.',
		en: 'This trajectory has started, but the referrer is missing. Fill in the name of the service.',
	}),
	'referrer-name': (detail) => ({
		nl: `Hier staat wellicht de naam van een persoon (${detail}). Maak deze cel leeg: het soort aanmelder volstaat.`,
		en: `This may be the name of a person (${detail}). Empty this cell: the kind of referrer is enough.`,
	}),
	'reason-name': (detail) => ({
		nl: `Hier staat wellicht een naam (${detail}). Schrijf de reden zonder naam.`,
		en: `This may contain a name (${detail}). Write the reason without a name.`,
	}),
	'reason-contact': () => ({
		nl: 'Hier staat een mailadres of een lang nummer. Schrijf de reden zonder gegevens van een persoon.',
		en: 'This contains a mail address or a long number. Write the reason without details of a person.',
	}),
} satisfies Record<string, (detail: string) => Sentence>;

export type RowFaultCode = keyof typeof sentences;

/** Puts one fault in words; `detail` is what the sentence of this code leaves open (another line, a date, a list). */
export function rowRefusal(
	place: { line: number; column: string; value: string },
	fault: { code: RowFaultCode; detail?: string | Sentence },
	locale: Locale,
): RowRefusal {
	const detail = typeof fault.detail === 'object' ? fault.detail[locale] : (fault.detail ?? '');
	return {
		line: place.line,
		column: place.column,
		// Cut by whole characters, but never spread a long text to do so.
		value: [...place.value.slice(0, 2 * MAX_SHOWN)].slice(0, MAX_SHOWN).join(''),
		code: fault.code,
		reason: sentences[fault.code](detail)[locale],
	};
}
