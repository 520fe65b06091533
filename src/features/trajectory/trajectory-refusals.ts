import { Refusal, type Sentence } from '#platform/refusal.ts';

/** The refusals of this feature, each with what to do next. */
export const refuse = {
	/** What stands in the fields is not right; every fault says what to do. */
	fields: (fields: Readonly<Record<string, Sentence>>) =>
		new Refusal(
			'fields',
			{
				nl: 'Kijk de velden hieronder na. Alles wat je typte, staat er nog.',
				en: 'Check the fields below. Everything you typed is still there.',
			},
			400,
			fields,
		),
	coordinatorOnly: () =>
		new Refusal(
			'coordinator-only',
			{
				nl: 'Het register houdt de coördinator van je regio bij. Vraag het daar.',
				en: 'The coordinator of your region keeps the register. Please ask there.',
			},
			403,
		),
	tableOnly: () =>
		new Refusal(
			'table-only',
			{
				nl: 'De tijdlijn is van de mensen aan de tafel. Vraag hun om dit te noteren.',
				en: 'The timeline belongs to the people at the table. Ask them to note this.',
			},
			403,
		),
	hasTable: () =>
		new Refusal('has-table', {
			nl: 'Rond dit traject is er al een tafel. Wie ze leidt, voegt mensen toe.',
			en: 'This trajectory has a table already. Who leads it adds people.',
		}),
	ageRange: () =>
		new Refusal(
			'age-range',
			{
				nl: 'De leeftijd bij aanmelding ligt tussen 0 en 25 jaar. Kijk ze na.',
				en: 'The age at registration lies between 0 and 25 years. Check it.',
			},
			400,
		),
	dayTooFar: () =>
		new Refusal('day-too-far', {
			nl: 'Deze dag ligt te ver weg. Kies een dag tussen 2000 en een jaar vanaf nu.',
			en: 'This day is too far away. Choose a day between 2000 and a year from now.',
		}),
	importBusy: () =>
		new Refusal('import-busy', {
			nl: 'Er wordt al een bestand gelezen. Wacht tot dat klaar is en kies dan het volgende.',
			en: 'Another file is being read already. Wait until it is done and then choose the next.',
		}),
	importGone: () =>
		new Refusal('import-gone', {
			nl: 'Dit bestand is niet meer over te nemen. Kies het opnieuw, dan lezen we het nog eens.',
			en: 'This file can no longer be taken over. Choose it again, and we read it once more.',
		}),
	noFile: () =>
		new Refusal(
			'no-file',
			{
				nl: 'Kies eerst het bestand met de lijst van trajecten.',
				en: 'First choose the file that holds the list of trajectories.',
			},
			400,
		),
};
