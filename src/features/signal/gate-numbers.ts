import { type Span, spansOf } from './gate-spans.ts';

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Rest of a long number by 97, digit by digit so that it stays exact. */
function restBy97(digits: string): number {
	let rest = 0;
	for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97;
	return rest;
}

/**
 * A Belgian national number: 11 digits, the last two are 97 minus the rest of the first nine by 97.
 * Who was born from 2000 on has a 2 before the nine. A bis number has 20 or 40 added to the month.
 */
export function isNationalNumber(digits: string): boolean {
	if (!/^\d{11}$/.test(digits) || !hasBirthDay(digits)) return false;
	const body = digits.slice(0, 9);
	const check = Number(digits.slice(9));
	return check === 97 - restBy97(body) || check === 97 - restBy97(`2${body}`);
}

function hasBirthDay(digits: string): boolean {
	const month = Number(digits.slice(2, 4));
	return (
		Number(digits.slice(4, 6)) <= 31 &&
		(month <= 12 || (month >= 20 && month <= 32) || (month >= 40 && month <= 52))
	);
}

const nationalNumber = /(?<![\d.,-])\d{2}([. /]?)\d{2}\1\d{2}[-. ]{0,3}\d{3}[. -]?\d{2}(?![\d]|[.,]\d)/g;
const namesNationalNumber =
	/(?:rijksregister(?:nummer)?|nationaal nummer|insz|rrn|bis-?nummer|national (?:register |registry )?number)\D{0,20}$/i;

/** Also with a wrong check when it is written as such a number or named as one: a typing error still points to someone. */
export function nationalNumbers(text: string): Span[] {
	return spansOf(text, nationalNumber, 'rrn', ({ 0: found, index }) => {
		const digits = digitsOf(found);
		if (isNationalNumber(digits)) return true;
		if (namesNationalNumber.test(text.slice(Math.max(0, index - 60), index))) return true;
		return /^\d{2}\.\d{2}\.\d{2}-\d{3}\.\d{2}$/.test(found) && hasBirthDay(digits);
	});
}

/** How many signs an IBAN has, for the countries that occur here. */
const ibanLengths: Record<string, number> = {
	...{
		AT: 20,
		BE: 16,
		BG: 22,
		CH: 21,
		CY: 28,
		CZ: 24,
		DE: 22,
		DK: 18,
		EE: 20,
		ES: 24,
		FI: 18,
		FR: 27,
		GB: 22,
		GR: 27,
	},
	...{
		HR: 21,
		HU: 28,
		IE: 22,
		IT: 27,
		LT: 20,
		LU: 20,
		LV: 21,
		MT: 31,
		NL: 18,
		PL: 28,
		PT: 25,
		RO: 24,
		SE: 24,
		SI: 19,
	},
	...{ SK: 24, TR: 26, UA: 29 },
};

/** Checks country, length and the rest by 97 (ISO 13616); spaces must be out. */
export function isIban(iban: string): boolean {
	const upper = iban.toUpperCase();
	if (!/^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(upper) || ibanLengths[upper.slice(0, 2)] !== upper.length)
		return false;
	const turned = upper.slice(4) + upper.slice(0, 4);
	return restBy97(turned.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))) === 1;
}

/** An IBAN with or without spaces; a Belgian one also when its check is wrong. The old Belgian form too (3-7-2 digits). */
export function accountNumbers(text: string): Span[] {
	const spans = spansOf(text, /(?<!\d)\d{3}-\d{7}-\d{2}(?!\d)/g, 'iban');
	for (const match of text.matchAll(/(?<![\p{L}\p{N}])[a-z]{2}\d{2}(?=[ .-]?[a-z0-9]{4})/giu)) {
		const length = ibanLengths[match[0].slice(0, 2).toUpperCase()];
		if (length === undefined) continue;
		const rest = new RegExp(`^(?:[ .-]?[a-z0-9]){${length - 4}}(?![\\p{L}\\p{N}])`, 'iu').exec(
			text.slice(match.index + 4),
		);
		if (!rest) continue;
		const found = match[0] + rest[0];
		const belgian = /^be[\d .-]+$/i.test(found);
		if (belgian || isIban(found.replace(/[ .-]/g, ''))) {
			spans.push({ start: match.index, end: match.index + found.length, type: 'iban' });
		}
	}
	return spans;
}

const belgianPrefix = String.raw`(?:(?:\+|00)32[ ./-]?(?:\(0\)[ ]?)?|\(?0)`;
/** A mobile number has nine digits behind the first 0, a number with a zone eight. */
const phonePatterns = [
	new RegExp(String.raw`(?<![\p{L}\d+])${belgianPrefix}4[5-9]\d(?:[ ./-]{0,3}\d){6}(?!\d|[.,/-]\d)`, 'gu'),
	new RegExp(
		String.raw`(?<![\p{L}\d+])${belgianPrefix}[1-9]\d?\)?(?:[ ./-]{0,3}\d){6,7}(?!\d|[.,/-]\d)`,
		'gu',
	),
	/(?<![\p{L}\d+])(?:\+|00)(?!32)[1-9]\d{0,2}(?:[ ./()-]{0,2}\d){7,11}(?!\d)/gu,
];

function isPhone(found: string): boolean {
	if (/^\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d{2}/.test(found)) return false;
	const digits = digitsOf(found.replace('(0)', ''));
	const abroad = /^(?:\+|00)/.test(found) && !/^(?:\+|00)32/.test(found);
	if (abroad) return digits.length >= 9;
	const national = digits.replace(/^(?:0032|32(?=\d{8,9}$)|0)/, '');
	if (!/^(?:4[5-9]\d{7}|[1-9]\d{7})$/.test(national)) return false;
	// Groups of one digit are a list of numbers, not a phone number.
	return !/[ ./-]\d(?=[ ./-])/.test(found.replace(/^\+?\d+[ ./-]?/, ' '));
}

/** Belgian mobile and fixed numbers (0478 12 34 56, 051/22.33.44, +32 (0)51 22 33 44) and foreign ones with + or 00. */
export function phoneNumbers(text: string): Span[] {
	return phonePatterns.flatMap((pattern) =>
		spansOf(text, pattern, 'telefoon', ({ 0: found }) => isPhone(found)),
	);
}
