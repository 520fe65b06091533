import type { Figures } from '#features/trajectory/index.ts';
import type { Locale } from '#platform/locale.ts';

const lists: Record<Locale, Intl.ListFormat> = {
	nl: new Intl.ListFormat('nl-BE', { type: 'conjunction' }),
	en: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
};

/** The entries with the highest count, in the order in which they stand. */
function most<Entry extends { readonly n: number }>(entries: readonly Entry[]): { of: Entry[]; n: number } {
	const n = Math.max(0, ...entries.map((entry) => entry.n));
	return { of: entries.filter((entry) => entry.n === n), n };
}

const nl = {
	title: 'Cijfers over de trajecten',
	lead: 'De vier tabellen van het jaarverslag, geteld uit het register.',
	why: 'Deze cijfers zijn exact en alleen voor de coördinator, omdat kleine aantallen een gezin herkenbaar maken. Elke keer dat je ze bekijkt, wordt dat genoteerd.',
	back: 'Trajecten',
	qualityTalk: 'Praat samen over deze cijfers',
	asJson: 'Dezelfde cijfers als JSON',
	empty: 'Er is nog geen enkel traject om te tellen. Lees eerst een lijst in.',
	importOne: 'Lees een lijst in',
	years: 'Aanmeldingen en verloop per jaar',
	yearsSay: ({ years, total }: Figures) => {
		const registered = years.reduce((sum, year) => sum + year.registered, 0);
		return `Er zijn ${registered} aanmeldingen, en ${total} ${total === 1 ? 'traject is' : 'trajecten zijn'} opgestart.`;
	},
	year: 'Jaar',
	registered: 'Aangemeld',
	started: 'Opgestart',
	closed: 'Afgerond',
	running: 'Liep al',
	runningSay: 'Liep al: vroeger opgestart en op 1 januari van dat jaar nog niet afgerond.',
	ages: 'Leeftijd bij de aanmelding',
	agesSay: ({ ages }: Figures) => {
		const top = most(ages);
		const named = lists.nl.format(top.of.map((one) => String(one.age)));
		return top.n === 0
			? ''
			: `Het vaakst is het eerste kind ${named} jaar${top.of.length > 1 ? `, elk ${top.n} keer` : `: ${top.n} keer`}.`;
	},
	age: 'Leeftijd',
	zones: 'Eerstelijnszone',
	zonesSay: ({ zones, total }: Figures) => {
		const top = most(zones);
		const named = lists.nl.format(top.of.map((one) => one.zone));
		return top.n === 0
			? ''
			: `De meeste trajecten komen uit ${named}${top.of.length > 1 ? ': elk' : ':'} ${top.n} van de ${total}.`;
	},
	zone: 'Zone',
	referrers: 'Aanmelder',
	referrersSay: ({ referrers, total }: Figures) => {
		const top = most(referrers);
		const named = lists.nl.format(top.of.map((one) => one.type));
		return top.n === 0
			? ''
			: `Het vaakst meldde dit soort aanmelder aan: ${named}, ${top.of.length > 1 ? 'elk ' : ''}${top.n} van de ${total}.`;
	},
	referrer: 'Aanmelder',
	number: 'Aantal',
	total: 'Samen',
	onlyStarted:
		'Leeftijd, zone en aanmelder tellen alleen trajecten die opgestart zijn, elk bij het eerste kind.',
};
type Words = typeof nl;

const en: Words = {
	title: 'Figures about the trajectories',
	lead: 'The four tables of the yearly report, counted from the register.',
	why: 'These figures are exact and for the coordinator only, because small numbers make a family recognisable. Each time you look at them is noted.',
	back: 'Trajectories',
	qualityTalk: 'Talk about these figures together',
	asJson: 'The same figures as JSON',
	empty: 'There is not a single trajectory to count yet. First read in a list.',
	importOne: 'Read in a list',
	years: 'Registrations and course per year',
	yearsSay: ({ years, total }: Figures) => {
		const registered = years.reduce((sum, year) => sum + year.registered, 0);
		return `There are ${registered} registrations, and ${total} ${total === 1 ? 'trajectory' : 'trajectories'} started.`;
	},
	year: 'Year',
	registered: 'Registered',
	started: 'Started',
	closed: 'Closed',
	running: 'Carried over',
	runningSay: 'Carried over: started earlier and not yet closed on 1 January of that year.',
	ages: 'Age at registration',
	agesSay: ({ ages }: Figures) => {
		const top = most(ages);
		const named = lists.en.format(top.of.map((one) => String(one.age)));
		return top.n === 0
			? ''
			: `Most often the first child is ${named} years old${top.of.length > 1 ? `, ${top.n} times each` : `: ${top.n} times`}.`;
	},
	age: 'Age',
	zones: 'Primary-care zone',
	zonesSay: ({ zones, total }: Figures) => {
		const top = most(zones);
		const named = lists.en.format(top.of.map((one) => one.zone));
		return top.n === 0
			? ''
			: `Most trajectories come from ${named}: ${top.n} of ${total}${top.of.length > 1 ? ' each' : ''}.`;
	},
	zone: 'Zone',
	referrers: 'Referrer',
	referrersSay: ({ referrers, total }: Figures) => {
		const top = most(referrers);
		const named = lists.en.format(top.of.map((one) => one.type));
		return top.n === 0
			? ''
			: `This kind of referrer registered most often: ${named}, ${top.n} of ${total}${top.of.length > 1 ? ' each' : ''}.`;
	},
	referrer: 'Referrer',
	number: 'Number',
	total: 'Together',
	onlyStarted: 'Age, zone and referrer count only trajectories that started, each by the first child.',
};

/** The words of the figures' page; each table has a sentence that says what it says. */
export const figuresWords: Record<Locale, Words> = { nl, en };
