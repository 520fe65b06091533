import { Refusal } from '#platform/refusal.ts';
import { MOST_TAKERS } from './worksheet.ts';

export const closedWorksheet = () =>
	new Refusal('worksheet-closed', {
		nl: 'Dit werkblad is afgesloten. Heropen het als je nog iets wil toevoegen.',
		en: 'This worksheet is closed. Open it again if you want to add something.',
	});

export const textTooLong = () =>
	new Refusal(
		'text-too-long',
		{
			nl: 'Dit is te lang voor één plek: hoogstens 4.000 tekens. Splits het in twee.',
			en: 'This is too long for one place: at most 4,000 characters. Split it in two.',
		},
		400,
	);

export const placeUnknown = () =>
	new Refusal(
		'place-unknown',
		{
			nl: 'Deze plek staat niet op dit werkblad. Laad de pagina opnieuw en kies een plek die je ziet.',
			en: 'This place is not on this worksheet. Load the page again and choose a place that you see.',
		},
		400,
	);

export const nothingWritten = () =>
	new Refusal(
		'nothing-written',
		{
			nl: 'Kies of schrijf eerst wat je erbij wil zetten.',
			en: 'First choose or write what you want to add.',
		},
		400,
	);

export const tooManyTakers = () => {
	const sentence = {
		nl: `Hoogstens ${MOST_TAKERS} mensen vullen om beurt in op één scherm. Maak de lijst korter, of begin een tweede werkblad.`,
		en: `At most ${MOST_TAKERS} people take turns on one screen. Make the list shorter, or begin a second worksheet.`,
	};
	return new Refusal('too-many-takers', sentence, 400, { takers: sentence });
};

export const itemChanged = () =>
	new Refusal('item-changed', {
		nl: 'Iemand anders paste dit intussen aan. Kijk wat er nu staat, en pas het dan opnieuw aan.',
		en: 'Somebody else changed this in the meantime. See what stands there now, then change it again.',
	});

export const tooManyItems = () =>
	new Refusal('too-many-items', {
		nl: 'Er staat al heel veel op dit werkblad. Begin een tweede werkblad.',
		en: 'There is very much on this worksheet already. Begin a second worksheet.',
	});
