import type { Locale } from '#platform/locale.ts';
import { type Mandate, owesAnswer } from './mandate.ts';
import { mandateWords } from './mandate-words.ts';
import type { Term } from './term.ts';
import type { Finding } from './who-decides.ts';

/** A term in words: 'binnen 42 dagen', 'ten laatste op het tweede overleg na ontvangst'. */
export function sayTermInWords(term: Term, locale: Locale): string {
	const say = mandateWords[locale];
	return term.kind === 'days' ? say.withinDays(term.count) : say.atMeeting(term.count);
}

/** What a mandate promises: 'antwoordt binnen 42 dagen', or that nothing has to be answered. */
export function sayPromise({ verb, term }: Pick<Mandate, 'verb' | 'term'>, locale: Locale): string {
	const say = mandateWords[locale];
	return owesAnswer(verb) ? `${say.answers} ${sayTermInWords(term, locale)}` : say.owesNothing;
}

/** Who does what on which topic: 'Team Noord beslist over wonen'. No full stop. */
export function sayMandate(
	{ verb }: Pick<Mandate, 'verb'>,
	addresseeName: string,
	topicName: string,
	locale: Locale,
): string {
	return mandateWords[locale].sentences[verb](addresseeName, inSentence(topicName));
}

/** A name of a topic as it stands inside a sentence: 'Wonen' becomes 'wonen', 'VAPH-budget' stays. */
export function inSentence(name: string): string {
	const [first = '', second = ''] = name;
	const isWord = second !== '' && second === second.toLowerCase();
	return isWord ? first.toLowerCase() + name.slice(first.length) : name;
}

const findings = {
	nl: {
		nobodyAccepted: (topics: string) =>
			`Over ${topics} nam nog niemand een mandaat aan. Signalen daarover wachten tot iemand dat doet.`,
		nobodyDecides: (topics: string) => `Over ${topics} mag niemand hier beslissen. Dat is ook een bevinding.`,
		decidedTwice: (topics: string, who: string) =>
			`Over ${topics} beslist meer dan één: ${who}. Spreek af wie tot waar gaat, en schrijf het bij de grenzen.`,
		many: (count: number) => `${count} onderwerpen`,
	},
	en: {
		nobodyAccepted: (topics: string) =>
			`Nobody has accepted a mandate on ${topics} yet. Signals about it wait until someone does.`,
		nobodyDecides: (topics: string) => `Nobody here may decide on ${topics}. That is a finding too.`,
		decidedTwice: (topics: string, who: string) =>
			`More than one decides on ${topics}: ${who}. Agree on who goes how far, and write it with the limits.`,
		many: (count: number) => `${count} topics`,
	},
} as const;
/** More names than this in one sentence are counted instead: the list below shows which. */
const MOST_NAMES = 4;

/** What the matrix shows, in calm sentences: one per kind of gap for all its topics, one per overlap. */
export function sayFindings(found: readonly Finding[], locale: Locale): string[] {
	const say = findings[locale];
	const list = new Intl.ListFormat(locale, { type: 'conjunction' });
	const gaps = (['nobodyAccepted', 'nobodyDecides'] as const).flatMap((kind) => {
		const names = found.filter((one) => one.kind === kind).map(({ topic }) => inSentence(topic.name));
		if (names.length === 0) return [];
		return [say[kind](names.length > MOST_NAMES ? say.many(names.length) : list.format(names))];
	});
	const overlaps = found
		.filter(({ kind }) => kind === 'decidedTwice')
		.map(({ topic, addressees }) =>
			say.decidedTwice(inSentence(topic.name), list.format(addressees.map(({ name }) => name))),
		);
	return [...gaps, ...overlaps];
}
