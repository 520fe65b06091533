import type { Locale } from '#platform/locale.ts';

// Texts to policy speak to the reader politely.
const nl = {
	title: 'Antwoord op een vraag uit de praktijk',
	lead: 'U kreeg een code in een mail of op papier. Typ ze hier. U hebt geen account nodig.',
	code: 'Uw code',
	codeHint: 'Acht groepjes van vier tekens. Hoofdletters en streepjes maken niet uit.',
	open: 'Open het dossier',
	wrong:
		'Deze code opent niets (meer). Kijk na of u alles overnam, of vraag een nieuwe code aan wie u de vraag bracht.',
	often: 'Dat waren veel pogingen na elkaar. Wacht een minuut en probeer dan opnieuw.',
	answerTitle: 'Uw antwoord',
	answerLead: 'Kies een van de zes. U kan dit venster sluiten en later terugkomen met dezelfde code.',
	thanksTitle: 'Dank u. Uw antwoord is aangekomen.',
	thanks: 'U nam de tijd om te antwoorden, met een reden erbij. Dat is precies waar mensen op wachten.',
	nextTitle: 'Wat er nu gebeurt',
	next: [
		'De coördinator van de regio vertaalt uw antwoord naar elke tafel die dit aanbracht.',
		'Gezinnen krijgen het ook in gewone woorden te lezen.',
		'Zij zeggen of uw antwoord geholpen heeft. Dat hoort u van ons.',
	],
	yours: 'Dit antwoordde u',
	notNow: 'Dit dossier wacht nu niet op een antwoord van u.',
	leave: 'Sluit af op dit toestel',
};
type ReplyWords = typeof nl;

const en: ReplyWords = {
	title: 'Answer a question from practice',
	lead: 'You received a code by mail or on paper. Type it here. You need no account.',
	code: 'Your code',
	codeHint: 'Eight groups of four characters. Capitals and dashes do not matter.',
	open: 'Open the dossier',
	wrong:
		'This code opens nothing (any more). Check that you copied all of it, or ask for a new code from whoever brought you the question.',
	often: 'That was a lot of attempts in a row. Wait a minute and then try again.',
	answerTitle: 'Your answer',
	answerLead: 'Choose one of the six. You can close this window and come back later with the same code.',
	thanksTitle: 'Thank you. Your answer has arrived.',
	thanks: 'You took the time to answer, and to give a reason. That is exactly what people are waiting for.',
	nextTitle: 'What happens next',
	next: [
		'The coordinator of the region carries your answer to every table that raised this.',
		'Families also read it in plain words.',
		'They say whether your answer helped. You will hear that from us.',
	],
	yours: 'This is what you answered',
	notNow: 'This dossier does not wait for an answer from you now.',
	leave: 'Close on this device',
};

/** The words of the pages on which a body outside Lus answers, per language. */
export const replyWords: Record<Locale, ReplyWords> = { nl, en };
