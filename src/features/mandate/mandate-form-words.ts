import type { Locale } from '#platform/locale.ts';

const nl = {
	verb: 'Wat mag of doet die?',
	term: 'Tegen wanneer komt er een antwoord?',
	termHint:
		'De termijn loopt vanaf de dag van ontvangst. Weekends en feestdagen schuiven op naar de volgende werkdag. Wie enkel ingelicht wordt, hoeft niet te antwoorden.',
	byDays: 'Binnen een aantal dagen',
	byMeetings: 'Op een volgend overleg na ontvangst',
	days: 'aantal dagen',
	meetings: 'het hoeveelste overleg',
	fallback: 'dagen, als er geen data bekend zijn',
	termFault: 'Kies een getal van 1 tot 400.',
	limits: 'Binnen welke grenzen?',
	limitsHint: 'Bijvoorbeeld: enkel voor onze eigen werking, of tot een bepaald bedrag.',
	responsibility: 'Met welke verantwoordelijkheid?',
	responsibilityHint: 'Bijvoorbeeld: wie het besluit uitvoert en wie het opvolgt.',
};
type MandateFormWords = typeof nl;

const en: MandateFormWords = {
	verb: 'What may they do?',
	term: 'By when does an answer come?',
	termHint:
		'The term runs from the day of receipt. Weekends and holidays move to the next working day. Who is only informed need not answer.',
	byDays: 'Within a number of days',
	byMeetings: 'At a following meeting after receipt',
	days: 'number of days',
	meetings: 'which meeting, counted',
	fallback: 'days, when no dates are known',
	termFault: 'Choose a number from 1 to 400.',
	limits: 'Within which limits?',
	limitsHint: 'For example: only for our own work, or up to a certain amount.',
	responsibility: 'With which responsibility?',
	responsibilityHint: 'For example: who carries out the decision and who follows it up.',
};

/** The words of the form of a mandate. */
export const mandateFormWords: Record<Locale, MandateFormWords> = { nl, en };
