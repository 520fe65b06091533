import type { Locale } from '#platform/locale.ts';

const nl = {
	title: 'Onderwerpen en regels',
	lead: 'Een signaal gaat over een onderwerp. Het kan hangen aan een regel: een afspraak, overgang of bepaling die helpt of hindert. Nooit aan een persoon of een organisatie.',
	empty: 'Er zijn nog geen onderwerpen. Voeg het eerste toe, bijvoorbeeld: wachtlijsten.',
	emptyOthers: 'Er zijn nog geen onderwerpen. De coördinator van je regio maakt de lijst.',
	add: 'Voeg een onderwerp toe',
	name: 'Naam van het onderwerp',
	nameHint: 'Kort en herkenbaar, bijvoorbeeld: wissels en overdracht.',
	addRule: 'Voeg een regel toe',
	rule: 'Welke regel of afspraak?',
	ruleHint: 'Bijvoorbeeld: wie van begeleider wisselt, begint opnieuw op de wachtlijst.',
	change: 'Pas aan',
	done: 'Klaar',
	save: 'Bewaar de naam',
	end: 'Haal van de lijst',
	endMeans: 'Wat eraan hangt, blijft bestaan. Je kan het later terugzetten.',
	ended: 'Niet meer op de lijst',
	resume: 'Zet terug',
	propose: 'Stel hier een mandaat voor',
};
type TopicsWords = typeof nl;

const en: TopicsWords = {
	title: 'Topics and rules',
	lead: 'A signal is about a topic. It can hang on a rule: an agreement, transition or provision that helps or hinders. Never on a person or an organisation.',
	empty: 'There are no topics yet. Add the first one, for example: waiting lists.',
	emptyOthers: 'There are no topics yet. The coordinator of your region makes the list.',
	add: 'Add a topic',
	name: 'Name of the topic',
	nameHint: 'Short and easy to recognise, for example: changes and hand-over.',
	addRule: 'Add a rule',
	rule: 'Which rule or agreement?',
	ruleHint: 'For example: whoever changes worker starts again on the waiting list.',
	change: 'Change',
	done: 'Done',
	save: 'Save the name',
	end: 'Take off the list',
	endMeans: 'What hangs on it stays. You can put it back later.',
	ended: 'No longer on the list',
	resume: 'Put back',
	propose: 'Propose a mandate here',
};

/** The words of topics and rules. */
export const topicsWords: Record<Locale, TopicsWords> = { nl, en };
