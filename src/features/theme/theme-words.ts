import type { Locale } from '#platform/locale.ts';
import type { Audience, StopKind, TestGroup, ThemeKind, ThemeState } from './theme.ts';

type ThemeWords = {
	readonly kinds: Record<ThemeKind, string>;
	readonly kindHints: Record<ThemeKind, string>;
	readonly states: Record<ThemeState, string>;
	readonly stops: Record<StopKind, string>;
	readonly audiences: Record<Audience, string>;
	readonly testGroups: Record<TestGroup, string>;
	readonly lanes: Record<'micro' | 'meso' | 'macro', string>;
	readonly tables: (count: number | null) => string;
	readonly takenThisYear: string;
	readonly takenIn: (year: number) => string;
	readonly nothingYet: string;
};

const nl: ThemeWords = {
	kinds: { barrier: 'drempel', workingElement: 'werkzaam element', chance: 'kans' },
	kindHints: {
		barrier: 'Dit houdt gezinnen en hulpverleners tegen.',
		workingElement: 'Dit werkt, en verdient een vaste plaats.',
		chance: 'Hier kan iets beginnen.',
	},
	states: {
		collecting: 'we verzamelen',
		inDiscussion: 'we bespreken',
		recommended: 'er ligt een aanbeveling',
		decided: 'er is beslist',
		answered: 'iedereen kreeg antwoord',
	},
	stops: {
		tables: 'tafels rond trajecten',
		samenwerkingsoverleg: 'samenwerkingsoverleg met het gezin',
		learningNetwork: 'lerend netwerk',
		sectorTalk: 'sectorgesprek',
		networkForum: 'netwerkforum',
		partner: 'partner',
		workingGroup: 'werkgroep',
		policyTalk: 'gesprek met het beleid',
		publication: 'bekendgemaakt',
	},
	audiences: {
		policyMakers: 'Voor het beleid',
		networks: 'Voor netwerken',
		organisations: 'Voor organisaties',
		workers: 'Voor wie met gezinnen werkt',
		coreTheme: 'Per kernthema',
	},
	testGroups: {
		strategic: 'wie het beleid maakt',
		operational: 'wie het werk doet',
		clientsAndOthers: 'gezinnen, jongeren en anderen',
	},
	lanes: {
		micro: 'gezin en hulpverlener',
		meso: 'team, organisatie, lerend netwerk',
		macro: 'netwerkforum, beleid',
	},
	tables: (count) => (count === null ? 'minder dan 3 tafels' : `signalen van ${count} tafels`),
	takenThisYear: 'nemen we dit jaar op',
	takenIn: (year) => `opgenomen in ${year}`,
	nothingYet: 'Nog niets',
};

const en: ThemeWords = {
	kinds: { barrier: 'barrier', workingElement: 'working element', chance: 'chance' },
	kindHints: {
		barrier: 'This holds families and workers back.',
		workingElement: 'This works, and deserves a fixed place.',
		chance: 'Something can begin here.',
	},
	states: {
		collecting: 'we are collecting',
		inDiscussion: 'we are discussing',
		recommended: 'there is a recommendation',
		decided: 'it has been decided',
		answered: 'everyone has an answer',
	},
	stops: {
		tables: 'tables around trajectories',
		samenwerkingsoverleg: 'cooperation meeting with the family',
		learningNetwork: 'learning network',
		sectorTalk: 'sector talk',
		networkForum: 'network forum',
		partner: 'partner',
		workingGroup: 'working group',
		policyTalk: 'talk with policy',
		publication: 'made public',
	},
	audiences: {
		policyMakers: 'For policy makers',
		networks: 'For networks',
		organisations: 'For organisations',
		workers: 'For those who work with families',
		coreTheme: 'By core theme',
	},
	testGroups: {
		strategic: 'those who make policy',
		operational: 'those who do the work',
		clientsAndOthers: 'families, young people and others',
	},
	lanes: {
		micro: 'family and worker',
		meso: 'team, organisation, learning network',
		macro: 'network forum, policy',
	},
	tables: (count) => (count === null ? 'fewer than 3 tables' : `signals from ${count} tables`),
	takenThisYear: 'taken up this year',
	takenIn: (year) => `taken up in ${year}`,
	nothingYet: 'Nothing yet',
};

/** Words for what a theme is, where it stands and for whom it speaks, per language. */
export const themeWords: Record<Locale, ThemeWords> = { nl, en };
