import type { z } from 'zod';

/**
 * Refuses text of fewer characters than this, counted as people and the database count them: `min` of zod takes an
 * emoji for two.
 * @example z.string().min(3).superRefine(atLeast(3))
 */
export function atLeast(least: number) {
	return (text: string, context: z.RefinementCtx<string>): void => {
		if ([...text].length >= least) return;
		context.addIssue({ code: 'too_small', origin: 'string', minimum: least, inclusive: true, input: text });
	};
}
