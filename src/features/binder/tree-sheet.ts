import type { Library, Tree } from '#features/method/index.ts';
import type { Locale } from '#platform/locale.ts';
import { headOf, pointersTo } from './sheet.ts';

/** Where an answer leads: to another question by its number, or to an advice by its number and title. */
export type DrawnAnswer = {
	readonly label: string;
	readonly to: { readonly question: number } | { readonly advice: number; readonly title: string };
};
export type DrawnQuestion = {
	readonly text: string;
	readonly hint: string | null;
	readonly answers: readonly DrawnAnswer[];
};

/**
 * Numbers the questions in the order in which they are reached, following each road to its end before the next, and
 * the advices in the order in which they are found.
 * @returns the questions by number, and the ids of the advices by number; both begin at 1
 */
export function numberTree(tree: Pick<Tree, 'start' | 'questions' | 'advices'>): {
	readonly questions: readonly DrawnQuestion[];
	readonly advices: readonly string[];
} {
	const order: string[] = [];
	const advices: string[] = [];
	const questionOf = (id: string) => tree.questions.find((one) => one.id === id);

	function reach(id: string): void {
		const question = questionOf(id);
		const seen = question ? order : advices;
		if (seen.includes(id)) return;
		seen.push(id);
		for (const { to } of question?.answers ?? []) reach(to);
	}
	reach(tree.start);

	const leadsTo = (id: string): DrawnAnswer['to'] => {
		const advice = tree.advices.find((one) => one.id === id);
		return advice
			? { advice: advices.indexOf(id) + 1, title: advice.title }
			: { question: order.indexOf(id) + 1 };
	};
	const questions = order.flatMap((id) => questionOf(id) ?? []);
	return {
		questions: questions.map(({ text, hint, answers }) => ({
			text,
			hint: hint ?? null,
			answers: answers.map(({ label, to }) => ({ label, to: leadsTo(to) })),
		})),
		advices,
	};
}

/** The sheet of a decision tree: the drawing, and each advice with its reason. */
export function treeSheet(library: Library, tree: Tree, locale: Locale) {
	const { questions, advices } = numberTree(tree);
	return {
		kind: 'tree',
		...headOf(library, 'tree', tree, undefined, locale),
		intro: tree.intro,
		questions,
		advices: advices.flatMap((id) =>
			tree.advices
				.filter((advice) => advice.id === id)
				.map(({ title, reason, next, uses }) => ({
					...{ title, reason, next },
					uses: pointersTo(library, uses, locale),
				})),
		),
	} as const;
}
