import { describe, expect, test } from 'vitest';
import { findContact, findName } from './reason-name.ts';

describe('a name is found', () => {
	test.each([
		['Lotte wil niet', 'Lotte'],
		['mama Ann zei nee', 'Ann'],
		['mama ann zei nee', 'ann'],
		['lotte wil niet', 'lotte'],
		['LOTTE WIL NIET', 'LOTTE'],
		['Lottes school volgt op', 'Lottes'],
		['Xandro weigert', 'Xandro'],
		['geen akkoord van mevrouw Vandeputte', 'Vandeputte'],
		['gezin peeters is verhuisd', 'peeters'],
		['gezin PEETERSVELDE is verhuisd', 'PEETERSVELDE'],
		['gezin P. haakt af', 'P.'],
		['moeder van J.V. wil niet', 'J.'],
		['Geen plaats. Fatoumata wacht nog', 'Fatoumata'],
		['andere reden: Ruben is verhuisd', 'Ruben'],
		['verhuisd met Jean-Pierre', 'Jean-Pierre'],
		['mother Grace declined', 'Grace'],
		['Emma does not want help', 'Emma'],
	])('in "%s"', (reason, name) => {
		expect(findName(reason)).toBe(name);
	});
});

describe('no name is found', () => {
	test.each([
		'buiten de regio',
		'vraag hoort bij jeugdhulpregie',
		'andere hulp gevonden',
		'traject al afgesloten',
		'geen toestemming van het gezin',
		'Buiten de regio',
		'Geen Toestemming Van Het Gezin',
		'GEEN TOESTEMMING',
		'Moeder wil niet',
		'Gezin haakt af, school volgt op',
		'School vraagt geen hulp meer',
		'CLB volgt op, ook OCJ en VAPH zijn op de hoogte',
		'doorverwezen naar v.z.w. in Brugge',
		'verhuisd naar West-Vlaanderen of Sint-Niklaas',
		'plan B. werkt niet',
		'jongere wil eerst rust; ouders ook',
		'elke ouder mag kiezen',
		'Zorgregisseur vraagt uitstel',
		"Family says I'm not needed",
		'Mother will not come',
		'Outside the region',
		'The family moved to Ghent',
	])('in "%s"', (reason) => {
		expect(findName(reason)).toBeUndefined();
	});
});

test('a mail address or a long number is found, a date is not', () => {
	expect(findContact('mail naar iemand@huis.example')).toBe(true);
	expect(findContact('0400/00.00.00')).toBe(true);
	expect(findContact('12.03.04-123.45')).toBe(true);
	expect(findContact('gestopt op 06/04/2023')).toBe(false);
	expect(findContact('schooljaar 2023-2024')).toBe(false);
	expect(findContact('wacht al 12 weken')).toBe(false);
});
