import { z } from 'zod';
import { isDay } from '#platform/day.ts';
import { type DecisionVerdict, verdictsOfDecision } from './signal.ts';

const day = z.string().refine(isDay, { error: 'day' });
const optionalDay = z.preprocess((value) => (value === '' ? null : value), day.nullable().default(null));
const optionalText = (most: number) =>
	z.preprocess(
		(value) => (value === '' ? null : value),
		z.string().trim().max(most).nullable().default(null),
	);

/**
 * One of the six honest answers with its reason. "Not yet" says when it is looked at next, "not ours" who then,
 * "we try it out" until when and what is watched.
 */
export const decisionInput = z
	.object({
		verdict: z.enum(verdictsOfDecision),
		reason: z.string().trim().min(3).max(2000),
		what: z.string().trim().max(2000).default(''),
		plainWords: z.string().trim().max(2000).default(''),
		nextLookOn: optionalDay,
		whoThen: optionalText(200),
		trialRuleId: z.preprocess((value) => (value === '' ? null : value), z.uuid().nullable().default(null)),
		trialFor: optionalText(300),
		trialUntil: optionalDay,
		trialWatch: optionalText(600),
	})
	.check((check) => {
		const { verdict, nextLookOn, whoThen, trialUntil, trialWatch } = check.value;
		const need = (path: string, missing: boolean) => {
			if (missing)
				check.issues.push({
					code: 'too_small',
					minimum: 1,
					origin: 'string',
					inclusive: true,
					path: [path],
					input: '',
				});
		};
		need('nextLookOn', verdict === 'notYet' && nextLookOn === null);
		need('whoThen', verdict === 'notOurs' && whoThen === null);
		need('trialUntil', verdict === 'trial' && trialUntil === null);
		need('trialWatch', verdict === 'trial' && trialWatch === null);
	});
export type DecisionInput = z.output<typeof decisionInput>;

/** What those who raised it read: the whole answer and the same in plain words for a family. */
export const answerInput = z.object({
	body: z.string().trim().min(3).max(3000),
	plainWords: z.string().trim().min(3).max(2000),
});
export type AnswerInput = z.output<typeof answerInput>;

/** Whether this answer promises that something will be done, so that its execution is followed. */
export function asksExecution(verdict: DecisionVerdict): boolean {
	return verdict === 'yes' || verdict === 'partly' || verdict === 'trial';
}
