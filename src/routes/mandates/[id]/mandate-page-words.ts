import type { Locale } from '#platform/locale.ts';

const nl = {
	back: 'Terug naar het overzicht',
	state: {
		proposed: 'Nog niet aangenomen',
		accepted: 'Aangenomen',
		declined: 'Niet aangenomen',
		withdrawn: 'Ingetrokken',
	},
	acceptedBy: (who: string, day: string) => `Aangenomen door ${who} op ${day}.`,
	acceptedFor: (forWhom: string, who: string, day: string) =>
		`Aangenomen door ${forWhom} op ${day}, genoteerd door ${who}.`,
	someone: 'de houder',
	promise: 'Antwoord',
	fallback: (days: number) => `Zijn er geen data van dat overleg bekend? Dan binnen ${days} dagen.`,
	today: (what: string, day: string) =>
		`Komt er vandaag ${what} toe, dan is er antwoord ten laatste op ${day}.`,
	todayIf: (what: string, day: string) =>
		`Zeg je ja en komt er vandaag ${what} toe, dan is er antwoord ten laatste op ${day}.`,
	signal: 'een signaal',
	theme: 'een thema',
	limits: 'Grenzen',
	responsibility: 'Verantwoordelijkheid',
	notSaid: 'Niet vermeld.',
	holder: 'Houder',
	howOutside: 'Zo antwoordt dit overleg',
	ways: (bearer: string, mail: boolean) => [
		mail
			? 'Met een link in een mail. Aanmelden hoeft niet.'
			: 'Er is geen e-mailadres gekend. Een link sturen kan dus nog niet.',
		`Met een eigen mail of op papier. ${bearer} typt het antwoord hier over, met naam erbij.`,
	],
	yourTurn: 'Jij beslist over dit voorstel',
	accept: 'Neem aan',
	decline: 'Neem niet aan',
	acceptMeans: {
		answers: (promise: string) => `Neem je dit aan, dan kan iedereen erop rekenen: je ${promise}.`,
		bodyAnswers: (name: string, promise: string) =>
			`Nam ${name} dit aan, noteer het dan hier. Iedereen kan er dan op rekenen: het ${promise}.`,
		informed: 'Neem je dit aan, dan hoor je wat er beslist is. Je hoeft niet te antwoorden.',
	},
	declineMeans:
		'Neem je dit niet aan, dan loopt er geen termijn. Ook dat is eerlijk, en je kan later nog ja zeggen.',
	declinedMeans: 'Je nam dit niet aan. Kan het nu wel, zeg dan alsnog ja.',
	acceptedForLabel: 'Wie zei ja bij dit overleg?',
	acceptedForHint: 'Naam of functie. Jij noteert dit in hun plaats.',
	withdrawTitle: 'Kan je dit niet langer beloven?',
	withdrawMeans:
		'Intrekken geldt meteen. Wat al onderweg was, houdt zijn beloofde dag. Nieuwe signalen wachten tot iemand anders ja zegt.',
	withdraw: 'Trek het mandaat in',
	takeBackTitle: 'Is dit voorstel niet meer nodig?',
	takeBackMeans: 'Het verdwijnt uit het overzicht. Er hangt nog geen belofte aan vast.',
	takeBack: 'Trek het voorstel in',
	change: 'Stel een wijziging voor',
	changeMeans:
		'Een aangenomen mandaat wordt opnieuw een voorstel zodra je iets wijzigt. De houder zegt dan opnieuw ja of neen.',
	saveChange: 'Stel deze wijziging voor',
	waits: 'Dit voorstel wacht op de houder. Tot dan loopt er geen termijn.',
	gone: 'Dit mandaat is ingetrokken. De coördinator kan een nieuw mandaat voorstellen.',
};
type MandatePageWords = typeof nl;

const en: MandatePageWords = {
	back: 'Back to the overview',
	state: {
		proposed: 'Not accepted yet',
		accepted: 'Accepted',
		declined: 'Declined',
		withdrawn: 'Withdrawn',
	},
	acceptedBy: (who, day) => `Accepted by ${who} on ${day}.`,
	acceptedFor: (forWhom, who, day) => `Accepted by ${forWhom} on ${day}, noted by ${who}.`,
	someone: 'the holder',
	promise: 'Answer',
	fallback: (days) => `No dates known for that meeting? Then within ${days} days.`,
	today: (what, day) => `If ${what} arrives today, the answer is there by ${day} at the latest.`,
	todayIf: (what, day) =>
		`If you say yes and ${what} arrives today, the answer is there by ${day} at the latest.`,
	signal: 'a signal',
	theme: 'a theme',
	limits: 'Limits',
	responsibility: 'Responsibility',
	notSaid: 'Not stated.',
	holder: 'Holder',
	howOutside: 'How this body answers',
	ways: (bearer, mail) => [
		mail
			? 'With a link in a mail. No need to log in.'
			: 'No e-mail address is known, so a link cannot be sent yet.',
		`With a mail of their own or on paper. ${bearer} types the answer in here, and is named.`,
	],
	yourTurn: 'You decide on this proposal',
	accept: 'Accept',
	decline: 'Decline',
	acceptMeans: {
		answers: (promise) => `If you accept, everyone can count on it: the holder ${promise}.`,
		bodyAnswers: (name, promise) =>
			`If ${name} accepted this, note it here. Everyone can then count on it: it ${promise}.`,
		informed: 'If you accept, you hear what was decided. You need not answer.',
	},
	declineMeans: 'If you decline, no term runs. That is honest too, and you can still say yes later.',
	declinedMeans: 'You declined this. If it is possible now, you can still say yes.',
	acceptedForLabel: 'Who said yes at this body?',
	acceptedForHint: 'Name or function. You note this on their behalf.',
	withdrawTitle: 'Can you no longer promise this?',
	withdrawMeans:
		'Withdrawing takes effect at once. What was under way keeps its promised day. New signals wait until someone else says yes.',
	withdraw: 'Withdraw the mandate',
	takeBackTitle: 'Is this proposal no longer needed?',
	takeBackMeans: 'It disappears from the overview. No promise hangs on it yet.',
	takeBack: 'Withdraw the proposal',
	change: 'Propose a change',
	changeMeans:
		'An accepted mandate becomes a proposal again as soon as you change something. The holder then says yes or no again.',
	saveChange: 'Propose this change',
	waits: 'This proposal waits for its holder. Until then no term runs.',
	gone: 'This mandate was withdrawn. The coordinator can propose a new one.',
};

/** The words of one mandate. */
export const mandatePageWords: Record<Locale, MandatePageWords> = { nl, en };
