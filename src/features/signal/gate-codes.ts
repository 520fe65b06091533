import { type Span, spansOf } from './gate-spans.ts';

const email =
	/(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}][\p{L}\p{N}._%+-]*(?:@|\s?[[(](?:at|@)[\])]\s?)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/giu;
const address = /(?:https?:\/\/|www\.)[^\s<>"“”«»]+/giu;
const bareDomain =
	/(?<![\p{L}\p{N}@._-])[\p{L}\p{N}][\p{L}\p{N}-]{2,}(?:\.[\p{L}\p{N}-]+)*\.(?:be|com|org|net|eu|nl|vlaanderen|brussels)(?:\/[^\s<>"“”«»]*)?(?![\p{L}\p{N}@-])/giu;

/** Mail addresses, also with (at). */
export function emails(text: string): Span[] {
	return spansOf(text, email, 'email');
}

/** Web addresses, with or without http; a full stop or bracket that closes the sentence is left out. */
export function urls(text: string): Span[] {
	return [...spansOf(text, address, 'url'), ...spansOf(text, bareDomain, 'url')].map((span) => ({
		...span,
		end: span.start + text.slice(span.start, span.end).replace(/[.,;:!?)\]'’]+$/, '').length,
	}));
}

/** A code that carries a year and a number: JHR-2024-00871, D2023/118, 2024/JHR/00871. */
const yearCode =
	/(?<![\p{L}\p{N}])(?:\p{Lu}{1,6}[-/.]?(?:19|20)\d{2}[-/.]\d{2,7}|\p{Lu}{2,6}[-/.]\d{2,7}[-/.](?:19|20)\d{2}|(?:19|20)\d{2}[-/.]\p{Lu}{1,6}[-/.]?\d{2,7}|\p{Lu}{2}\.\d{2}\.\p{L}\d\.\d{4,7}\/\d{2,4})(?![\p{L}\p{N}])/gu;

const numberOfFile =
	/(?<=(?<![\p{L}])(?:(?:dossier|cli[eë]nt|pati[eë]nt|klant|notitie|zaak|aanmeld(?:ings)?|rol|pv|trajec?t|stam|leerling|case|file|client|reference)[ -]?(?:nummers?|nrs?\.?|code|number|no\.?|id)|p\.?v\.?|rolnr\.?|ref(?:erentie|erence)?\.?|kenmerk|dossiers?|traject|case|file|n°)[ :#-]{1,3}(?:is |nummer |nr\.? |n° ?)?)(?=[\p{L}./-]{0,12}\d)[\p{L}\d][\p{L}\d./-]{1,24}(?<![./-])(?![\p{L}\d])/giu;

/** Only what can be a code: a bare year, a word with one digit or a count is none. */
function isCode(found: string): boolean {
	const digits = found.replace(/\D/g, '').length;
	if (/^(?:19|20)\d{2}$/.test(found) || /^\d{1,2}[./-]\d{1,2}([./-]\d{2,4})?$/.test(found)) return false;
	return digits >= 3 && !/^\d+-\p{Ll}/u.test(found);
}

/** Numbers of files: by their own form, or because a word before them says so. The word itself stays outside. */
export function fileNumbers(text: string): Span[] {
	return [
		...spansOf(text, yearCode, 'dossier'),
		...spansOf(text, numberOfFile, 'dossier', ({ 0: found }) => isCode(found)),
	];
}
