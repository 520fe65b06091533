import type { MarkKind, ObjectifyKind, ObjectifyLists } from './objectify-lists.ts';
import { beginningWith, endingIn, type PatternWords, wholeWords } from './objectify-pattern.ts';
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

/** What stands right before and right after words that are then harmless. */
interface Surroundings {
	before?: RegExp;
	after?: RegExp;
}

interface Group {
	kind: MarkKind;
	question: string;
	example: string;
	words: RegExp;
	/** Whole expressions in which the words are harmless. */
	expressions: RegExp[];
	surroundings: Surroundings[];
	harmlessInQuestions: boolean;
}

interface Compiled {
	groups: Group[];
	saying: RegExp;
}

/** How far before and after a word its surroundings are looked at. */
const reach = 250;
const compiled = new WeakMap<ObjectifyLists, Compiled>();

function surroundingsOf(exception: string, words: PatternWords): Surroundings {
	const [before, after] = exception.split('@');
	return {
		before: before ? endingIn(before, words) : undefined,
		after: after ? beginningWith(after, words) : undefined,
	};
}

function compileKind(name: MarkKind, kind: ObjectifyKind, words: PatternWords): Group[] {
	const exceptionsOf = (group: { unless?: string[] }) => [...(kind.unless ?? []), ...(group.unless ?? [])];
	return kind.groups.map((group) => ({
		kind: name,
		question: group.question ?? kind.question,
		example: group.example ?? kind.example,
		words: wholeWords(group.words, words),
		expressions: exceptionsOf(group)
			.filter((exception) => !exception.includes('@'))
			.map((expression) => wholeWords([expression], words)),
		surroundings: exceptionsOf(group)
			.filter((exception) => exception.includes('@'))
			.map((exception) => surroundingsOf(exception, words)),
		harmlessInQuestions: kind.harmlessInQuestions ?? false,
	}));
}

function compile(lists: ObjectifyLists): Compiled {
	const known = compiled.get(lists);
	if (known) return known;
	const kinds = Object.entries(lists.kinds) as [MarkKind, ObjectifyKind][];
	const made = {
		groups: kinds.flatMap(([name, kind]) => compileKind(name, kind, lists)),
		saying: wholeWords(lists.saying, lists),
	};
	compiled.set(lists, made);
	return made;
}

function find(text: string, words: RegExp): Span[] {
	return [...text.matchAll(words)].map(({ index, 0: found, 1: before = '' }) => ({
		start: index + before.length,
		end: index + found.length,
	}));
}

const holds = (outer: Span, inner: Span) => outer.start <= inner.start && inner.end <= outer.end;
const overlap = (a: Span, b: Span) => a.start < b.end && b.start < a.end;
const lengthOf = ({ start, end }: Span) => end - start;

function isSurrounded(text: string, { start, end }: Span, surroundings: readonly Surroundings[]): boolean {
	const left = text.slice(Math.max(0, start - reach), start);
	const right = text.slice(end, end + reach);
	return surroundings.some(
		({ before, after }) => (before?.test(left) ?? true) && (after?.test(right) ?? true),
	);
}

/** "Mevrouw Snel", "bij Constant thuis": one word with a capital letter, not at the start of a sentence. */
function isName(text: string, { start, end }: Span): boolean {
	const word = text.slice(start, end);
	if (!/^\p{Lu}[^\s]*\p{Ll}/u.test(word) || /\s/.test(word)) return false;
	const before = text.slice(0, start).slice(-20);
	return !/(?:^|[.!?:;…\n\r–—•*])[\s"'“”‘’„«»([•*–—-]*$/u.test(before);
}

/** The second half of a word with a hyphen: "niet-agressief". */
const followsHyphen = (text: string, { start }: Span) =>
	/[\p{L}\p{N}][-‐‑]$/u.test(text.slice(Math.max(0, start - 3), start));

const inQuestion = (text: string, { end }: Span) => /^[^.!?\n]*\?/u.test(text.slice(end, end + reach));

function marksOf(text: string, group: Group, quoted: readonly Span[]): Mark[] {
	const found = find(text, group.words);
	if (found.length === 0) return [];
	const harmless = group.expressions.flatMap((expression) => find(text, expression));
	return found
		.filter(
			(span) =>
				!quoted.some((quote) => overlap(quote, span)) &&
				!harmless.some((expression) => holds(expression, span)) &&
				!followsHyphen(text, span) &&
				!isName(text, span) &&
				!(group.harmlessInQuestions && inQuestion(text, span)) &&
				!isSurrounded(text, span, group.surroundings),
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
 * and worrying (the sources' step "Objectivering", and their difference between worrying and reflecting). It only asks;
 * it never stops anyone. The feelings of the writer and the literal words of others are left alone. Not to be used on
 * what a child, parent or supporter brought in.
 * @param lists the words of one language, as `objectifyLists` checked them; made ready once per list object
 * @returns the marks in the order of the text; where two would overlap the longest stays
 */
export function markText(text: string, lists: ObjectifyLists): Mark[] {
	const { groups, saying } = compile(lists);
	const quoted = quotedSpans(text, saying);
	const found = groups.flatMap((group) => marksOf(text, group, quoted));
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
