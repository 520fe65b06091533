import type { Locale } from '#platform/locale.ts';

const nl = {
	title: 'Start een begeleidingsreeks',
	lead: 'Je kiest de soort, de groep en het ritme. Lus stelt dagen voor. Elke dag kan je daarna verplaatsen.',
	kind: 'Welke soort begeleiding?',
	group: 'In welke groep?',
	groupHint: 'Kies de groep van wie deelneemt. Alleen zij lezen wat er in de reeks staat.',
	toGroup: 'Kies deze groep',
	otherGroup: 'Kies een andere groep',
	noGroup:
		'Je zit nog in geen groep waar een reeks in past. Dat is een duo, een team, een leercirkel, een intervisiegroep of een leergroep.',
	makeGroup: 'Maak een groep',
	askGroup: 'De coördinator of de beheerder van je regio maakt een groep voor jullie. Vraag het daar.',
	alone: 'In deze groep zit nog niemand anders. Voeg eerst iemand toe.',
	toThatGroup: 'Ga naar de groep',
	usual: (count: number, weeks: number) => `meestal ${count} keer, om de ${weeks} weken`,
	guide: 'Wie begeleidt?',
	guided: 'Wie neemt deel?',
	guidedHint: 'Wie begeleidt, telt niet mee als deelnemer.',
	startDay: 'Wanneer is de eerste keer?',
	count: 'Hoeveel keer?',
	rhythm: 'Om de hoeveel weken?',
	tapers: 'Bouw af naar het einde toe',
	tapersHint: 'De laatste keren liggen verder uit elkaar.',
	preview: 'Toon de dagen',
	proposed: 'Deze dagen stelt Lus voor',
	go: 'Start deze reeks',
};
type StartWords = typeof nl;
const en: StartWords = {
	title: 'Start a guidance series',
	lead: 'You choose the kind, the group and the rhythm. Lus proposes days. Each of them can be moved afterwards.',
	kind: 'Which kind of guidance?',
	group: 'In which group?',
	groupHint: 'Choose the group of those who take part. Only they read what stands in the series.',
	toGroup: 'Choose this group',
	otherGroup: 'Choose another group',
	noGroup:
		'You are in no group yet that fits a series. That is a duo, a team, a learning circle, an intervision group or a learning group.',
	makeGroup: 'Make a group',
	askGroup: 'The coordinator or the administrator of your region makes a group for you. Ask them.',
	alone: 'Nobody else is in this group yet. Add somebody first.',
	toThatGroup: 'Go to the group',
	usual: (count, weeks) => `mostly ${count} times, every ${weeks} weeks`,
	guide: 'Who guides?',
	guided: 'Who takes part?',
	guidedHint: 'Who guides is not counted as taking part.',
	startDay: 'When is the first time?',
	count: 'How many times?',
	rhythm: 'Every how many weeks?',
	tapers: 'Taper off towards the end',
	tapersHint: 'The last times lie further apart.',
	preview: 'Show the days',
	proposed: 'Lus proposes these days',
	go: 'Start this series',
};
/** The words of the page on which a series begins, per language. */
export const startWords: Record<Locale, StartWords> = { nl, en };
