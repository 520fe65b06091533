import type { MarkKind, ObjectifyKind, ObjectifyLists } from './objectify-lists.ts';
import { beginningWith, endingIn, type PatternWords, wholeWords } from './objectify-pattern.ts';

/** What stands right before and right after words that are then harmless. */
export interface Surroundings {
	before?: RegExp;
	after?: RegExp;
}

/** Words that ask the same question. The expressions are for a plain text. */
export interface WordGroup {
	kind: MarkKind;
	question: string;
	example: string;
	words: RegExp;
	/** Whole expressions in which the words are harmless. */
	expressions: RegExp[];
	surroundings: Surroundings[];
	harmlessInQuestions: boolean;
}

export interface CompiledLists {
	groups: WordGroup[];
	/** What stands before a colon when someone is quoted. */
	saying: RegExp;
}

const compiled = new WeakMap<ObjectifyLists, CompiledLists>();

function surroundingsOf(exception: string, words: PatternWords): Surroundings {
	const [before, after] = exception.split('@');
	return {
		before: before ? endingIn(before, words) : undefined,
		after: after ? beginningWith(after, words) : undefined,
	};
}

function compileKind(name: MarkKind, kind: ObjectifyKind, words: PatternWords): WordGroup[] {
	return kind.groups.map((group) => {
		const exceptions = [...(kind.unless ?? []), ...(group.unless ?? [])];
		const around = exceptions.filter((exception) => exception.includes('@'));
		const whole = exceptions.filter((exception) => !exception.includes('@'));
		return {
			kind: name,
			question: group.question ?? kind.question,
			example: group.example ?? kind.example,
			words: wholeWords(group.words, words),
			expressions: whole.map((expression) => wholeWords([expression], words)),
			surroundings: around.map((exception) => surroundingsOf(exception, words)),
			harmlessInQuestions: kind.harmlessInQuestions ?? false,
		};
	});
}

/** The lists as regular expressions, made ready at their first use. */
export function compileLists(lists: ObjectifyLists): CompiledLists {
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
