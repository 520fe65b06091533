import type { Locale } from '#platform/locale.ts';

const nl = {
	title: 'Hoe ervaar jij de hulp?',
	lead: 'Kies bij elke zin wat voor jou het best past. Er is geen goed of fout.',
	who: 'Wie leest dit?',
	promise: [
		'Niemand leest jouw antwoord apart, ook je begeleider niet.',
		'Vanaf vijf antwoorden tonen we ze samen. Zijn er minder, dan gaan ze ongelezen weg.',
		'We vragen je naam niet. Op dit toestel blijft niets staan.',
		'Je mag elke vraag overslaan en altijd stoppen. Dat verandert niets aan je hulp.',
	],
	question: (number: number, count: number) => `Vraag ${number} van ${count}`,
	skip: 'Ik sla dit over',
	next: 'Volgende vraag',
	last: 'Naar het einde',
	end: 'Klaar?',
	endLead: 'Je kan nog terug naar boven. Na het versturen kan je niets meer veranderen.',
	send: 'Verstuur mijn antwoord',
	leave: 'Verlaat deze pagina snel',
	codeTitle: 'Jouw kijk telt',
	codeLead: 'Je kreeg een kaart. Typ de code die erop staat. Je hebt geen account nodig.',
	code: 'De code op je kaart',
	codeHint: 'Zes groepjes van vier tekens, en nog twee. Hoofdletters en streepjes maken niet uit.',
	start: 'Begin',
	unknown: 'Deze code werkt niet, of niet meer. Kijk na of je alles juist typte.',
	often: 'Dat waren veel pogingen na elkaar. Wacht een minuut en probeer dan opnieuw.',
	thanks: 'Dank je wel',
	thanksLead: 'Je antwoord is aangekomen.',
	thanksNext: [
		'Samen met dat van anderen toont het hoe jullie de hulp zien.',
		'De kaart is nu op. Op dit toestel staat niets meer van jou.',
		'Wil je er met iemand over praten? Dat mag altijd, met wie jij kiest.',
	],
	close: 'Je mag dit venster sluiten.',
};
export type ClientWords = typeof nl;

const en: ClientWords = {
	title: 'How do you find the help?',
	lead: 'At each sentence, choose what fits best for you. There is no right or wrong.',
	who: 'Who reads this?',
	promise: [
		'Nobody reads your answer by itself, not even your care worker.',
		'From five answers on we show them together. If there are fewer, they go away unread.',
		'We do not ask your name. Nothing stays on this device.',
		'You may skip any question and stop at any time. That changes nothing about your help.',
	],
	question: (number, count) => `Question ${number} of ${count}`,
	skip: 'I skip this one',
	next: 'Next question',
	last: 'To the end',
	end: 'Ready?',
	endLead: 'You can still go back up. After sending you can no longer change anything.',
	send: 'Send my answer',
	leave: 'Leave this page quickly',
	codeTitle: 'Your view counts',
	codeLead: 'You got a card. Type the code that is on it. You need no account.',
	code: 'The code on your card',
	codeHint: 'Six groups of four characters, and two more. Capitals and dashes do not matter.',
	start: 'Begin',
	unknown: 'This code does not work, or no longer. Check that you typed all of it.',
	often: 'That was a lot of attempts in a row. Wait a minute and then try again.',
	thanks: 'Thank you',
	thanksLead: 'Your answer has arrived.',
	thanksNext: [
		'Together with those of others it shows how you all see the help.',
		'The card is used up. Nothing of you is left on this device.',
		'Do you want to talk about it? You always may, with whomever you choose.',
	],
	close: 'You may close this window.',
};

/** The words to a young person or parent who answers. */
export const clientWords: Record<Locale, ClientWords> = { nl, en };
