import type { Locale } from '#platform/locale.ts';

const nl = {
	title: "Thema's",
	lead: 'Wat meerdere tafels tegenkomen, komt hier samen: drempels, wat werkt en kansen.',
	make: 'Maak een thema',
	groups: {
		lies: 'Ligt bij wie beslist',
		works: 'We werken eraan',
		decided: 'Beslist',
		answered: 'Iedereen kreeg antwoord',
	},
	taken: (count: number, year: number) =>
		count === 1 ? `We nemen dit jaar één thema op (${year}).` : `We nemen er dit jaar ${count} op (${year}).`,
	takenNone: 'Nog geen enkel thema is opgenomen voor dit jaar. Drie is vaak genoeg.',
	emptyCoordinator:
		'Er is nog geen thema. Zodra een paar signalen op elkaar lijken, maak je er een thema van. Begin met een titel zoals een ouder het zou zeggen, bijvoorbeeld: "Bij een nieuwe begeleider begint alles opnieuw."',
	emptyReader:
		'Je ziet hier nog geen thema. Een thema komt hier als je tafel er een signaal voor gaf, als je groep het bespreekt, of zodra het bekendgemaakt is. Heb je iets dat telkens terugkomt? Maak er een signaal van.',
	toSignals: 'Naar de signalen',
	newTitle: 'Maak een thema',
	newLead: 'Een thema brengt signalen samen die over hetzelfde gaan. Je kan alles later nog aanpassen.',
	save: 'Bewaar',
	makeIt: 'Maak het thema',
	back: "Alle thema's",
};
type ThemesWords = typeof nl;

const en: ThemesWords = {
	title: 'Themes',
	lead: 'What several tables run into comes together here: barriers, what works, and chances.',
	make: 'Make a theme',
	groups: {
		lies: 'With those who decide',
		works: 'We are working on it',
		decided: 'Decided',
		answered: 'Everyone has an answer',
	},
	taken: (count: number, year: number) =>
		count === 1
			? `We take up one theme this year (${year}).`
			: `We take up ${count} of them this year (${year}).`,
	takenNone: 'No theme has been taken up for this year yet. Three is often enough.',
	emptyCoordinator:
		'There is no theme yet. As soon as a few signals look alike, make a theme of them. Start with a title as a parent would say it, for instance: "With a new worker everything starts over."',
	emptyReader:
		'You see no theme here yet. A theme appears when your table gave a signal for it, when your group discusses it, or as soon as it is made public. Does something keep coming back? Make it a signal.',
	toSignals: 'To the signals',
	newTitle: 'Make a theme',
	newLead: 'A theme brings together signals about the same thing. You can still change everything later.',
	save: 'Save',
	makeIt: 'Make the theme',
	back: 'All themes',
};

/** The words of the list of themes and of making one, per language. */
export const themesWords: Record<Locale, ThemesWords> = { nl, en };
