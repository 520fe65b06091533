import type { Locale } from '#platform/locale.ts';
import type { AddresseeKind, MandateState, Verb } from './mandate.ts';

type Sentence = (name: string, topic: string) => string;

type MandateWords = {
	/** Headings of the matrix. */
	readonly verbs: Record<Verb, string>;
	/** What the verb means, in one sentence. */
	readonly meanings: Record<Verb, string>;
	/** Who does what on which topic, without full stop. */
	readonly sentences: Record<Verb, Sentence>;
	readonly kinds: Record<AddresseeKind, string>;
	readonly states: Record<MandateState, string>;
	readonly receives: Record<'signals' | 'themes', string>;
	readonly withinDays: (count: number) => string;
	readonly atMeeting: (count: number) => string;
	readonly answers: string;
	readonly owesNothing: string;
	readonly ordinals: readonly string[];
};

const nl: MandateWords = {
	verbs: {
		decides: 'Beslist',
		putsOnAgenda: 'Agendeert',
		passesOn: 'Koppelt door',
		advises: 'Adviseert',
		carriesOut: 'Voert uit',
		isInformed: 'Wordt ingelicht',
	},
	meanings: {
		decides: 'Mag ja of neen zeggen, en zegt waarom.',
		putsOnAgenda: 'Zet het op de agenda van een overleg.',
		passesOn: 'Brengt het bij wie beslist, en brengt het antwoord terug.',
		advises: 'Geeft raad aan wie beslist.',
		carriesOut: 'Doet wat er beslist is.',
		isInformed: 'Hoort wat er beslist is en hoeft niet te antwoorden.',
	},
	sentences: {
		decides: (name, topic) => `${name} beslist over ${topic}`,
		putsOnAgenda: (name, topic) => `${name} agendeert ${topic}`,
		passesOn: (name, topic) => `${name} koppelt door over ${topic}`,
		advises: (name, topic) => `${name} adviseert over ${topic}`,
		carriesOut: (name, topic) => `${name} voert uit wat beslist is over ${topic}`,
		isInformed: (name, topic) => `${name} wordt ingelicht over ${topic}`,
	},
	kinds: { circle: 'groep in Lus', coordinator: 'coördinator', outside: 'overleg buiten Lus' },
	states: {
		proposed: 'nog niet aangenomen',
		accepted: 'aangenomen',
		declined: 'niet aangenomen',
		withdrawn: 'ingetrokken',
	},
	receives: { signals: 'krijgt losse signalen', themes: "krijgt thema's, geen losse signalen" },
	withinDays: (count) => (count === 1 ? 'binnen één dag' : `binnen ${count} dagen`),
	atMeeting: (count) => `ten laatste op het ${ordinal('nl', count)} overleg na ontvangst`,
	answers: 'antwoordt',
	owesNothing: 'hoeft niet te antwoorden',
	ordinals: ['eerste', 'tweede', 'derde', 'vierde', 'vijfde', 'zesde'],
};

const en: MandateWords = {
	verbs: {
		decides: 'Decides',
		putsOnAgenda: 'Puts on the agenda',
		passesOn: 'Passes on',
		advises: 'Advises',
		carriesOut: 'Carries out',
		isInformed: 'Is informed',
	},
	meanings: {
		decides: 'May say yes or no, and says why.',
		putsOnAgenda: 'Puts it on the agenda of a meeting.',
		passesOn: 'Brings it to whoever decides, and brings the answer back.',
		advises: 'Gives advice to whoever decides.',
		carriesOut: 'Does what was decided.',
		isInformed: 'Hears what was decided and need not answer.',
	},
	sentences: {
		decides: (name, topic) => `${name} decides on ${topic}`,
		putsOnAgenda: (name, topic) => `${name} puts ${topic} on the agenda`,
		passesOn: (name, topic) => `${name} passes on what comes in about ${topic}`,
		advises: (name, topic) => `${name} advises on ${topic}`,
		carriesOut: (name, topic) => `${name} carries out what was decided on ${topic}`,
		isInformed: (name, topic) => `${name} is informed about ${topic}`,
	},
	kinds: { circle: 'group in Lus', coordinator: 'coordinator', outside: 'body outside Lus' },
	states: {
		proposed: 'not accepted yet',
		accepted: 'accepted',
		declined: 'declined',
		withdrawn: 'withdrawn',
	},
	receives: { signals: 'receives single signals', themes: 'receives themes, no single signals' },
	withinDays: (count) => (count === 1 ? 'within one day' : `within ${count} days`),
	atMeeting: (count) => `at the ${ordinal('en', count)} meeting after receipt at the latest`,
	answers: 'answers',
	owesNothing: 'need not answer',
	ordinals: ['first', 'second', 'third', 'fourth', 'fifth', 'sixth'],
};

/** The words of mandates and addressees, per language. */
export const mandateWords: Record<Locale, MandateWords> = { nl, en };

function ordinal(locale: Locale, count: number): string {
	const word = mandateWords[locale].ordinals[count - 1];
	if (word) return word;
	if (locale === 'nl') return `${count}de`;
	const kind = new Intl.PluralRules('en', { type: 'ordinal' }).select(count);
	const ending = { one: 'st', two: 'nd', few: 'rd' }[kind as 'one' | 'two' | 'few'] ?? 'th';
	return `${count}${ending}`;
}
