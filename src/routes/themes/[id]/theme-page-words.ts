import type { Locale } from '#platform/locale.ts';

const nl = {
	back: "Alle thema's",
	rule: 'regel',
	summary: 'Waar het over gaat',
	familiesSay: 'Wat gezinnen zeggen',
	wouldHelp: 'Wat zou helpen',
	road: 'De weg tot nu',
	nuances: 'Nuances per sector',
	recommendations: 'Aanbevelingen',
	decisions: 'Wat er beslist is',
	nothingYet: 'Nog niets',
	lies: 'Waar het nu ligt',
	nowhere: 'Dit thema ligt op dit moment bij geen overleg dat beslist.',
	liesWith: (name: string) => `Ligt bij ${name}`,
	dueOn: (day: string, left: string) => `antwoord ten laatste op ${day} (${left})`,
	nobody: 'nog niemand nam dit aan: er is geen datum',
	received: (day: string) => `ontvangst bevestigd op ${day}`,
	notReceived: (day: string) => `voorgelegd op ${day}, ontvangst nog niet bevestigd`,
	dossier: 'Het dossier op één blad',
	answers: 'Geef de signalen hun antwoord',
	published: (day: string) => `Bekendgemaakt in de hele regio op ${day}.`,
	signals: 'Signalen in dit thema',
	mine: {
		title: (name: string) => `Dit thema wacht op ${name}`,
		lead: 'Zes antwoorden zijn mogelijk. Ook een neen is een antwoord, als de reden erbij staat.',
		receive: 'Bevestig de ontvangst',
		decide: 'Geef jullie antwoord',
		typeIn: 'Noteer het antwoord dat je kreeg',
		bearer: (name: string) =>
			`Jij bracht dit naar ${name}. Kwam het antwoord met een mail, op papier of op een bijeenkomst? Noteer het hier. Jouw naam staat erbij.`,
	},
	tools: {
		title: 'Werk aan dit thema',
		write: 'Pas de tekst aan',
		bundle: 'Bundel signalen',
		bring: 'Leg het voor aan een overleg',
		link: 'Antwoordlink voor een dienst buiten Lus',
		stop: 'Voeg een halte toe',
		nuance: 'Voeg een nuance toe',
		recommend: 'Schrijf een aanbeveling',
		follow: 'Volg de uitvoering op',
		take: (year: number) => `Neem op voor ${year}`,
		takeOut: (year: number) => `Niet meer opnemen voor ${year}`,
		publish: 'Maak bekend in de regio',
		publishHint: 'Vanaf drie tafels. Iedereen in de regio leest dan dit thema, nooit de signalen.',
		save: 'Bewaar de tekst',
	},
	mail: ({ title, link, code, dueOn, region, name }: MailFacts) =>
		`Onderwerp: een vraag uit ${region}: ${title}

Geachte

Verschillende tafels rond gezinnen in ${region} brachten hetzelfde aan: ${title}.
We vragen u om een antwoord${dueOn ? `, ten laatste op ${dueOn}` : ''}. Ook "neen", "nog niet" of "niet aan ons" is een antwoord, als u de reden erbij schrijft.

U leest het dossier (één blad) en antwoordt via deze link. U hebt geen account nodig:
${link}

Werkt de link niet? Ga dan naar ${link.split('#')[0]} en typ deze code over:
${code}

Antwoordt u liever met een mail of een brief? Dan noteren wij uw antwoord.
Wie dit aanbracht, krijgt uw antwoord te lezen. U hoort van ons of het geholpen heeft.

Met vriendelijke groeten
${name}`,
};
type MailFacts = {
	readonly title: string;
	readonly link: string;
	readonly code: string;
	readonly dueOn: string | null;
	readonly region: string;
	readonly name: string;
};
type ThemePageWords = typeof nl;

const en: ThemePageWords = {
	back: 'All themes',
	rule: 'rule',
	summary: 'What it is about',
	familiesSay: 'What families say',
	wouldHelp: 'What would help',
	road: 'The road so far',
	nuances: 'Nuances per sector',
	recommendations: 'Recommendations',
	decisions: 'What has been decided',
	nothingYet: 'Nothing yet',
	lies: 'Where it lies now',
	nowhere: 'At this moment the theme lies with no body that decides.',
	liesWith: (name: string) => `Lies with ${name}`,
	dueOn: (day: string, left: string) => `answer by ${day} at the latest (${left})`,
	nobody: 'nobody took this on yet: there is no date',
	received: (day: string) => `receipt confirmed on ${day}`,
	notReceived: (day: string) => `brought on ${day}, receipt not confirmed yet`,
	dossier: 'The dossier on one sheet',
	answers: 'Give the signals their answer',
	published: (day: string) => `Made public in the whole region on ${day}.`,
	signals: 'Signals in this theme',
	mine: {
		title: (name: string) => `This theme waits for ${name}`,
		lead: 'Six answers are possible. A no is an answer too, when the reason stands with it.',
		receive: 'Confirm receipt',
		decide: 'Give your answer',
		typeIn: 'Note the answer that you received',
		bearer: (name: string) =>
			`You took this to ${name}. Did the answer come by mail, on paper or at a meeting? Note it here. Your name stands with it.`,
	},
	tools: {
		title: 'Work on this theme',
		write: 'Change the text',
		bundle: 'Bundle signals',
		bring: 'Bring it before a body',
		link: 'Reply link for a service outside Lus',
		stop: 'Add a stop',
		nuance: 'Add a nuance',
		recommend: 'Write a recommendation',
		follow: 'Follow how it is carried out',
		take: (year: number) => `Take up for ${year}`,
		takeOut: (year: number) => `No longer take up for ${year}`,
		publish: 'Make public in the region',
		publishHint: 'From three tables on. Everyone in the region then reads this theme, never the signals.',
		save: 'Save the text',
	},
	mail: ({ title, link, code, dueOn, region, name }: MailFacts) =>
		`Subject: a question from ${region}: ${title}

Dear Sir or Madam

Several tables around families in ${region} raised the same thing: ${title}.
We ask you for an answer${dueOn ? `, by ${dueOn} at the latest` : ''}. "No", "not yet" or "not ours to decide" are answers too, when you add the reason.

You read the dossier (one sheet) and answer through this link. You need no account:
${link}

Does the link not work? Then go to ${link.split('#')[0]} and type this code:
${code}

Do you prefer to answer by mail or letter? Then we note your answer.
Those who raised this will read your answer. You will hear from us whether it helped.

Kind regards
${name}`,
};

/** The words of the page of one theme, per language. */
export const themePageWords: Record<Locale, ThemePageWords> = { nl, en };
