import type { Locale } from '#platform/locale.ts';

const nl = {
	title: 'Kaarten voor jongeren en ouders',
	lead: 'Elke kaart is voor één antwoord. Daarna werkt ze niet meer.',
	how: [
		'Geef de kaart aan wie wil meedoen. Meedoen mag, het moet niet.',
		'Schud de kaarten en schrijf er geen naam op. Hou geen lijst bij van wie een kaart kreeg.',
		'Vraag niet wat iemand koos, en ook niet of iemand al antwoordde.',
		'Vul zelf geen kaart in. Dan klopt de belofte op de kaart niet meer.',
	],
	count: 'Hoeveel kaarten?',
	countHint: (least: number, most: number) =>
		`Van ${least} tot ${most}. Maak er meer dan vijf: niet iedereen antwoordt.`,
	make: 'Maak de kaarten',
	made: (count: number) => `Dit zijn ${count} kaarten. Je ziet ze maar één keer.`,
	madeLead: 'Druk ze nu af en knip ze uit. We bewaren de codes niet, ook niet voor jou.',
	print: 'Druk ze af met je browser (Ctrl P).',
	card: 'Jouw kijk telt',
	ask: 'Hoe ervaar jij de hulp? Scan de code, of ga naar het adres en typ de code over.',
	promise: [
		'Niemand leest jouw antwoord apart, ook je begeleider niet.',
		'Vanaf vijf antwoorden tonen we ze samen. Zijn er minder, dan gaan ze ongelezen weg.',
		'Je naam vragen we niet. Meedoen mag, het moet niet.',
	],
	until: (day: string) => `Tot en met ${day}.`,
	qr: 'Code om te scannen',
	back: 'Terug naar de ronde',
};
export type CardWords = typeof nl;

const en: CardWords = {
	title: 'Cards for young people and parents',
	lead: 'Each card is for one answer. After that it no longer works.',
	how: [
		'Give the card to who wants to take part. They may, they need not.',
		'Shuffle the cards and write no name on them. Keep no list of who got a card.',
		'Do not ask what somebody chose, nor whether somebody answered already.',
		'Do not fill in a card yourself. The promise on the card would no longer be true.',
	],
	count: 'How many cards?',
	countHint: (least, most) => `From ${least} to ${most}. Make more than five: not everybody answers.`,
	make: 'Make the cards',
	made: (count) => `These are ${count} cards. You see them only once.`,
	madeLead: 'Print them now and cut them out. We do not keep the codes, not even for you.',
	print: 'Print them with your browser (Ctrl P).',
	card: 'Your view counts',
	ask: 'How do you find the help? Scan the code, or go to the address and type the code.',
	promise: [
		'Nobody reads your answer by itself, not even your care worker.',
		'From five answers on we show them together. If there are fewer, they go away unread.',
		'We do not ask your name. You may take part, you need not.',
	],
	until: (day) => `Until ${day}.`,
	qr: 'Code to scan',
	back: 'Back to the round',
};

/** The words of the cards and of the page that makes them. */
export const cardWords: Record<Locale, CardWords> = { nl, en };
