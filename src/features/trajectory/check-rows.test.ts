import { describe, expect, test } from 'vitest';
import { checkRows } from './check-rows.ts';
import { readHeader } from './trajectory-columns.ts';

const header =
	'code;aangemeld_op;opgestart_op;afgerond_op;leeftijd_bij_aanmelding;eerstelijnszone;aanmelder_type;aanmelder;reden_niet_opgestart'.split(
		';',
	);
const zones = [
	{ id: 'westhoek', name: 'Westhoek' },
	{ id: 'houtland-polder', name: 'Houtland & Polder' },
	{ id: 'midden-wvl', name: 'Midden West-Vlaanderen' },
	{ id: 'westkust-polder', name: 'Westkust & Polder' },
	{ id: 'rits', name: 'RITS', aliases: ['De vijfde zone'] },
];

function check(rows: string[], options: { knownCodes?: string[]; locale?: 'nl' | 'en' } = {}) {
	const columns = readHeader(header);
	if ('code' in columns) throw new Error(columns.code);
	const records = rows.map((row, index) => ({ line: index + 2, cells: row.split(';') }));
	return checkRows(records, {
		columns,
		zones,
		knownCodes: [],
		today: '2026-01-31',
		locale: 'nl',
		...options,
	});
}

/** The one fault that a row is refused for, as 'column code'. */
function faults(...rows: string[]): string[] {
	return check(rows).refused.map(({ column, code }) => `${column} ${code}`);
}

describe('a row is refused', () => {
	test('for a day that does not exist, with line, column, value and what to do', () => {
		const good = 'T001;06/04/2023;21/08/2023;01/10/2025;16;Westhoek;SDJ;Brugge;';
		const bad = 'T002;09/04/2023;21/08/2023;30/02/2025;12;Westhoek;Voorziening;Tordale;';
		const { accepted, refused } = check([good, bad]);
		expect(accepted).toHaveLength(1);
		expect(refused).toEqual([
			{
				line: 3,
				column: 'afgerond_op',
				value: '30/02/2025',
				code: 'date-impossible',
				reason:
					'Deze dag bestaat niet. Kijk de datum na en schrijf ze als dag/maand/jaar, bijvoorbeeld 06/04/2023.',
			},
		]);
	});

	test('in English when English is asked', () => {
		const { refused } = check(['T1;30/02/2025;;;;;;;'], { locale: 'en' });
		expect(refused[0]?.reason).toBe(
			'This day does not exist. Check the date and write it as day/month/year, for example 06/04/2023.',
		);
	});

	test.each([
		['6/4/23', 'date-short-year'],
		['31/04/2024', 'date-impossible'],
		['04/25/2023', 'date-impossible'],
		['2023-13-01', 'date-impossible'],
		['april 2023', 'date-form'],
		['06/04-2023', 'date-form'],
		['2023', 'date-form'],
		['06/04/1923', 'date-far'],
		['06/04/2032', 'date-far'],
		['99999', 'date-far'],
	])('for the date %s: %s', (day, code) => {
		expect(faults(`T1;${day};;;;;;;`)).toEqual([`aangemeld_op ${code}`]);
	});

	test('without a date of registration', () => {
		expect(faults('T1;;;;;;;;')).toEqual(['aangemeld_op date-missing']);
	});

	test('when dates are out of order', () => {
		expect(faults('T1;06/04/2023;05/04/2023;;14;Westhoek;SDJ;Ieper;')).toEqual([
			'opgestart_op start-before-registration',
		]);
		expect(faults('T1;06/04/2023;01/05/2023;30/04/2023;14;Westhoek;SDJ;Ieper;')).toEqual([
			'afgerond_op close-before-start',
		]);
		expect(faults('T1;06/04/2023;;30/04/2023;;;;;')).toEqual(['afgerond_op close-without-start']);
	});

	test('for an unknown zone, with the names that look alike', () => {
		const { refused } = check(['T1;06/04/2023;;;;Westhoeck;;;', 'T2;06/04/2023;;;;Midden WV;;;']);
		expect(refused.map((refusal) => [refusal.column, refusal.code])).toEqual([
			['eerstelijnszone', 'zone-unknown'],
			['eerstelijnszone', 'zone-unknown'],
		]);
		expect(refused[0]?.reason).toContain("Bedoel je 'Westhoek'");
		expect(refused[1]?.reason).toContain("'Midden West-Vlaanderen'");
		const [coast] = check(['T1;06/04/2023;;;;Westkust en polders;;;']).refused;
		expect(coast?.reason).toContain("Bedoel je 'Westkust & Polder' of 'Houtland & Polder'");
	});

	test('for a zone that looks like none, with a short list shown whole', () => {
		const { refused } = check(['T1;06/04/2023;;;;Antwerpen-Noord;;;']);
		for (const { name } of zones) expect(refused[0]?.reason).toContain(name);
	});

	test('for a code that is double in the file or already known', () => {
		const rows = ['T001;06/04/2023;;;;;;;', 't 001;07/04/2023;;;;;;;', 'T002;07/04/2023;;;;;;;'];
		const { accepted, refused } = check(rows, { knownCodes: ['T002'] });
		expect(accepted.map((row) => row.code)).toEqual(['T001']);
		expect(refused.map(({ line, code }) => [line, code])).toEqual([
			[3, 'code-double'],
			[4, 'code-known'],
		]);
		expect(refused[0]?.reason).toContain('rij 2');
	});

	test.each([
		['', 'code-empty'],
		['Lotte', 'code-form'],
		['T001 (nieuw)', 'code-form'],
		['T'.padEnd(41, '1'), 'code-form'],
		['93.05.18-223.61', 'code-identifies'],
	])('for the code "%s": %s', (code, fault) => {
		expect(faults(`${code};06/04/2023;;;;;;;`)).toEqual([`code ${fault}`]);
	});

	test.each([
		['zestien', 'age-form'],
		['16,5', 'age-form'],
		['16 jaar', 'age-form'],
		['26', 'age-range'],
		['-1', 'age-range'],
		['2009', 'age-range'],
	])('for the age "%s": %s', (age, code) => {
		expect(faults(`T1;06/04/2023;;;${age};;;;`)).toEqual([`leeftijd_bij_aanmelding ${code}`]);
	});

	test.each([
		'=HYPERLINK("http://voorbeeld.be","klik")',
		'+32 50 00 00 00',
		'-1+1',
		'-5',
		'- geen interesse',
		'@SUM(A1)',
		'|cmd',
		'%0A=1+1',
		'\t=1+1',
		'\tgewone tekst',
		'\uFEFF=1+1',
		'\u200B=1+1',
		'\u0001=1+1',
		"'=1+1",
		'＝1+1',
	])('for a formula in a text: %j', (formula) => {
		expect(faults(`T1;06/04/2023;;;;;;;${formula}`)).toEqual(['reden_niet_opgestart formula']);
	});

	test('for a formula in any other column', () => {
		expect(faults('=1;=2;=3;=4;=5;=6;=7;=8;').map((fault) => fault.split(' ')[1])).toEqual(
			Array.from({ length: 8 }, () => 'formula'),
		);
	});

	test('for invisible characters', () => {
		expect(faults('T1;06/04/2023;;;;;;;buiten\u0000de regio')).toEqual(['reden_niet_opgestart control']);
		expect(faults('T1;06/04/2023;;;;;;;buiten\nde regio')).toEqual(['reden_niet_opgestart control']);
		expect(faults('T\u202E1;06/04/2023;;;;;;;')).toEqual(['code control']);
	});

	test('for a text that is too long, showing only its start', () => {
		const { refused } = check([`T1;06/04/2023;;;;;;;${'é'.repeat(201)}`]);
		expect(refused).toMatchObject([{ code: 'too-long', value: 'é'.repeat(80) }]);
	});

	test('when it started and age, zone or referrer is missing', () => {
		expect(faults('T1;06/04/2023;07/04/2023;;;;;;')).toEqual([
			'leeftijd_bij_aanmelding age-missing',
			'eerstelijnszone zone-missing',
			'aanmelder_type referrer-type-missing',
			'aanmelder referrer-missing',
		]);
	});

	test('for a name or a number of a person in the reason', () => {
		expect(faults('T1;06/04/2023;;;;;;;Lotte wil niet')).toEqual(['reden_niet_opgestart reason-name']);
		expect(faults('T1;06/04/2023;;;;;;;bellen naar 0400 00 00 00')).toEqual([
			'reden_niet_opgestart reason-contact',
		]);
		expect(check(['T1;06/04/2023;;;;;;;mama Ann zei nee']).refused[0]?.reason).toContain('zonder naam');
	});

	test('for the name of a parent as referrer', () => {
		expect(faults('T1;06/04/2023;07/04/2023;;14;Westhoek;Ouder;Ann Peeters;')).toEqual([
			'aanmelder referrer-name',
		]);
	});

	test('when it has too few or too many columns, and then only for that', () => {
		expect(check(['T1;30/02/2023']).refused).toMatchObject([
			{ code: 'cells-missing', column: 'opgestart_op' },
		]);
		expect(check(['T1;06/04/2023;;;;;;;buiten de regio; verhuisd']).refused).toMatchObject([
			{ code: 'cells-extra', column: 'J', value: 'verhuisd' },
		]);
	});

	test('when it lacks a column in the middle and never started, so that nothing else shows it', () => {
		expect(faults('T1;06/04/2023;;;;;;buiten de regio')).toEqual(['reden_niet_opgestart cells-missing']);
	});

	test('for each of its faults once', () => {
		expect(faults('T1;30/02/2023;31/04/2023;;30;Nergens;SDJ;Ieper;Lotte wil niet')).toEqual([
			'aangemeld_op date-impossible',
			'opgestart_op date-impossible',
			'leeftijd_bij_aanmelding age-range',
			'eerstelijnszone zone-unknown',
			'reden_niet_opgestart reason-name',
		]);
	});
});

describe('a row is accepted', () => {
	test('with all its fields', () => {
		expect(check(['T001;6/4/2023;2023-08-21;45931;16;houtland en polder; SDJ ;Brugge;']).accepted).toEqual([
			{
				line: 2,
				code: 'T001',
				registeredOn: '2023-04-06',
				startedOn: '2023-08-21',
				closedOn: '2025-10-01',
				ageAtRegistration: 16,
				zone: 'houtland-polder',
				referrerType: 'SDJ',
				referrer: 'Brugge',
				reasonNotStarted: null,
			},
		]);
	});

	test('when it never started and leaves everything but code and registration empty', () => {
		expect(check(['T1;06/04/2023;;;;;;;', 'T2;06/04/2023;;;;;;;buiten de regio']).accepted).toMatchObject([
			{ startedOn: null, reasonNotStarted: null },
			{ startedOn: null, reasonNotStarted: 'buiten de regio' },
		]);
	});

	test('when Excel left out or added empty cells at its end', () => {
		const rows = [
			'T1;06/04/2023;07/04/2023;;14;Westhoek;SDJ;Ieper',
			'T2;06/04/2023;;;;;;',
			'T3;06/04/2023;;;;;;;buiten de regio;;',
		];
		expect(check(rows).refused).toEqual([]);
	});

	test('when a parent registered and nobody is named', () => {
		expect(check(['T1;06/04/2023;07/04/2023;;14;RITS;Ouder;;']).accepted).toMatchObject([{ referrer: null }]);
	});

	test.each(['rits', 'ELZ RITS', 'de Vijfde-zone'])('with the zone written as %s', (zone) => {
		expect(check([`T1;06/04/2023;;;;${zone};;;`]).accepted).toMatchObject([{ zone: 'rits' }]);
	});

	test.each(['06-04-2023', '06.04.2023', '06/04/2023 00:00', '2023-04-06T00:00:00', '45022'])(
		'with the date written as %s',
		(day) => {
			expect(check([`T1;${day};;;;;;;`]).accepted).toMatchObject([{ registeredOn: '2023-04-06' }]);
		},
	);
});

describe('a header', () => {
	test('is refused when a column is missing or there twice', () => {
		expect(readHeader(header.filter((name) => name !== 'afgerond_op'))).toEqual({
			code: 'columns-missing',
			detail: 'afgerond_op',
		});
		expect(readHeader([...header, 'Code'])).toEqual({ code: 'column-twice', detail: 'Code' });
		expect(readHeader(['naam', 'adres'])).toMatchObject({ code: 'header-not-found' });
	});

	test('may end in columns without a name', () => {
		expect(readHeader([...header, '', ' '])).toMatchObject({ width: 9, needed: 8, ignored: [] });
	});

	test('may be English, in any case and order, with other columns that are left alone', () => {
		const columns = readHeader([
			'Registered on',
			'CODE ',
			'opmerking',
			'started-on',
			'Closed_On',
			'Age at registration',
			'primary care zone',
			'referrer type',
			'Referrer',
		]);
		expect(columns).toMatchObject({
			width: 9,
			ignored: ['opmerking'],
			at: { code: 1, registeredOn: 0, startedOn: 3 },
			label: { code: 'CODE', registeredOn: 'Registered on', reasonNotStarted: 'reden_niet_opgestart' },
		});
	});
});
