import { compileLists, type Surroundings, type WordGroup } from './objectify-compile.ts';
import type { MarkKind, ObjectifyLists } from './objectify-lists.ts';
import { plainText } from './objectify-plain.ts';
import { quotedSpans, type Span } from './objectify-quotes.ts';

/** A word or phrase with the question that makes it concrete; `start` and `end` are UTF-16 indexes. */
export interface Mark extends Span {
	kind: MarkKind;
	/** The marked words, exactly as they stand in the text. */
	text: string;
	question: string;
	/** How it could be said instead. */
	example?: string;
}

/** Words that ask the same question, taken together to be shown as one. */
export interface Hint {
	words: string[];
	question: string;
	example?: string;
}

/** A text beside its plain form (see plainText); indexes are the same in both. */
interface Texts {
	text: string;
	plain: string;
	quoted: Span[];
}

/** How far before and after a word its surroundings are looked at. */
const reach = 250;

const holds = (outer: Span, inner: Span) => outer.start <= inner.start && inner.end <= outer.end;
const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end;
const lengthOf = ({ start, end }: Span) => end - start;

function find(plain: string, words: RegExp): Span[] {
	return [...plain.matchAll(words)].map(({ index, 0: found, 1: before = '' }) => ({
		start: index + before.length,
		end: index + found.length,
	}));
}

function isSurrounded(plain: string, { start, end }: Span, surroundings: readonly Surroundings[]): boolean {
	const left = plain.slice(Math.max(0, start - reach), start);
	const right = plain.slice(end, end + reach);
	return surroundings.some(
		({ before, after }) => (before?.test(left) ?? true) && (after?.test(right) ?? true),
	);
}

/** "Mevrouw Snel", "bij Constant thuis": one word with a capital letter, not at the start of a sentence. */
function isName(text: string, { start, end }: Span): boolean {
	const isCapitalised = /^\p{Lu}\S*\p{Ll}\S*$/u.test(text.slice(start, end));
	const left = text.slice(Math.max(0, start - 20), start);
	return isCapitalised && !/(?:^|[.!?:;…\n\r–—•*])[\s"'“”‘’„«»([•*–—-]*$/.test(left);
}

/** The second half of a word with a hyphen: "niet-agressief". */
const followsHyphen = (plain: string, { start }: Span) =>
	/[a-z0-9éÿ]-$/.test(plain.slice(Math.max(0, start - 2), start));

const inQuestion = (plain: string, { end }: Span) => /^[^.!?\n]*\?/.test(plain.slice(end, end + reach));

function marksOf({ text, plain, quoted }: Texts, group: WordGroup): Mark[] {
	const found = find(plain, group.words);
	if (found.length === 0) return [];
	const harmless = group.expressions.flatMap((expression) => find(plain, expression));
	return found
		.filter(
			(span) =>
				!quoted.some((quote) => overlap(quote, span)) &&
				!harmless.some((expression) => holds(expression, span)) &&
				!followsHyphen(plain, span) &&
				!isName(text, span) &&
				!(group.harmlessInQuestions && inQuestion(plain, span)) &&
				!isSurrounded(plain, span, group.surroundings),
		)
		.map((span) => ({
			...span,
			kind: group.kind,
			text: text.slice(span.start, span.end),
			question: group.question,
			example: group.example,
		}));
}

/**
 * Points at words that say less than they seem to: absolutes, labels on people, vague quantities, blame, mind-reading
 * and worrying (the step "Objectivering" of 000 §2.1; worrying beside reflecting: 002 §3). It only asks; it never stops
 * anyone. The feelings of the writer and the literal words of others are left alone. Not to be used on what a child,
 * parent or supporter brought in.
 * @param lists the words of one language, as `objectifyLists` checked them; made ready once per list object
 * @returns the marks in the order of the text; where two would overlap the longest stays
 */
export function markText(text: string, lists: ObjectifyLists): Mark[] {
	const { groups, saying } = compileLists(lists);
	const plain = plainText(text);
	const texts = { text, plain, quoted: quotedSpans(text, find(plain, saying)) };
	const found = groups.flatMap((group) => marksOf(texts, group));
	const kept: Mark[] = [];
	for (const mark of found.sort((a, b) => lengthOf(b) - lengthOf(a))) {
		if (!kept.some((other) => overlap(other, mark))) kept.push(mark);
	}
	return kept.sort((a, b) => a.start - b.start);
}

/** Takes together the marks that ask the same, in the order of the text; a word that stands twice is named once. */
export function hintsOf(marks: readonly Mark[]): Hint[] {
	const hints = new Map<string, Hint>();
	for (const { text, question, example } of marks) {
		const hint = hints.get(question) ?? { words: [], question, example };
		const said = hint.words.some((word) => word.toLowerCase() === text.toLowerCase());
		if (!said) hint.words.push(text);
		hints.set(question, hint);
	}
	return [...hints.values()];
}
