import type { Locale } from '#platform/locale.ts';
import type { Side } from './signal.ts';
import { signalWords } from './signal-words.ts';

type Step = {
	readonly what: string;
	readonly side: Side;
	readonly addresseeName: string | null;
	readonly note: string;
};
type Tell = (step: Step, who: string) => string;

const nl: Record<string, Tell> = {
	sent: () => 'Verstuurd door de indieners',
	checked: () => 'Herschreven en nagekeken door de indieners',
	delivered: (_, who) => `Bezorgd aan ${who}`,
	inTray: () => 'Nog niemand nam dit aan. De stuurgroep ziet het.',
	received: (_, who) => `Ontvangen door ${who}`,
	returned: (_, who) => `${cap(who)} stelde een vraag`,
	declined: (_, who) => `${cap(who)} nam dit niet op als signaal`,
	bundled: () => 'Gebundeld in een thema',
	inDiscussion: () => 'In bespreking',
	discussed: () => 'Het thema werd besproken',
	recommended: () => 'Er is een aanbeveling',
	themeDelivered: (_, who) => `Het thema ligt bij ${who}`,
	decided: (step, who) => `${cap(who)} besliste: ${verdictNl[step.note] ?? step.note}`,
	trialRunning: () => 'De proefruimte begint',
	answered: () => 'Antwoord aan de indieners',
	judged: (step) => judgedNl(step.note),
	broughtBack: () => 'Terug naar de coördinator: het antwoord hielp niet',
	withdrawn: () => 'Ingetrokken door de indieners',
	lookedBack: (step) => `Na ${step.note.split(':')[0]} maanden keken de indieners terug`,
	receiptMissing: () => 'Nog geen ontvangst gemeld. De coördinator weet het.',
	reminded: (_, who) => `De termijn is voorbij. ${cap(who)} kreeg een herinnering.`,
	raisedToCoordinator: () => 'De coördinator kijkt mee',
	raisedToSteering: () => 'De stuurgroep kijkt mee',
	execution: (step) => `Uitvoering: ${executionNl[step.note] ?? step.note}`,
};
const en: Record<string, Tell> = {
	sent: () => 'Sent by those who raised it',
	checked: () => 'Rewritten and checked by those who raised it',
	delivered: (_, who) => `Delivered to ${who}`,
	inTray: () => 'Nobody took this on yet. The steering group sees it.',
	received: (_, who) => `Received by ${who}`,
	returned: (_, who) => `${cap(who)} asked a question`,
	declined: (_, who) => `${cap(who)} did not take this up as a signal`,
	bundled: () => 'Bundled in a theme',
	inDiscussion: () => 'Being discussed',
	discussed: () => 'The theme was discussed',
	recommended: () => 'There is a recommendation',
	themeDelivered: (_, who) => `The theme is with ${who}`,
	decided: (step, who) => `${cap(who)} decided: ${verdictEn[step.note] ?? step.note}`,
	trialRunning: () => 'The trial begins',
	answered: () => 'Answer to those who raised it',
	judged: (step) => judgedEn(step.note),
	broughtBack: () => 'Back to the coordinator: the answer did not help',
	withdrawn: () => 'Withdrawn by those who raised it',
	lookedBack: (step) => `After ${step.note.split(':')[0]} months those who raised it looked back`,
	receiptMissing: () => 'Receipt not confirmed yet. The coordinator knows.',
	reminded: (_, who) => `The term has passed. ${cap(who)} got a reminder.`,
	raisedToCoordinator: () => 'The coordinator looks along',
	raisedToSteering: () => 'The steering group looks along',
	execution: (step) => `Carrying out: ${executionEn[step.note] ?? step.note}`,
};

const verdictNl: Record<string, string> = {
	yes: 'ja',
	partly: 'deels',
	no: 'neen',
	notYet: 'nog niet',
	notOurs: 'niet aan ons',
	trial: 'we proberen het uit',
};
const verdictEn: Record<string, string> = {
	yes: 'yes',
	partly: 'partly',
	no: 'no',
	notYet: 'not yet',
	notOurs: 'not ours',
	trial: 'we try it out',
};
const executionNl: Record<string, string> = {
	notStarted: 'nog niet begonnen',
	running: 'loopt',
	done: 'gedaan',
	stopped: 'gestopt',
};
const executionEn: Record<string, string> = {
	notStarted: 'not started yet',
	running: 'running',
	done: 'done',
	stopped: 'stopped',
};

function judgedNl(note: string): string {
	const [who, value] = note.split(':');
	const verdict = signalWords.nl.verdicts[value as 'helped'] ?? value;
	return who === 'family' ? `Oordeel van het gezin: ${verdict}` : `Oordeel van de indieners: ${verdict}`;
}
function judgedEn(note: string): string {
	const [who, value] = note.split(':');
	const verdict = signalWords.en.verdicts[value as 'helped'] ?? value;
	return who === 'family'
		? `Verdict of the family: ${verdict}`
		: `Verdict of those who raised it: ${verdict}`;
}

function cap(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

const tells: Record<Locale, Record<string, Tell>> = { nl, en };

/** One step of the journey as a sentence. Names a body or a role, never a group that sent something. */
export function tellStep(step: Step, locale: Locale): string {
	const who = step.addresseeName ?? signalWords[locale].sides[step.side];
	return tells[locale][step.what]?.(step, who) ?? step.what;
}
