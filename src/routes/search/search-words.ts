import type { Locale } from '#platform/locale.ts';

const nl = {
	title: 'Zoek',
	label: 'Wat zoek je?',
	hint: 'Een pagina, groep, stap, gespreksvorm, hulpmiddel, begrip, onderwerp, thema, signaal, bijeenkomst of eigen reflectie. Woorden uit een traject vind je alleen in dat traject.',
	find: 'Zoek',
	none: (asked: string) =>
		`Niets gevonden voor “${asked}”. Probeer één woord, of een ander woord voor hetzelfde.`,
	kinds: {
		page: 'pagina',
		group: 'groep',
		step: 'stap',
		method: 'gespreksvorm',
		instrument: 'hulpmiddel',
		deck: 'kaarten',
		tree: 'beslisboom',
		practice: 'praktijkvoorbeeld',
		term: 'begrip',
		topic: 'onderwerp',
		addressee: 'geadresseerde',
		theme: 'thema',
		signal: 'signaal',
		reflection: 'reflectie',
		meeting: 'bijeenkomst',
	} as Record<string, string>,
};
type SearchWords = typeof nl;
const en: SearchWords = {
	title: 'Search',
	label: 'What are you looking for?',
	hint: 'A page, group, step, method, instrument, term, topic, theme, signal, meeting or own reflection. Words of a trajectory are found inside that trajectory only.',
	find: 'Search',
	none: (asked) => `Nothing found for “${asked}”. Try one word, or another word for the same thing.`,
	kinds: {
		page: 'page',
		group: 'group',
		step: 'step',
		method: 'method',
		instrument: 'instrument',
		deck: 'cards',
		tree: 'decision tree',
		practice: 'practice',
		term: 'term',
		topic: 'topic',
		addressee: 'addressee',
		theme: 'theme',
		signal: 'signal',
		reflection: 'reflection',
		meeting: 'meeting',
	},
};
export const searchWords: Record<Locale, SearchWords> = { nl, en };
