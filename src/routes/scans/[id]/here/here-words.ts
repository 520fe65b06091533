import type { Locale } from '#platform/locale.ts';

const nl = {
	title: 'Samen kijken, op dit scherm',
	lead: 'Geef het scherm aan de jongere of de ouder. Kijk niet mee.',
	promise:
		'Wat iemand hier kiest, tonen we één keer, meteen daarna. Daarna is het weg. Het telt niet mee in de scan.',
	why: 'Wil je dat het meetelt? Geef dan een kaart, en laat iemand alleen antwoorden.',
	show: 'Toon wat ik koos',
	shownTitle: 'Dit koos je',
	shown: 'Dit zie je maar één keer. We bewaren het niet. Als je weggaat van deze pagina, is het weg.',
	talk: 'Praat er samen over. Aan welk moment dacht je?',
	skipped: 'overgeslagen',
	again: 'Begin opnieuw',
	back: 'Terug naar de ronde',
};
type HereWords = typeof nl;

const en: HereWords = {
	title: 'Looking together, on this screen',
	lead: 'Give the screen to the young person or the parent. Do not look along.',
	promise:
		'What somebody chooses here is shown once, right after. Then it is gone. It does not count in the scan.',
	why: 'Do you want it to count? Then give a card, and let somebody answer alone.',
	show: 'Show what I chose',
	shownTitle: 'This is what you chose',
	shown: 'You see this only once. We do not keep it. When you leave this page, it is gone.',
	talk: 'Talk about it together. Which moment did you think of?',
	skipped: 'skipped',
	again: 'Begin again',
	back: 'Back to the round',
};

/** The words of the page on which a young person or parent answers on somebody else's screen. */
export const hereWords: Record<Locale, HereWords> = { nl, en };
