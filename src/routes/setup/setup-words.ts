import type { Locale } from '#platform/locale.ts';

const nl = {
	title: 'Welkom bij Lus',
	lead: 'Kies hoe je begint. Je kan de demonstratie later in één keer weghalen.',
	demoTitle: 'Kijk eerst rond',
	demoLead:
		'De demonstratie is een regio zoals het verslag van de pilot ze vertelt: trajecten, tafels, signalen en thema’s van het voorbije jaar. Je kiest met wiens ogen je kijkt. Niets gaat over echte mensen.',
	demoWait: 'Dit duurt een halve minuut. Laat de pagina open.',
	demoButton: 'Laad de demonstratie',
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
	demoTitle: 'Look around first',
	demoLead:
		'The demonstration is a region as the report of the pilot tells it: trajectories, tables, signals and themes of the past year, in Dutch. You choose with whose eyes you look. Nothing is about real people.',
	demoWait: 'This takes half a minute. Leave the page open.',
	demoButton: 'Load the demonstration',
	emptyTitle: 'Start empty',
	emptyLead: 'You make a region and become its first administrator.',
	emptyButton: 'Make the region',
	region: 'Name of the region',
	name: 'Your name',
	email: 'Your e-mail address',
	password: 'Password (at least 12 characters)',
};
export const setupWords: Record<Locale, SetupWords> = { nl, en };
