import type { Locale } from '#platform/locale.ts';

const nl = {
	title: 'Welkom bij Lus',
	lead: 'Kies hoe je begint. Je kan de demonstratie later in één keer weghalen.',
	emptyTitle: 'Begin leeg',
	emptyLead: 'Je maakt een regio en wordt er de eerste beheerder van.',
	emptyButton: 'Maak de regio',
	region: 'Naam van de regio',
	name: 'Jouw naam',
	email: 'Jouw e-mailadres',
	password: 'Wachtwoord (minstens 12 tekens)',
};
type SetupWords = typeof nl;
const en: SetupWords = {
	title: 'Welcome to Lus',
	lead: 'Choose how you begin. You can take the demonstration away later, in one go.',
	emptyTitle: 'Start empty',
	emptyLead: 'You make a region and become its first administrator.',
	emptyButton: 'Make the region',
	region: 'Name of the region',
	name: 'Your name',
	email: 'Your e-mail address',
	password: 'Password (at least 12 characters)',
};
export const setupWords: Record<Locale, SetupWords> = { nl, en };
