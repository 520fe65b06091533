import type { Locale } from '#platform/locale.ts';

const nl = {
	title: 'Wat zien jullie?',
	lead: 'Je kreeg een code of een link van een groep. Typ de code hier. Je hebt geen account nodig.',
	code: 'Jullie code',
	codeHint: 'Zes groepjes van vier tekens, en nog twee. Hoofdletters en streepjes maken niet uit.',
	start: 'Bekijk de vragen',
	notHere:
		'Op dit toestel staat je code niet meer. Kopieer je tekst, typ de code opnieuw en plak je tekst erin.',
	toCode: 'Typ de code opnieuw',
	often: 'Dat waren veel pogingen na elkaar. Wacht een minuut en probeer dan opnieuw.',
	asks: (circle: string, region: string) => `${circle} (${region}) vraagt dit.`,
	from: (name: string) => `Je antwoordt als: ${name}.`,
	until: (day: string) => `Antwoorden kan tot en met ${day}.`,
	why: 'Waarom ze dit vragen',
	who: 'Wie leest dit?',
	together: (circle: string) =>
		`De leden van ${circle}, allemaal tegelijk, na de laatste dag of als ze vroeger afsluiten.`,
	atOnce: (circle: string) => `De leden van ${circle}, zodra je verstuurt.`,
	promise: [
		'We vragen je naam niet. Bij je antwoord staat alleen van welke achterban het komt.',
		'Er kunnen meer mensen van jullie antwoorden. Alleen of samen, het mag allebei.',
		'Schrijf geen naam van een kind, een ouder of een collega, en niets waaraan je een gezin herkent.',
		'Na het versturen kan je niets meer veranderen.',
	],
	nuance: 'Een antwoord kan als nuance bij een thema komen te staan, met jullie achterban erbij.',
	skip: 'Je mag vragen leeg laten.',
	send: 'Verstuur ons antwoord',
	thanks: 'Dank je wel',
	thanksLead: 'Je antwoord is aangekomen.',
	next: 'De groep leest het samen met dat van anderen. Vraag later gerust wat ermee gebeurde.',
	more: 'Antwoord nog eens, voor iemand anders',
	close: 'Of sluit dit venster. Op dit toestel blijft van je antwoord niets staan.',
};
type GuestWords = typeof nl;

const en: GuestWords = {
	title: 'What do you see?',
	lead: 'You got a code or a link from a group. Type the code here. You need no account.',
	code: 'Your code',
	codeHint: 'Six groups of four characters, and two more. Capitals and dashes do not matter.',
	start: 'Look at the questions',
	notHere: 'Your code is no longer on this device. Copy your text, type the code again and paste your text.',
	toCode: 'Type the code again',
	often: 'That was a lot of attempts in a row. Wait a minute and then try again.',
	asks: (circle, region) => `${circle} (${region}) asks this.`,
	from: (name) => `You answer as: ${name}.`,
	until: (day) => `You can answer until ${day}.`,
	why: 'Why they ask this',
	who: 'Who reads this?',
	together: (circle) =>
		`The members of ${circle}, all at the same time, after the last day or when they close earlier.`,
	atOnce: (circle) => `The members of ${circle}, as soon as you send.`,
	promise: [
		'We do not ask your name. With your answer stands only which constituency it comes from.',
		'More people among you may answer. Alone or together, both are fine.',
		'Write no name of a child, a parent or a colleague, and nothing by which a family is recognised.',
		'After sending you can no longer change anything.',
	],
	nuance: 'An answer may come to stand at a theme as a nuance, with your constituency beside it.',
	skip: 'You may leave questions empty.',
	send: 'Send our answer',
	thanks: 'Thank you',
	thanksLead: 'Your answer has arrived.',
	next: 'The group reads it together with those of others. Feel free to ask later what came of it.',
	more: 'Answer once more, for somebody else',
	close: 'Or close this window. Nothing of your answer stays on this device.',
};

/** The words to somebody who answers homework with a code, per language. */
export const guestWords: Record<Locale, GuestWords> = { nl, en };
