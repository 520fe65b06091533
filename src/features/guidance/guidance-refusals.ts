import { sayDay } from '#design/say-day.ts';
import type { Day } from '#platform/day.ts';
import { Refusal } from '#platform/refusal.ts';
import { MOST_GOALS } from './guidance.ts';
import { FEWEST_MEETINGS, MOST_MEETINGS, WIDEST_RHYTHM } from './series.ts';

/** A series lives in a small group of colleagues. */
export const groupUnfit = () =>
	new Refusal('group-unfit', {
		nl: 'Hier past geen begeleidingsreeks. Kies een duo, een team, een leercirkel, een intervisiegroep of een leergroep.',
		en: 'A guidance series does not fit here. Choose a duo, a team, a learning circle, an intervision group or a learning group.',
	});

/** Nobody of the group was chosen as guide. */
export const guideMissing = () => {
	const sentence = {
		nl: 'Kies wie begeleidt. Dat is iemand uit deze groep.',
		en: 'Choose who guides. That is somebody of this group.',
	};
	return new Refusal('guide-missing', sentence, 400, { guideId: sentence });
};

/** Beside the guide nobody of the group takes part. */
export const nobodyGuided = () => {
	const sentence = {
		nl: 'Kies wie begeleid wordt: minstens één iemand uit deze groep, naast wie begeleidt.',
		en: 'Choose who is guided: at least one person of this group, beside who guides.',
	};
	return new Refusal('nobody-guided', sentence, 400, { guided: sentence });
};

/** One begins only a series in which one takes part. */
export const notInIt = () => {
	const sentence = {
		nl: 'Je start alleen een reeks waar je zelf aan deelneemt. Kies jezelf bij wie begeleidt of bij wie begeleid wordt.',
		en: 'You start only a series in which you take part. Choose yourself as who guides or as one of those guided.',
	};
	return new Refusal('not-in-it', sentence, 400, { guided: sentence });
};

/** Too few or too many meetings, or weeks between them. */
export const shapeWrong = () =>
	new Refusal(
		'series-shape',
		{
			nl: `Kies ${FEWEST_MEETINGS} tot ${MOST_MEETINGS} bijeenkomsten, om de 1 tot ${WIDEST_RHYTHM} weken.`,
			en: `Choose ${FEWEST_MEETINGS} to ${MOST_MEETINGS} meetings, every 1 to ${WIDEST_RHYTHM} weeks.`,
		},
		400,
	);

/** A series begins at the latest on this day. */
export const startTooFar = (latest: Day) => {
	const sentence = {
		nl: `Kies een eerste dag die niet te ver ligt: ten laatste ${sayDay(latest, 'nl')}.`,
		en: `Choose a first day that is not too far away: ${sayDay(latest, 'en')} at the latest.`,
	};
	return new Refusal('start-too-far', sentence, 400, { start: sentence });
};

/** Nothing changes in a series that ended. */
export const trackEnded = () =>
	new Refusal('track-ended', {
		nl: 'Deze reeks is beëindigd. Heropen ze als je nog iets wil veranderen.',
		en: 'This series has ended. Open it again if you want to change something.',
	});

/** Only a series that ended opens again. */
export const trackGoesOn = () =>
	new Refusal('track-goes-on', {
		nl: 'Deze reeks loopt nog. Beëindig ze eerst.',
		en: 'This series is still running. End it first.',
	});

/** A goal is its own guided person’s to change and to show. */
export const notYourGoal = () =>
	new Refusal(
		'not-your-goal',
		{
			nl: 'Alleen wie begeleid wordt, past de eigen doelen aan en beslist wie ze leest. Stel een nieuw doel voor.',
			en: 'Only the guided person changes the own goals and decides who reads them. Propose a new goal.',
		},
		403,
	);

/** Questions, insights and the leader are those of who is guided. */
export const onlyGuided = () =>
	new Refusal(
		'only-guided',
		{
			nl: 'Dit doet wie begeleid wordt, zelf.',
			en: 'Who is guided does this, and nobody else.',
		},
		403,
	);

/** Somebody has so many goals at most. */
export const tooManyGoals = () =>
	new Refusal('too-many-goals', {
		nl: `Er staan al ${MOST_GOALS} doelen. Laat er eerst een los, of voeg er twee samen.`,
		en: `There are ${MOST_GOALS} goals already. Let one go first, or put two together.`,
	});

/** The leader takes part, or shares no group with the guided person. */
export const leaderUnknown = () => {
	const sentence = {
		nl: 'Kies iemand uit de lijst. Je leidinggevende zit met jou in een groep en neemt zelf geen deel aan deze reeks.',
		en: 'Choose somebody from the list. Your team leader shares a group with you and takes no part in this series.',
	};
	return new Refusal('leader-unknown', sentence, 400, { leaderId: sentence });
};

/** A talk that took place has a day. */
export const talkDayMissing = () =>
	new Refusal(
		'talk-day-missing',
		{
			nl: 'Kies eerst de dag van dit gesprek. Dan kan je aanduiden dat het gevoerd is.',
			en: 'Choose the day of this talk first. Then you can mark that it took place.',
		},
		400,
	);

/** Who stops early says why. */
export const reasonMissing = () => {
	const sentence = {
		nl: 'Schrijf in één zin waarom de reeks vroeger stopt.',
		en: 'Write in one sentence why the series stops early.',
	};
	return new Refusal('reason-missing', sentence, 400, { reason: sentence });
};
