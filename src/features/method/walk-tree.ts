import type { Tree } from './tree-content.ts';

export type Walked = {
	/** The questions that were answered, each with the answer that was given. */
	readonly road: {
		question: Tree['questions'][number];
		answer: Tree['questions'][number]['answers'][number];
	}[];
	/** The question that comes next, or the advice at the end. */
	readonly next:
		| { readonly question: Tree['questions'][number] }
		| { readonly advice: Tree['advices'][number] };
};

/**
 * Walks a tree along answers.
 * @param given ids of answers, question after question; an answer that is not there ends the road at its question
 */
export function walkTree(tree: Tree, given: readonly string[]): Walked {
	const road: {
		question: Tree['questions'][number];
		answer: Tree['questions'][number]['answers'][number];
	}[] = [];
	let at = tree.start;
	for (let step = 0; ; step += 1) {
		const advice = tree.advices.find((one) => one.id === at);
		if (advice) return { road, next: { advice } };
		const question = tree.questions.find((one) => one.id === at);
		if (!question) throw new RangeError(`"${at}" is neither a question nor an advice of ${tree.id}.`);
		const answer = question.answers.find((one) => one.id === given[step]);
		if (!answer) return { road, next: { question } };
		road.push({ question, answer });
		at = answer.to;
	}
}
