import type { Locale } from '#platform/locale.ts';
import type { DraftFault } from './draft.ts';
import type { Direction, Level, SendersVerdict, Side, SignalState, Support } from './signal.ts';

type SignalWords = {
	readonly states: Record<SignalState, string>;
	readonly directions: Record<Direction, string>;
	readonly levels: Record<Level, string>;
	readonly levelPlaces: Record<Level, string>;
	readonly supports: Record<Support, string>;
	readonly sides: Record<Side, string>;
	readonly verdicts: Record<SendersVerdict, string>;
	readonly noticed: Record<'yes' | 'aLittle' | 'no', string>;
	readonly faults: Record<DraftFault, string>;
};

const nl: SignalWords = {
	states: {
		draft: 'ontwerp',
		checked: 'nagekeken',
		sent: 'verstuurd',
		received: 'ontvangen',
		bundled: 'gebundeld in een thema',
		inDiscussion: 'wordt besproken',
		returned: 'terug met een vraag',
		recommended: 'aanbeveling gemaakt',
		decided: 'beslist',
		trialRunning: 'proefruimte loopt',
		answered: 'beantwoord',
		judged: 'antwoord beoordeeld',
		declined: 'niet als signaal opgenomen',
		withdrawn: 'ingetrokken',
	},
	directions: { helps: 'Dit helpt', hinders: 'Dit staat in de weg' },
	levels: { micro: 'micro', meso: 'meso', macro: 'macro' },
	levelPlaces: {
		micro: 'bij gezin en hulpverlener',
		meso: 'in een team, organisatie of lerend netwerk',
		macro: 'in het netwerkforum of in het beleid',
	},
	supports: {
		one: 'van één persoon',
		table: 'van een tafel',
		withFamily: 'van een tafel, samen met het gezin',
	},
	sides: {
		senders: 'de indieners',
		addressee: 'de geadresseerde',
		coordinator: 'de coördinator',
		steering: 'de stuurgroep',
		lus: 'Lus',
	},
	verdicts: {
		helped: 'geholpen',
		partly: 'deels geholpen',
		not: 'niet geholpen',
		neverHeard: 'nooit gehoord',
	},
	noticed: { yes: 'ja', aLittle: 'een beetje', no: 'neen' },
	faults: {
		statement: 'Schrijf in één zin wat er helpt of in de weg staat.',
		facts: 'Zet er minstens één feit bij: wat zag of hoorde je?',
		familyKnows: 'Duid aan of het gezin weet dat dit verder gaat.',
		ownSentence: 'Lees de eigen zin terug aan wie ze zei, en vink aan dat dit mag.',
	},
};

const en: SignalWords = {
	states: {
		draft: 'draft',
		checked: 'checked',
		sent: 'sent',
		received: 'received',
		bundled: 'bundled in a theme',
		inDiscussion: 'being discussed',
		returned: 'back with a question',
		recommended: 'recommendation made',
		decided: 'decided',
		trialRunning: 'trial running',
		answered: 'answered',
		judged: 'answer judged',
		declined: 'not taken up as a signal',
		withdrawn: 'withdrawn',
	},
	directions: { helps: 'This helps', hinders: 'This stands in the way' },
	levels: { micro: 'micro', meso: 'meso', macro: 'macro' },
	levelPlaces: {
		micro: 'with the family and the worker',
		meso: 'in a team, organisation or learning network',
		macro: 'in the network forum or in policy',
	},
	supports: {
		one: 'from one person',
		table: 'from a table',
		withFamily: 'from a table, together with the family',
	},
	sides: {
		senders: 'those who raised it',
		addressee: 'the addressee',
		coordinator: 'the coordinator',
		steering: 'the steering group',
		lus: 'Lus',
	},
	verdicts: {
		helped: 'it helped',
		partly: 'it helped partly',
		not: 'it did not help',
		neverHeard: 'never heard of it',
	},
	noticed: { yes: 'yes', aLittle: 'a little', no: 'no' },
	faults: {
		statement: 'Write in one sentence what helps or stands in the way.',
		facts: 'Add at least one fact: what did you see or hear?',
		familyKnows: 'Say whether the family knows that this goes on.',
		ownSentence: 'Read the own sentence back to who said it, and tick that this is all right.',
	},
};

/** Words for what a signal is and where it stands, per language. */
export const signalWords: Record<Locale, SignalWords> = { nl, en };
