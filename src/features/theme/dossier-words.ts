import type { Locale } from '#platform/locale.ts';
import type { ThemeKind } from './theme.ts';

const toldAs: Record<Locale, Record<ThemeKind, string>> = {
	nl: { barrier: 'dit houdt hen tegen', workingElement: 'dit werkt', chance: 'hier kan iets beginnen' },
	en: { barrier: 'this holds them back', workingElement: 'this works', chance: 'something can begin here' },
};

// Texts to policy speak to the reader politely.
const nl = {
	head: 'Een vraag uit de praktijk',
	rule: 'Regel of afspraak',
	topic: 'Onderwerp',
	tables: (count: number, kind: ThemeKind) =>
		`${count} tafels rond gezinnen gaven dit elk apart door: ${toldAs.nl[kind]}.`,
	familiesSay: 'Wat gezinnen zeggen',
	wouldHelp: 'Wat zou helpen',
	nuances: 'Nuances per sector',
	recommendations: 'Wat wij u aanbevelen',
	conditions: 'Daarvoor is nodig',
	obstacles: 'Dit kan in de weg staan',
	asked: 'Wat wij u vragen',
	askedBody: 'Kies een van zes antwoorden en schrijf de reden erbij. Een neen is ook een antwoord.',
	six: 'Ja · deels · neen · nog niet (en wanneer u opnieuw kijkt) · niet aan ons (en aan wie dan wel) · we proberen het uit (voor wie en tot wanneer)',
	dueOn: (day: string) => `Wij verwachten uw antwoord ten laatste op ${day}.`,
	noDue:
		'U nam hierover nog geen mandaat aan. Daarom staat hier geen datum. Laat u weten of u erover wil beslissen?',
	how: 'Hoe u antwoordt',
	howCircle: 'U antwoordt in Lus, op de pagina van dit thema.',
	howOutside: (name: string) =>
		name
			? `U antwoordt met de link die u kreeg, zonder account. Een mail, een brief of een woord op het overleg kan ook: ${name} noteert het dan.`
			: 'U antwoordt met de link die u kreeg, zonder account. Een mail, een brief of een woord op het overleg kan ook: wij noteren het dan.',
	after:
		'Wie dit aanbracht, krijgt uw antwoord te lezen, ook de gezinnen. Zij zeggen of het geholpen heeft. Dat hoort u van ons.',
	safe: 'In dit dossier staat geen gezin, geen dienst en geen apart signaal.',
	print: 'Afdrukken: Ctrl of Cmd + P. Dit blad past op één A4.',
	back: 'Terug naar het thema',
};
type DossierWords = typeof nl;

const en: DossierWords = {
	head: 'A question from practice',
	rule: 'Rule or agreement',
	topic: 'Topic',
	tables: (count: number, kind: ThemeKind) =>
		`${count} tables around families each passed this on apart: ${toldAs.en[kind]}.`,
	familiesSay: 'What families say',
	wouldHelp: 'What would help',
	nuances: 'Nuances per sector',
	recommendations: 'What we recommend to you',
	conditions: 'This takes',
	obstacles: 'This may stand in the way',
	asked: 'What we ask of you',
	askedBody: 'Choose one of six answers and add the reason. A no is an answer too.',
	six: 'Yes · partly · no · not yet (and when you look again) · not ours to decide (and whose it is) · we try it out (for whom and until when)',
	dueOn: (day: string) => `We expect your answer by ${day} at the latest.`,
	noDue:
		'You have not accepted a mandate on this. That is why no date stands here. Would you let us know whether you want to decide on it?',
	how: 'How you answer',
	howCircle: 'You answer in Lus, on the page of this theme.',
	howOutside: (name: string) =>
		name
			? `You answer through the link that you received, without account. A mail, a letter or a word at the meeting is fine too: ${name} then notes it.`
			: 'You answer through the link that you received, without account. A mail, a letter or a word at the meeting is fine too: we then note it.',
	after:
		'Those who raised this will read your answer, families too. They say whether it helped. You will hear that from us.',
	safe: 'This dossier holds no family, no service and no single signal.',
	print: 'To print: Ctrl or Cmd + P. This sheet fits on one A4.',
	back: 'Back to the theme',
};

/** The words of the sheet that a body receives, per language. */
export const dossierWords: Record<Locale, DossierWords> = { nl, en };
