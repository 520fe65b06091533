import { detectSpans } from '#features/signal/index.ts';
import type { Answers } from './homework.ts';

/** A word that can point at somebody, with the number of the question under which it stands. */
export type Pointing = { readonly question: number; readonly words: string };

/**
 * Words in answers that can point at somebody or at a case. To look at, never to block: what admits something about
 * oneself is left alone, because homework asks for honest words.
 */
export function pointingWords(answers: Answers, lists: Parameters<typeof detectSpans>[1]): Pointing[] {
	return answers.flatMap((answer, question) =>
		detectSpans(answer, lists)
			.filter(({ type }) => type !== 'zelfbeschuldiging')
			.map(({ start, end }) => ({ question, words: answer.slice(start, end) })),
	);
}
