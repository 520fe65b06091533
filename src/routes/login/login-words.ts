import type { Locale } from '#platform/locale.ts';

const nl = {
	title: 'Meld aan',
	email: 'E-mailadres',
	password: 'Wachtwoord',
	enter: 'Meld aan',
	wrong: 'E-mailadres en wachtwoord passen niet bij elkaar. Kijk ze na en probeer opnieuw.',
	often: 'Dat waren veel pogingen na elkaar. Wacht een minuut en probeer opnieuw.',
	demoTitle: 'Kijk rond in de demonstratie',
	demoLead: 'Kies met wiens ogen je wil kijken. Niets hier gaat over echte mensen.',
};
type LoginWords = typeof nl;
const en: LoginWords = {
	title: 'Log in',
	email: 'E-mail address',
	password: 'Password',
	enter: 'Log in',
	wrong: 'E-mail address and password do not match. Check them and try again.',
	often: 'That was a lot of attempts in a row. Wait a minute and try again.',
	demoTitle: 'Look around in the demonstration',
	demoLead: 'Choose through whose eyes you want to look. Nothing here is about real people.',
};
export const loginWords: Record<Locale, LoginWords> = { nl, en };
