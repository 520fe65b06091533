import { z } from 'zod';
import { type AnswerInput, answerInput } from '#features/signal/index.ts';

/** One answer of many, to one signal. */
export type AnswerOfMany = AnswerInput & { readonly id: string; readonly signalId: string };

/**
 * Reads the form in which many signals are answered at once: fields `id-<signal>`, `body-<signal>`,
 * `plainWords-<signal>`. Signals of which both texts are empty are left for later; of which one is empty, the fault
 * stands at the other. At least one is filled in.
 */
export const answersInput = z
	.record(z.string(), z.string())
	.transform((values, context): readonly AnswerOfMany[] => {
		const answers: AnswerOfMany[] = [];
		for (const [name, id] of Object.entries(values)) {
			if (!name.startsWith('id-')) continue;
			const signalId = name.slice('id-'.length);
			const texts = {
				body: values[`body-${signalId}`] ?? '',
				plainWords: values[`plainWords-${signalId}`] ?? '',
			};
			if (`${texts.body}${texts.plainWords}`.trim() === '') continue;
			const parsed = answerInput.safeParse(texts);
			if (parsed.success) answers.push({ id, signalId, ...parsed.data });
			else {
				for (const issue of parsed.error.issues) {
					const where = { path: [`${String(issue.path[0])}-${signalId}`], input: '', origin: 'string' };
					if (issue.code === 'too_big')
						context.issues.push({ code: 'too_big', maximum: issue.maximum, inclusive: true, ...where });
					else context.issues.push({ code: 'too_small', minimum: 1, inclusive: true, ...where });
				}
			}
		}
		return answers;
	})
	.pipe(
		z
			.array(z.object({ id: z.uuid(), signalId: z.uuid(), body: z.string(), plainWords: z.string() }))
			.min(1, 'none'),
	);
