import { randomUUID } from 'node:crypto';
import { type Language, type Library, walkTree } from '#features/method/index.ts';
import { type Answer, usableOf } from '#features/worksheet/index.server.ts';

/** The answers that somebody gave to a decision tree on its page, to keep them on the worksheet that begins. */
export function answersAlong(
	library: Library,
	of: string,
	given: readonly string[],
	language: Language,
): Answer[] {
	const usable = usableOf(library, of);
	if (usable?.kind !== 'tree') return [];
	return walkTree(usable.entry[language], given.slice(0, 40)).road.map(({ question, answer }) => ({
		id: randomUUID(),
		place: `question.${question.id}`,
		text: '',
		point: answer.id,
	}));
}
