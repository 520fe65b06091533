import type { Locale } from '#platform/locale.ts';

const nl = {
	title: 'Bestaande overleggen',
	lead: 'Lus maakt geen nieuwe vergaderingen. Kijk eerst welk overleg er al is, en wat het mag.',
	empty: 'Nog geen overleg in de lijst.',
	emptyNext:
		'Schrijf op wie elkaar al ziet. Bijvoorbeeld: overleg jeugd, de diensten van de streek, wachttijden afstemmen, zes keer per jaar.',
	name: 'Naam van het overleg',
	who: 'Wie zit er samen?',
	purpose: 'Waarvoor?',
	mandate: 'Wat mag het?',
	rhythm: 'Hoe vaak?',
	addressee: 'Is dit overleg ook een geadresseerde?',
	addresseeHint: 'Dan staan zijn mandaten hier mee in de lijst.',
	none: 'Nee, of nog niet',
	noMandate: 'geen mandaat aangenomen',
	add: 'Voeg een overleg toe',
	save: 'Bewaar',
	change: 'Pas aan',
	remove: 'Haal weg',
	cancel: 'Niets aanpassen',
	removed: (name: string) => `"${name}" is weggehaald.`,
	undo: 'Zet terug',
};
type ConsultationsWords = typeof nl;

const en: ConsultationsWords = {
	title: 'Existing meetings',
	lead: 'Lus makes no new meetings. First look at which ones exist, and what they may do.',
	empty: 'No meeting on the list yet.',
	emptyNext:
		'Write down who meets already. For example: youth meeting, the services of the area, tuning waiting times, six times a year.',
	name: 'Name of the meeting',
	who: 'Who sits together?',
	purpose: 'What for?',
	mandate: 'What may it do?',
	rhythm: 'How often?',
	addressee: 'Is this meeting an addressee too?',
	addresseeHint: 'Then its mandates are shown in this list.',
	none: 'No, or not yet',
	noMandate: 'no mandate accepted',
	add: 'Add a meeting',
	save: 'Save',
	change: 'Change',
	remove: 'Take away',
	cancel: 'Change nothing',
	removed: (name) => `"${name}" was taken away.`,
	undo: 'Put back',
};

/** The words of the overview of existing consultations. */
export const consultationsWords: Record<Locale, ConsultationsWords> = { nl, en };
