import type { Locale } from '#platform/locale.ts';
import type { Sentence } from '#platform/refusal.ts';

/** Why a whole file cannot be read: a stable code for machines, a sentence for people that says what to do. */
export type FileRefusal = { readonly code: FileFaultCode; readonly reason: string };

/** What went wrong, before it is put in words. `detail` names columns or a number, never content of a row. */
export type FileFault = { readonly code: FileFaultCode; readonly detail?: string };

const sentences = {
	'file-empty': () => ({
		nl: 'Het bestand is leeg. Kies het bestand met de lijst van trajecten.',
		en: 'The file is empty. Choose the file that holds the list of trajectories.',
	}),
	'file-too-big': () => ({
		nl: 'Het bestand is groter dan 25 MB. Splits de lijst in kleinere bestanden, bijvoorbeeld één per jaar.',
		en: 'The file is larger than 25 MB. Split the list into smaller files, for example one for each year.',
	}),
	'file-unpacked-too-big': () => ({
		nl: 'Uitgepakt is dit Excel-bestand groter dan 200 MB. Bewaar alleen de lijst zelf in een nieuw bestand.',
		en: 'Unpacked, this Excel file is larger than 200 MB. Save only the list itself in a new file.',
	}),
	'file-damaged': () => ({
		nl: 'Het bestand is beschadigd. Open het in Excel, bewaar het opnieuw en probeer nog eens.',
		en: 'The file is damaged. Open it in Excel, save it again and try once more.',
	}),
	'file-old-or-locked': () => ({
		nl: 'Dit is een Excel-bestand van een oude soort (.xls) of met een wachtwoord. Bewaar het als .xlsx zonder wachtwoord.',
		en: 'This is an old kind of Excel file (.xls) or one with a password. Save it as .xlsx without a password.',
	}),
	'file-not-xlsx': () => ({
		nl: 'Dit is geen werkmap die we kunnen lezen. Bewaar de lijst in Excel als .xlsx of als CSV.',
		en: 'This is not a workbook that we can read. Save the list in Excel as .xlsx or as CSV.',
	}),
	'file-not-table': () => ({
		nl: 'Dit bestand is geen lijst. Bewaar de lijst in Excel als .xlsx of als CSV en kies dat bestand.',
		en: 'This file is not a list. Save the list in Excel as .xlsx or as CSV and choose that file.',
	}),
	'file-too-heavy': () => ({
		nl: 'Dit bestand vraagt te veel tijd of geheugen. Splits de lijst in kleinere bestanden.',
		en: 'This file takes too much time or memory. Split the list into smaller files.',
	}),
	'header-not-found': () => ({
		nl: 'We vinden de namen van de kolommen niet. Zet ze op de eerste rij, in een CSV gescheiden door een puntkomma. In Excel lezen we het eerste werkblad.',
		en: 'We cannot find the names of the columns. Put them on the first row, separated by a semicolon in a CSV. In Excel we read the first sheet.',
	}),
	'columns-missing': (detail) => ({
		nl: `Deze kolommen ontbreken: ${detail}. Voeg ze toe. Is er niets in te vullen, laat de cellen dan leeg.`,
		en: `These columns are missing: ${detail}. Add them. If there is nothing to fill in, leave the cells empty.`,
	}),
	'column-twice': (detail) => ({
		nl: `De kolom ${detail} staat er twee keer in. Hou er één over.`,
		en: `The column ${detail} is there twice. Keep one of them.`,
	}),
	'rows-none': () => ({
		nl: 'Onder de kolomnamen staat geen enkele rij. Vul de lijst aan en probeer opnieuw.',
		en: 'There is not a single row below the column names. Fill in the list and try again.',
	}),
	'rows-too-many': (detail) => ({
		nl: `Het bestand heeft meer dan ${new Intl.NumberFormat('nl-BE').format(Number(detail))} rijen. Splits de lijst in kleinere bestanden.`,
		en: `The file has more than ${new Intl.NumberFormat('en-GB').format(Number(detail))} rows. Split the list into smaller files.`,
	}),
} satisfies Record<string, (detail: string) => Sentence>;

export type FileFaultCode = keyof typeof sentences;

/** Puts a fault in words in the asked language. */
export function fileRefusal(fault: FileFault, locale: Locale): FileRefusal {
	return { code: fault.code, reason: sentences[fault.code](fault.detail ?? '')[locale] };
}
