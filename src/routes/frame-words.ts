import type { Locale } from '#platform/locale.ts';

const nl = {
	skip: 'Naar de inhoud',
	menu: 'Menu',
	today: 'Vandaag',
	reflections: 'Reflecties',
	signals: 'Signalen',
	themes: "Thema's",
	trajectories: 'Trajecten',
	mandates: 'Wie beslist wat',
	groups: 'Groepen',
	library: 'Bibliotheek',
	terms: 'Begrippen',
	search: 'Zoek',
	safety: 'Dit gaat over veiligheid',
	region: 'Je regio',
	account: 'Mijn account',
	leave: 'Meld af',
	enter: 'Meld aan',
	language: 'English',
	light: 'Licht',
	dark: 'Donker',
	system: 'Zoals mijn toestel',
	theme: 'Kleuren',
	demonstration: 'Dit is een demonstratie. Niets hier gaat over echte mensen.',
	promise: 'Elk signaal krijgt antwoord',
};
type FrameWords = typeof nl;

const en: FrameWords = {
	skip: 'To the content',
	menu: 'Menu',
	today: 'Today',
	reflections: 'Reflections',
	signals: 'Signals',
	themes: 'Themes',
	trajectories: 'Trajectories',
	mandates: 'Who decides what',
	groups: 'Groups',
	library: 'Library',
	terms: 'Terms',
	search: 'Search',
	safety: 'This is about safety',
	region: 'Your region',
	account: 'My account',
	leave: 'Log out',
	enter: 'Log in',
	language: 'Nederlands',
	light: 'Light',
	dark: 'Dark',
	system: 'Like my device',
	theme: 'Colours',
	demonstration: 'This is a demonstration. Nothing here is about real people.',
	promise: 'Every signal gets an answer',
};

/** The words around every page. */
export const frameWords: Record<Locale, FrameWords> = { nl, en };
