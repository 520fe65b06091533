import { z } from 'zod';
import { id, listWithIds, text } from './content.ts';
import { entry, reference } from './library.ts';

const answer = z.strictObject({ id, label: text, /** The question or advice that follows. */ to: id });

/** Questions that lead to an advice with its reason (`<language>/trees/<id>.yaml`). */
export const tree = entry
	.extend({
		intro: text,
		start: id,
		questions: listWithIds(
			z.strictObject({ id, text, hint: text.optional(), answers: listWithIds(answer, 2).max(6) }),
		),
		advices: listWithIds(
			z.strictObject({
				id,
				title: text,
				/** Why this advice, given the answers. */
				reason: text,
				/** What to do first. */
				next: text,
				uses: z.array(reference).min(1).optional(),
			}),
		),
	})
	.superRefine((value, context) => {
		const questions = new Map(value.questions.map((question) => [question.id, question]));
		const advices = new Set(value.advices.map((advice) => advice.id));
		const fault = (path: PropertyKey[], message: string) =>
			context.addIssue({ code: 'custom', path, message });
		for (const [index, { id }] of value.advices.entries()) {
			if (questions.has(id)) fault(['advices', index, 'id'], `"${id}" is also a question`);
		}
		for (const [place, question] of value.questions.entries()) {
			for (const [index, { to }] of question.answers.entries()) {
				if (questions.has(to) || advices.has(to)) continue;
				fault(['questions', place, 'answers', index, 'to'], `"${to}" is neither a question nor an advice`);
			}
		}
		if (!questions.has(value.start)) return fault(['start'], `"${value.start}" is not a question`);
		const reached = new Set<string>();
		const walk = (from: string, road: readonly string[]): boolean => {
			if (road.includes(from)) return false;
			reached.add(from);
			const next = questions.get(from)?.answers ?? [];
			return next.every(({ to }) => walk(to, [...road, from]));
		};
		if (!walk(value.start, [])) return fault(['questions'], 'the questions go round in a circle');
		for (const [index, { id }] of value.questions.entries()) {
			if (!reached.has(id)) fault(['questions', index, 'id'], `no answer leads to "${id}"`);
		}
		for (const [index, { id }] of value.advices.entries()) {
			if (!reached.has(id)) fault(['advices', index, 'id'], `no answer leads to "${id}"`);
		}
	});

export type Tree = z.infer<typeof tree>;
