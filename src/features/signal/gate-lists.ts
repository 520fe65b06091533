import { z } from 'zod';
import { spanTypes } from './gate-spans.ts';
import { fold } from './gate-tokens.ts';

const text = z.string().trim().min(1);
/** Words with spaces between. A star or tilde behind one is a mark, explained at the top of the file. */
const spaced = text;
/** Words or phrases with commas between. */
const commas = text;

/** `lists/gate-names.yaml` and `lists/gate-family-names.yaml` (there an underscore stands for the space inside a name). */
export const gateNames = z.strictObject({
	source: text,
	groups: z.array(z.strictObject({ origin: text, names: spaced })).min(1),
});

/** `lists/gate-places.yaml`. */
export const gatePlaces = z.strictObject({
	source: text,
	groups: z.array(z.strictObject({ where: text, names: commas })).min(1),
	adjectives: commas,
});

/** `lists/gate-plain-words.yaml`. */
export const gatePlainWords = z.strictObject({ source: text, words: spaced });

/** `lists/gate-words.yaml`: what each list does stands above it in the file. */
export const gateFieldWords = z.strictObject({
	source: text,
	titles: commas,
	personWords: commas,
	personVerbs: commas,
	linkingVerbs: commas,
	durationWords: commas,
	organisationWords: commas,
	organisationHeads: commas,
	publicBodies: commas,
	organisationEndings: commas,
	legalForms: commas,
	organisations: commas,
	abbreviations: commas,
	dottedAbbreviations: commas,
	capitalWords: commas,
	capitalPhrases: commas,
});

const phrase = z.strictObject({
	/** Small letters; `*` stands for at most three words, `a|b` for one of several. */
	phrase: text,
	/** Counts only in a sentence with one of the words for oneself. */
	ofOneself: z.boolean().optional(),
	/** Does not count in a sentence with one of these words: there it tells a rule, not a deed. */
	unless: z.array(text).min(1).optional(),
});

/** `<language>/gate.yaml`: what the page says about each kind of mark, and the phrases that can accuse who wrote them. */
export const gateWords = z.strictObject({
	source: text,
	types: z.record(z.enum(spanTypes), z.strictObject({ label: text, why: text, instead: text })),
	selfIncrimination: z.strictObject({
		ownWords: z.array(text).min(1),
		phrases: z.array(phrase).min(1),
	}),
});

export type GateWords = z.infer<typeof gateWords>;

/** Everything that `compileGateLists` needs, as plain JSON: this is what a page may send to the browser. */
export interface RawGateLists {
	names: z.infer<typeof gateNames>;
	familyNames: z.infer<typeof gateNames>;
	places: z.infer<typeof gatePlaces>;
	plainWords: z.infer<typeof gatePlainWords>;
	words: z.infer<typeof gateFieldWords>;
	selfIncrimination: GateWords['selfIncrimination'][];
}

/** `sure`: always counts. `word`: also an ordinary word. `capital`: counts only with a capital. */
type Mark = 'sure' | 'word' | 'capital';
type Keys = ReadonlySet<string>;

/** A phrase of one or more words, each folded, that begins with a known word. */
export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

/** The lists as the detectors read them; every word is folded (small letters, no accents). */
export interface GateLists {
	firstNames: ReadonlyMap<string, Mark>;
	/** With their small words: `van den berghe`. */
	familyNames: ReadonlyMap<string, Mark>;
	places: ReadonlyMap<string, Mark>;
	/** Places of several words, by their first word. */
	longPlaces: Phrases;
	plainWords: Keys;
	titles: Keys;
	personWords: Keys;
	personVerbs: Keys;
	linkingVerbs: Keys;
	durationWords: Keys;
	organisationWords: Keys;
	organisationHeads: Phrases;
	publicBodies: Phrases;
	organisationEndings: readonly string[];
	legalForms: Keys;
	organisations: Phrases;
	abbreviations: Keys;
	dottedAbbreviations: Keys;
	capitalWords: Keys;
	capitalPhrases: Phrases;
	selfIncrimination: readonly PhraseRule[];
}

/** One phrase that can accuse its writer; `words[i]` lists what may stand there, null stands for up to three words. */
export interface PhraseRule {
	words: readonly (Keys | null)[];
	needs: Keys | null;
	unless: Keys | null;
}

const listed = (list: string): string[] =>
	list
		.split(',')
		.map((item) => item.trim().replace(/\s+/g, ' '))
		.filter((item) => item !== '');

const keys = (list: string): Keys => new Set(listed(list).map(fold));

function marked(words: readonly string[]): Map<string, Mark> {
	return new Map(
		words.map((word) => {
			const mark: Mark = word.endsWith('*') ? 'word' : word.endsWith('~') ? 'capital' : 'sure';
			return [fold(mark === 'sure' ? word : word.slice(0, -1)).replaceAll('_', ' '), mark];
		}),
	);
}

function phrases(items: readonly string[]): Phrases {
	const byFirst = new Map<string, string[][]>();
	for (const item of items) {
		const words = fold(item)
			.split(/[^\p{L}\p{N}'-]+/u)
			.filter((word) => word !== '');
		const [first] = words;
		if (first !== undefined) byFirst.set(first, [...(byFirst.get(first) ?? []), words]);
	}
	for (const known of byFirst.values()) known.sort((a, b) => b.length - a.length);
	return byFirst;
}

function rulesOf({ ownWords, phrases: rules }: GateWords['selfIncrimination']): PhraseRule[] {
	const own = new Set(ownWords.map(fold));
	return rules.map(({ phrase: words, ofOneself, unless }) => ({
		words: fold(words)
			.split(' ')
			.map((word) => (word === '*' ? null : new Set(word.split('|')))),
		needs: ofOneself ? own : null,
		unless: unless ? new Set(unless.map(fold)) : null,
	}));
}

/**
 * Makes the lists ready for `detectSpans`. Takes some 20 ms: do it once, not for every text.
 * @param raw checked content, as `loadGate` reads it on the server
 */
export function compileGateLists(raw: RawGateLists): GateLists {
	const { words } = raw;
	const places = raw.places.groups.flatMap((group) => listed(group.names));
	const spacedWords = (groups: readonly { names: string }[]) =>
		groups.flatMap((group) => group.names.split(/\s+/));
	return {
		firstNames: marked(spacedWords(raw.names.groups)),
		familyNames: marked(spacedWords(raw.familyNames.groups)),
		places: marked([...places.filter((place) => !place.includes(' ')), ...listed(raw.places.adjectives)]),
		longPlaces: phrases(places.filter((place) => place.includes(' '))),
		plainWords: new Set(raw.plainWords.words.split(/\s+/).map(fold)),
		titles: keys(words.titles),
		personWords: keys(words.personWords),
		personVerbs: keys(words.personVerbs),
		linkingVerbs: keys(words.linkingVerbs),
		durationWords: keys(words.durationWords),
		organisationWords: keys(words.organisationWords),
		organisationHeads: phrases(listed(words.organisationHeads)),
		publicBodies: phrases(listed(words.publicBodies)),
		organisationEndings: [...keys(words.organisationEndings)],
		legalForms: keys(words.legalForms),
		organisations: phrases(listed(words.organisations)),
		abbreviations: keys(words.abbreviations),
		dottedAbbreviations: keys(words.dottedAbbreviations),
		capitalWords: keys(words.capitalWords),
		capitalPhrases: phrases(listed(words.capitalPhrases)),
		selfIncrimination: raw.selfIncrimination.flatMap(rulesOf),
	};
}
