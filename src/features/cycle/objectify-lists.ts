import { z } from 'zod';
import { id, listWithIds, text } from '#features/method/index.ts';
import { patternSource } from './objectify-pattern.ts';

/** What the objectify helper points at, in the order in which a tie is settled. */
export const markKinds = ['worrying', 'mindReading', 'blame', 'label', 'absolute', 'vagueQuantity'] as const;
export type MarkKind = (typeof markKinds)[number];

const noWords = { numbers: [], joiningWords: [] };
const understood = (pattern: string) => {
	try {
		return new RegExp(`^(?:${patternSource(pattern, noWords)})$`);
	} catch {
		return undefined;
	}
};
/** `keer [weer]` would ask for a space after "keer" in any case: it must be `keer[ weer]`. */
const looseOptional = /(?:^|\s)(?:\[[^\]]*[^\s\]]\])+(?:\s|$)/;
const spaced = text.refine(
	(value) => !looseOptional.test(value),
	'what may be absent must hold its own space, as in "keer[ weer]"',
);
const pattern = spaced.refine(
	(value) => understood(value)?.test('') === false,
	'is not a pattern that Lus reads',
);
const exception = spaced.refine(
	(value) =>
		value.split('@').length <= 2 && value !== '@' && value.split('@').every((part) => understood(part)),
	'is not an exception that Lus reads',
);

const group = z.strictObject({
	id,
	/** Patterns: see objectify-pattern.ts. */
	words: z.array(pattern).min(1),
	/** Instead of the question and example of the kind. */
	question: text.optional(),
	example: text.optional(),
	/** Expressions in which these words are harmless. */
	unless: z.array(exception).optional(),
});

const kind = z.strictObject({
	/** One short question, or two, that make the word concrete. */
	question: text,
	/** How it could be said instead; shown after "Misschien:". */
	example: text,
	/** Expressions in which no word of this kind is pointed at. */
	unless: z.array(exception).optional(),
	/** Asking it ("Wil hij niet?") is not claiming it. */
	harmlessInQuestions: z.boolean().optional(),
	groups: listWithIds(group),
});

/**
 * The words of the objectify helper in one language (`<language>/objectify.yaml`). Plain JSON, so that a page can
 * hand it to the browser.
 */
export const objectifyLists = z.strictObject({
	source: text,
	/** Numbers and months as words. */
	numbers: z.array(text).min(1),
	/** Words that begin a new thought. */
	joiningWords: z.array(text).min(1),
	/** What stands before a colon when someone is quoted without quotation marks. */
	saying: z.array(pattern).min(1),
	kinds: z.strictObject({
		worrying: kind,
		mindReading: kind,
		blame: kind,
		label: kind,
		absolute: kind,
		vagueQuantity: kind,
	} satisfies Record<MarkKind, typeof kind>),
});

export type ObjectifyLists = z.infer<typeof objectifyLists>;
export type ObjectifyKind = z.infer<typeof kind>;
