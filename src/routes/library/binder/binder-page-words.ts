import type { Locale } from '#platform/locale.ts';

const nl = {
	title: 'De klapper',
	back: 'Naar de bibliotheek',
	lead: 'Alles uit de bibliotheek op papier, om op tafel te leggen. Ook zonder Lus kun je ermee aan de slag.',
	choose: 'Kies papier en taal',
	paper: 'Papier',
	papers: { a4: 'A4, voor op tafel', a3: 'A3, om van ver te lezen of samen op te schrijven' },
	language: 'Taal',
	languages: { nl: 'Nederlands', en: 'Engels' },
	show: 'Kies dit',
	whole: 'De hele klapper',
	wholeText: 'Meer dan 200 bladen met een inhoudstafel en bladnummers. Het duurt even voor hij klaar is.',
	wholeGo: 'Download de hele klapper',
	partGo: 'Download dit deel',
	single: (count: number) => (count === 1 ? 'Of neem het ene blad' : `Of kies uit ${count}`),
	hint: 'Print op ware grootte en aan twee kanten. Zwart-wit is ook goed.',
};
export type BinderPageWords = typeof nl;

const en: BinderPageWords = {
	title: 'The binder',
	back: 'To the library',
	lead: 'Everything in the library on paper, to lay on the table. You can work with it without Lus too.',
	choose: 'Choose paper and language',
	paper: 'Paper',
	papers: { a4: 'A4, for the table', a3: 'A3, to read from afar or to write on together' },
	language: 'Language',
	languages: { nl: 'Dutch', en: 'English' },
	show: 'Choose this',
	whole: 'The whole binder',
	wholeText: 'More than 200 sheets with contents and page numbers. It takes a moment to make.',
	wholeGo: 'Download the whole binder',
	partGo: 'Download this part',
	single: (count) => (count === 1 ? 'Or take the one sheet' : `Or choose from ${count}`),
	hint: 'Print at actual size and on both sides. Black and white is fine too.',
};

export const binderPageWords: Record<Locale, BinderPageWords> = { nl, en };
