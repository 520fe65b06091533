import { Refusal } from '#platform/refusal.ts';
import { MOST_GOALS } from './guidance.ts';
import { FEWEST_MEETINGS, MOST_MEETINGS, WIDEST_RHYTHM } from './series.ts';

export const groupUnfit = () =>
	new Refusal('group-unfit', {
		nl: 'Hier past geen begeleidingsreeks. Kies een duo, een team, een leercirkel, een intervisiegroep of een leergroep.',
		en: 'A guidance series does not fit here. Choose a duo, a team, a learning circle, an intervision group or a learning group.',
	});

export const guideMissing = () => {
	const sentence = {
		nl: 'Kies wie begeleidt. Dat is iemand uit deze groep.',
		en: 'Choose who guides. That is somebody of this group.',
	};
	return new Refusal('guide-missing', sentence, 400, { guideId: sentence });
};

export const nobodyGuided = () => {
	const sentence = {
		nl: 'Kies wie begeleid wordt: minstens één iemand uit deze groep, naast wie begeleidt.',
		en: 'Choose who is guided: at least one person of this group, beside who guides.',
	};
	return new Refusal('nobody-guided', sentence, 400, { guided: sentence });
};

export const notInIt = () => {
	const sentence = {
		nl: 'Je start alleen een reeks waar je zelf aan deelneemt. Kies jezelf bij wie begeleidt of bij wie begeleid wordt.',
		en: 'You start only a series in which you take part. Choose yourself as who guides or as one of those guided.',
	};
	return new Refusal('not-in-it', sentence, 400, { guided: sentence });
};

export const shapeWrong = () =>
	new Refusal(
		'series-shape',
		{
			nl: `Kies ${FEWEST_MEETINGS} tot ${MOST_MEETINGS} bijeenkomsten, om de 1 tot ${WIDEST_RHYTHM} weken.`,
			en: `Choose ${FEWEST_MEETINGS} to ${MOST_MEETINGS} meetings, every 1 to ${WIDEST_RHYTHM} weeks.`,
		},
		400,
	);

export const trackEnded = () =>
	new Refusal('track-ended', {
		nl: 'Deze reeks is beëindigd. Heropen ze als je nog iets wilt veranderen.',
		en: 'This series has ended. Open it again if you want to change something.',
	});

export const trackGoesOn = () =>
	new Refusal('track-goes-on', {
		nl: 'Deze reeks loopt nog. Beëindig ze eerst.',
		en: 'This series is still running. End it first.',
	});

export const notYourGoal = () =>
	new Refusal(
		'not-your-goal',
		{
			nl: 'Alleen wie begeleid wordt, past de eigen doelen aan en beslist wie ze leest. Stel een nieuw doel voor.',
			en: 'Only the guided person changes the own goals and decides who reads them. Propose a new goal.',
		},
		403,
	);

export const onlyGuided = () =>
	new Refusal(
		'only-guided',
		{
			nl: 'Dit doet wie begeleid wordt, zelf.',
			en: 'Who is guided does this, and nobody else.',
		},
		403,
	);

export const tooManyGoals = () =>
	new Refusal('too-many-goals', {
		nl: `Er staan al ${MOST_GOALS} doelen. Laat er eerst een los, of voeg er twee samen.`,
		en: `There are ${MOST_GOALS} goals already. Let one go first, or put two together.`,
	});

export const leaderUnknown = () => {
	const sentence = {
		nl: 'Kies iemand uit de lijst. Je leidinggevende zit met jou in een groep en neemt zelf geen deel aan deze reeks.',
		en: 'Choose somebody from the list. Your team leader shares a group with you and takes no part in this series.',
	};
	return new Refusal('leader-unknown', sentence, 400, { leaderId: sentence });
};

export const talkDayMissing = () =>
	new Refusal(
		'talk-day-missing',
		{
			nl: 'Kies eerst de dag van dit gesprek. Dan kan je aanduiden dat het gevoerd is.',
			en: 'Choose the day of this talk first. Then you can mark that it took place.',
		},
		400,
	);

export const reasonMissing = () => {
	const sentence = {
		nl: 'Schrijf in één zin waarom de reeks vroeger stopt.',
		en: 'Write in one sentence why the series stops early.',
	};
	return new Refusal('reason-missing', sentence, 400, { reason: sentence });
};
