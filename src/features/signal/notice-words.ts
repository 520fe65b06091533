import type { Locale } from '#platform/locale.ts';
import type { NoticeKind } from './notice.ts';

type NoticeWords = {
	readonly kinds: Record<NoticeKind, string>;
	readonly hello: (name: string) => string;
	readonly due: (day: string) => string;
	readonly look: string;
	readonly close: string;
};

const nl: NoticeWords = {
	kinds: {
		signalDelivered: 'Een signaal wacht op jullie antwoord',
		themeDelivered: 'Een thema wacht op jullie antwoord',
		receiptMissing: 'Een ontvangst is nog niet gemeld',
		overdue: 'Een beloofd antwoord is nog niet gegeven',
		raisedToCoordinator: 'Een antwoord blijft uit: kijk je mee?',
		raisedToSteering: 'Een antwoord blijft uit: kijkt de stuurgroep mee?',
		inTray: 'Een signaal waarvoor nog niemand het mandaat aannam',
		returned: 'Een signaal van jullie kwam terug met een vraag',
		declined: 'Een signaal van jullie werd niet opgenomen, met een reden',
		answered: 'Er is antwoord op een signaal van jullie',
		broughtBack: 'Een antwoord hielp niet: het signaal is terug',
		lookBack: 'Merk je iets van wat er beslist werd?',
		trialEnds: 'Een proefruimte loopt af',
		nextLook: 'Er was beloofd om opnieuw te kijken',
		actionDue: 'Een actie die je opnam',
		meetingPlanned: 'Een bijeenkomst van je groep is gepland',
		meetingChanged: 'Een bijeenkomst van je groep is veranderd',
		meetingCancelled: 'Een bijeenkomst van je groep gaat niet door',
		homeworkOpened: 'De antwoorden op huiswerk van je groep liggen open',
	},
	hello: (name) => `Dag ${name},`,
	due: (day) => `Ten laatste op ${day}.`,
	look: 'Kijk in Lus:',
	close: 'In deze mail staat met opzet niet waarover het gaat.',
};

const en: NoticeWords = {
	kinds: {
		signalDelivered: 'A signal waits for your answer',
		themeDelivered: 'A theme waits for your answer',
		receiptMissing: 'A receipt was not confirmed yet',
		overdue: 'A promised answer was not given yet',
		raisedToCoordinator: 'An answer stays out: will you look along?',
		raisedToSteering: 'An answer stays out: will the steering group look along?',
		inTray: 'A signal for which nobody accepted the mandate yet',
		returned: 'A signal of yours came back with a question',
		declined: 'A signal of yours was not taken up, with a reason',
		answered: 'There is an answer to a signal of yours',
		broughtBack: 'An answer did not help: the signal is back',
		lookBack: 'Do you notice anything of what was decided?',
		trialEnds: 'A trial is about to end',
		nextLook: 'It was promised to look again',
		actionDue: 'An action that you took on',
		meetingPlanned: 'A meeting of your group was planned',
		meetingChanged: 'A meeting of your group was changed',
		meetingCancelled: 'A meeting of your group was called off',
		homeworkOpened: 'The answers to homework of your group were opened up',
	},
	hello: (name) => `Hello ${name},`,
	due: (day) => `On ${day} at the latest.`,
	look: 'Look in Lus:',
	close: 'This mail does not say what it is about, on purpose.',
};

/** Words of what someone is told: a line on the start page, a mail without content. */
export const noticeWords: Record<Locale, NoticeWords> = { nl, en };
