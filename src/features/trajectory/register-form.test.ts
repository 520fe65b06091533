import { expect, test } from 'vitest';
import { checkForm, type RegisterForm, registerForm } from './register-form.ts';

const zones = [{ id: 'westhoek', name: 'Westhoek' }];
const good: RegisterForm = registerForm.parse({
	code: 'T029',
	registeredOn: '2026-01-12',
	startedOn: '2026-02-01',
	ageAtRegistration: '14',
	zone: 'westhoek',
	referrerType: 'CLB',
	referrer: 'De Brug',
});
const check = (change: Partial<RegisterForm>, knownCodes: string[] = []) =>
	checkForm({ ...good, ...change }, { zones, knownCodes, today: '2026-03-01' });

test.each([
	['a code that is there already', { code: 't 029' }, 'code', ['T029']],
	['a code that is a name', { code: 'Lotte' }, 'code', []],
	['no day of registration', { registeredOn: '' }, 'registeredOn', []],
	['a day that does not exist', { closedOn: '30/02/2026' }, 'closedOn', []],
	['closing before start', { closedOn: '2026-01-20' }, 'closedOn', []],
	['a started one without age', { ageAtRegistration: '' }, 'ageAtRegistration', []],
	['a zone outside the list', { zone: 'Mars' }, 'zone', []],
	['a formula', { referrer: '=HYPERLINK("x")' }, 'referrer', []],
	['a name in the reason', { reasonNotStarted: 'Lotte wil niet' }, 'reasonNotStarted', []],
] as const)('%s is said at its own field, in both languages', (_, change, field, known) => {
	const checked = check(change, [...known]);
	const fields = 'fields' in checked ? checked.fields : {};
	expect(Object.keys(fields)).toEqual([field]);
	const said = fields[field];
	expect(said?.nl).toMatch(/\w{3}.*\.$/);
	expect(said?.en).toMatch(/\w{3}.*\.$/);
	expect(said?.en).not.toBe(said?.nl);
});

test('a good line becomes the row that a list would have given', () => {
	expect(check({})).toEqual({
		row: {
			line: 1,
			code: 'T029',
			registeredOn: '2026-01-12',
			startedOn: '2026-02-01',
			closedOn: null,
			ageAtRegistration: 14,
			zone: 'westhoek',
			referrerType: 'CLB',
			referrer: 'De Brug',
			reasonNotStarted: null,
		},
	});
});
