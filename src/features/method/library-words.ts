import type { Locale } from '#platform/locale.ts';
import type { Activity } from './activity-names.ts';
import type { EntryKind, Result } from './entry-names.ts';
import type { Experience, Goal } from './library.ts';

const nl = {
	kinds: {
		method: 'gespreksvorm',
		instrument: 'hulpmiddel',
		deck: 'kaarten',
		tree: 'beslisboom',
		practice: 'praktijkvoorbeeld',
		page: 'leestekst',
	} satisfies Record<EntryKind, string> as Record<EntryKind, string>,
	manyOfKind: {
		method: 'Gespreksvormen',
		instrument: 'Hulpmiddelen',
		deck: 'Kaarten',
		tree: 'Beslisbomen',
		practice: 'Praktijkvoorbeelden',
		page: 'Om te lezen',
	} satisfies Record<EntryKind, string> as Record<EntryKind, string>,
	goals: {
		lookAtCase: 'samen naar een traject kijken',
		solveTogether: 'uit een vraag geraken',
		learn: 'van elkaar leren',
		hearFamily: 'het gezin horen',
		workTogether: 'beter samenwerken',
		decide: 'kiezen en beslissen',
		prepare: 'iets voorbereiden',
		lookBack: 'terugkijken',
		care: 'zorg dragen voor elkaar',
		improve: 'onze werking verbeteren',
		passOn: 'een signaal doorgeven',
		practise: 'oefenen',
	} satisfies Record<Goal, string> as Record<Goal, string>,
	experiences: {
		none: 'iedereen kan dit leiden',
		some: 'je leidde al eens een gesprek',
		trained: 'je bent hiervoor opgeleid',
	} satisfies Record<Experience, string> as Record<Experience, string>,
	results: {
		observation: 'een observatie',
		hypothesis: 'een hypothese',
		condition: 'een randvoorwaarde',
		action: 'een actie',
		signal: 'een signaal',
		nuance: 'een nuance',
		recommendation: 'een aanbeveling',
		insight: 'een inzicht',
	} satisfies Record<Result, string> as Record<Result, string>,
	/** What people do in a phase of a method. */
	activities: {
		talk: 'Praten',
		round: 'Om de beurt',
		write: 'Schrijven in stilte',
		collect: 'Samen opschrijven',
		draw: 'Een kaart trekken',
		board: 'Op een bord leggen',
		guide: 'Eén vraag stellen',
		tree: 'Een beslisboom lopen',
		group: 'Groeperen',
		dots: 'Stippen geven',
		scale: 'Een plek op de schaal kiezen',
		appreciate: 'Zeggen wat indruk maakte',
		agree: 'Afspraken maken',
	} satisfies Record<Activity, string> as Record<Activity, string>,
	levels: { micro: 'micro', meso: 'meso', macro: 'macro' },
	origins: {
		sources: 'Uit de bronnen van Impactvol Reflecteren',
		elsewhere: 'Uit een andere bron',
		ours: 'Zelf gemaakt, staat niet in de bronnen',
	},
	minutes: (count: number) => (count === 1 ? '1 minuut' : `${count} minuten`),
	people: (min: number, max: number) => {
		if (min === max) return min === 1 ? 'alleen' : `met ${min}`;
		return min === 1 ? `alleen of met hoogstens ${max}` : `met ${min} tot ${max}`;
	},
	withFamily: 'samen met het gezin',
};
export type LibraryWords = typeof nl;

const en: LibraryWords = {
	kinds: {
		method: 'method',
		instrument: 'instrument',
		deck: 'cards',
		tree: 'decision tree',
		practice: 'practice',
		page: 'text',
	},
	manyOfKind: {
		method: 'Methods',
		instrument: 'Instruments',
		deck: 'Cards',
		tree: 'Decision trees',
		practice: 'Practices',
		page: 'To read',
	},
	goals: {
		lookAtCase: 'look at a trajectory together',
		solveTogether: 'get out of a question',
		learn: 'learn from each other',
		hearFamily: 'hear the family',
		workTogether: 'work together better',
		decide: 'choose and decide',
		prepare: 'prepare something',
		lookBack: 'look back',
		care: 'care for each other',
		improve: 'improve how we work',
		passOn: 'pass on a signal',
		practise: 'practise',
	},
	experiences: {
		none: 'anybody can lead this',
		some: 'you led a talk before',
		trained: 'you were trained for this',
	},
	results: {
		observation: 'an observation',
		hypothesis: 'a hypothesis',
		condition: 'a condition',
		action: 'an action',
		signal: 'a signal',
		nuance: 'a nuance',
		recommendation: 'a recommendation',
		insight: 'an insight',
	},
	activities: {
		talk: 'Talk',
		round: 'Take turns',
		write: 'Write in silence',
		collect: 'Write down together',
		draw: 'Draw a card',
		board: 'Place on a board',
		guide: 'Ask one question',
		tree: 'Walk a decision tree',
		group: 'Group',
		dots: 'Give dots',
		scale: 'Choose a place on the scale',
		appreciate: 'Say what made an impression',
		agree: 'Make agreements',
	},
	levels: { micro: 'micro', meso: 'meso', macro: 'macro' },
	origins: {
		sources: 'From the sources of Impactvol Reflecteren',
		elsewhere: 'From another source',
		ours: 'Made by ourselves, not in the sources',
	},
	minutes: (count) => (count === 1 ? '1 minute' : `${count} minutes`),
	people: (min, max) => {
		if (min === max) return min === 1 ? 'alone' : `with ${min}`;
		return min === 1 ? `alone or with at most ${max}` : `with ${min} to ${max}`;
	},
	withFamily: 'together with the family',
};

/** Words of the library that several pages use. */
export const libraryWords: Record<Locale, LibraryWords> = { nl, en };
