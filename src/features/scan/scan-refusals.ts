import { Refusal } from '#platform/refusal.ts';
import { FEWEST_CARDS, LEAST_ANSWERS, MOST_CARDS, MOST_CARDS_OF_ROUND, MOST_DAYS } from './scan.ts';

export const roundClosed = () =>
	new Refusal('scan-closed', {
		nl: 'Deze ronde is afgesloten. Begin een nieuwe ronde als je opnieuw wilt kijken.',
		en: 'This round is closed. Begin a new round if you want to look again.',
	});

export const roundOpen = () =>
	new Refusal('scan-open', {
		nl: 'Deze ronde loopt nog. Het beeld komt er pas als ze afgesloten is.',
		en: 'This round is still open. The picture comes only once it is closed.',
	});

export const groupTooSmall = () =>
	new Refusal('group-too-small', {
		nl: `Jullie zijn met minder dan ${LEAST_ANSWERS}. Dan komt er geen beeld, want je zou zien wie wat koos. Vul de scan samen in op een werkblad, open en met naam.`,
		en: `There are fewer than ${LEAST_ANSWERS} of you. Then no picture comes, because you would see who chose what. Fill the scan in together on a worksheet, openly and by name.`,
	});

export const onlyForGroups = () =>
	new Refusal('needs-a-group', {
		nl: 'Deze scan gaat over een groep. Kies een groep in plaats van je eigen notities.',
		en: 'This scan is about a group. Choose a group instead of your own notebook.',
	});

export const noClientWords = () =>
	new Refusal('no-client-words', {
		nl: 'Deze scan heeft geen woorden voor jongeren en ouders. Doe hem zonder hen, of kies een andere scan.',
		en: 'This scan has no words for young people and parents. Hold it without them, or choose another scan.',
	});

export const runsAlready = () =>
	new Refusal('scan-runs', {
		nl: 'Deze scan loopt al in deze groep. Antwoord daar, of sluit die ronde eerst af.',
		en: 'This scan is running in this group already. Answer there, or close that round first.',
	});

export const closingDayWrong = () =>
	new Refusal(
		'closing-day',
		{
			nl: `Kies een dag vanaf vandaag, hoogstens ${MOST_DAYS} dagen ver.`,
			en: `Choose a day from today on, at most ${MOST_DAYS} days away.`,
		},
		400,
		{
			closesOn: {
				nl: `Kies een dag vanaf vandaag, hoogstens ${MOST_DAYS} dagen ver.`,
				en: `Choose a day from today on, at most ${MOST_DAYS} days away.`,
			},
		},
	);

export const nothingAnswered = () =>
	new Refusal(
		'nothing-answered',
		{
			nl: 'Er staat nog geen antwoord. Kies bij minstens één vraag iets, de rest mag je overslaan.',
			en: 'There is no answer yet. Choose something at one question at least, you may skip the rest.',
		},
		400,
	);

export const answerUnfit = () =>
	new Refusal(
		'answer-unfit',
		{
			nl: 'Dit antwoord past niet bij deze scan. Laad de pagina opnieuw en kies wat je ziet.',
			en: 'This answer does not fit this scan. Load the page again and choose what you see.',
		},
		400,
	);

export const cardCountWrong = () =>
	new Refusal(
		'card-count',
		{
			nl: `Maak ${FEWEST_CARDS} tot ${MOST_CARDS} kaarten in één keer, en hoogstens ${MOST_CARDS_OF_ROUND} in één ronde.`,
			en: `Make ${FEWEST_CARDS} to ${MOST_CARDS} cards at once, and at most ${MOST_CARDS_OF_ROUND} in one round.`,
		},
		400,
	);

export const cardSpent = () =>
	new Refusal('card-spent', {
		nl: 'Deze kaart is al gebruikt, of de vragen zijn gesloten. Gebruikte jij ze net? Dan is je antwoord goed aangekomen.',
		en: 'This card has been used, or the questions are closed. Did you just use it? Then your answer arrived safely.',
	});
