import type { Locale } from '#platform/locale.ts';
import type { RegisterForm } from './register-form.ts';

type Words = {
	readonly labels: Readonly<Record<keyof RegisterForm, string>>;
	readonly hints: Readonly<Partial<Record<keyof RegisterForm, string>>>;
	readonly unknown: string;
};

const nl: Words = {
	labels: {
		code: 'Code',
		registeredOn: 'Aangemeld op',
		startedOn: 'Opgestart op',
		closedOn: 'Afgerond op',
		ageAtRegistration: 'Leeftijd van het eerste kind bij de aanmelding',
		zone: 'Eerstelijnszone',
		referrerType: 'Soort aanmelder',
		referrer: 'Aanmelder',
		reasonNotStarted: 'Waarom niet opgestart',
		frame: 'Kader',
	},
	hints: {
		code: 'Bijvoorbeeld T029. De code zegt niets over het gezin.',
		startedOn: 'Laat leeg zolang het traject niet is opgestart.',
		ageAtRegistration: 'In jaren. Andere kinderen voeg je daarna toe.',
		referrer: 'De naam van de dienst, nooit van een persoon.',
		reasonNotStarted: 'Kort en zonder namen. Bijvoorbeeld: buiten de regio.',
	},
	unknown: 'Niet ingevuld',
};

const en: Words = {
	labels: {
		code: 'Code',
		registeredOn: 'Registered on',
		startedOn: 'Started on',
		closedOn: 'Closed on',
		ageAtRegistration: 'Age of the first child at registration',
		zone: 'Primary-care zone',
		referrerType: 'Kind of referrer',
		referrer: 'Referrer',
		reasonNotStarted: 'Why it did not start',
		frame: 'Frame',
	},
	hints: {
		code: 'For example T029. The code says nothing about the family.',
		startedOn: 'Leave empty as long as the trajectory has not started.',
		ageAtRegistration: 'In years. You add other children afterwards.',
		referrer: 'The name of the service, never of a person.',
		reasonNotStarted: 'Short and without names. For example: outside the region.',
	},
	unknown: 'Not filled in',
};

/** What the fields of a register line are called, per language. */
export const registerFieldWords: Record<Locale, Words> = { nl, en };
