import type { Locale } from '#platform/locale.ts';

const nl = {
	title: 'Geef elk signaal zijn antwoord',
	lead: 'Wie een signaal gaf, leest jouw antwoord en oordeelt of het geholpen heeft. Geef elk zijn eigen tekst.',
	back: 'Terug naar het thema',
	draft: 'Begin met een gezamenlijke tekst',
	draftHint: 'Schrijf hier wat voor iedereen geldt. Zet het daarna onder elk signaal en pas het daar aan.',
	draftBody: 'Tekst voor iedereen',
	draftPlain: 'In gewone woorden',
	spread: 'Zet dit onder elk leeg antwoord',
	body: 'Antwoord aan wie dit aanbracht',
	plainWords: 'In gewone woorden, voor het gezin',
	send: 'Verstuur de ingevulde antwoorden',
	sendHint:
		'Wat je leeg laat, blijft hier wachten. Een antwoord dat vertrokken is, kan je niet meer terughalen.',
	none: 'Elk signaal in dit thema heeft zijn antwoord.',
	noneYet: 'Er is nog geen beslissing. Een antwoord volgt op de beslissing, met de reden erbij.',
	onTrial: (count: number) =>
		count === 1
			? 'Eén signaal wacht op het einde van de proef. Daarna beslist het overleg opnieuw.'
			: `${count} signalen wachten op het einde van de proef. Daarna beslist het overleg opnieuw.`,
	empty: 'Vul minstens één antwoord in.',
};
type AnswersWords = typeof nl;

const en: AnswersWords = {
	title: 'Give each signal its answer',
	lead: 'Those who raised a signal read your answer and judge whether it helped. Give each its own text.',
	back: 'Back to the theme',
	draft: 'Start with a common text',
	draftHint: 'Write here what holds for everyone. Then put it under each signal and adapt it there.',
	draftBody: 'Text for everyone',
	draftPlain: 'In plain words',
	spread: 'Put this under each empty answer',
	body: 'Answer to those who raised it',
	plainWords: 'In plain words, for the family',
	send: 'Send the answers that are filled in',
	sendHint: 'What you leave empty keeps waiting here. An answer that has gone out cannot be taken back.',
	none: 'Each signal in this theme has its answer.',
	noneYet: 'There is no decision yet. An answer follows the decision, with its reason.',
	onTrial: (count: number) =>
		count === 1
			? 'One signal waits for the end of the trial. After that the body decides again.'
			: `${count} signals wait for the end of the trial. After that the body decides again.`,
	empty: 'Fill in at least one answer.',
};

/** The words of answering many signals, per language. */
export const answersWords: Record<Locale, AnswersWords> = { nl, en };
