import { Refusal, type Sentence } from '#platform/refusal.ts';

const lineMarked: Sentence = {
	nl: 'In deze zin staat iets waaraan iemand te herkennen is. Schrijf hem opnieuw, zonder naam, plaats, leeftijd of dienst.',
	en: 'Something in this line can make somebody recognisable. Write it again, without name, place, age or service.',
};

export const refuse = {
	lineMarked: () =>
		new Refusal('line-identifies', lineMarked, 400, {
			line: { nl: 'Schrijf deze zin opnieuw.', en: 'Write this line again.' },
		}),
	askRuns: () =>
		new Refusal('ask-runs', {
			nl: 'Deze groep heeft al een vraag lopen. Rond die eerst af, of trek ze in.',
			en: 'This group has an ask already. First round it off, or take it back.',
		}),
	noOrganisation: () =>
		new Refusal('no-organisation', {
			nl: 'Uren leen je namens een organisatie, en bij jou staat er geen. Vraag het aan de beheerder.',
			en: 'Hours are lent by an organisation, and none is noted for you. Ask the administrator.',
		}),
	coordinatorOnly: () =>
		new Refusal(
			'coordinator-only',
			{
				nl: 'Dit doet de coördinator van je regio. Vraag het daar.',
				en: 'The coordinator of your region does this. Please ask there.',
			},
			403,
		),
	cannotOffer: () =>
		new Refusal('cannot-offer', {
			nl: 'Deze persoon kan je nu niet vragen. Kies iemand die je op de pagina ziet.',
			en: 'You cannot ask this person now. Choose somebody whom you see on the page.',
		}),
	taken: () =>
		new Refusal('taken', {
			nl: 'Iemand anders zei net ja. Bedankt dat je het wou doen.',
			en: 'Somebody else has just said yes. Thank you for being willing.',
		}),
	noHoursLeft: () =>
		new Refusal('no-hours-left', {
			nl: 'Je hebt niet genoeg uren meer over, of de coördinator moet je uren nog noteren. Pas op de rolkaart aan wat je aanbiedt, of laat dit voorbijgaan.',
			en: 'You do not have enough hours left, or the coordinator still has to note your hours. Change what you offer on the role card, or let this pass.',
		}),
	nobodyYet: () =>
		new Refusal('nobody-yet', {
			nl: 'Er is nog niemand die ja zei. Laad de pagina opnieuw en kijk wat er nu staat.',
			en: 'Nobody has said yes yet. Load the page again and see what stands there now.',
		}),
	notNeutralYet: () =>
		new Refusal('not-neutral-yet', {
			nl: 'Wacht op het antwoord op de vraag: heb jij hier iets te beslissen of aan te bieden?',
			en: 'Wait for the answer to the question: do you have anything to decide or offer here?',
		}),
	began: () =>
		new Refusal('began', {
			nl: 'Het werk is al begonnen. Rond het af met “Terug”.',
			en: 'The work has begun already. Round it off with “Back”.',
		}),
	notBegun: () =>
		new Refusal('not-begun', {
			nl: 'Het werk is nog niet begonnen. Geef eerst een plaats aan tafel.',
			en: 'The work has not begun yet. First give a place at the table.',
		}),
} as const;
