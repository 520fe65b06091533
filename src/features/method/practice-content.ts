import { z } from 'zod';
import { text } from './content.ts';
import { entry } from './library.ts';

/** How somebody really does it (`<language>/practices/<id>.yaml`), in four blocks with thirteen fields (source 002). */
export const practice = entry.extend({
	basics: z.strictObject({
		frame: text,
		audience: text,
		aims: text,
		approach: text,
		grounds: text.optional(),
	}),
	conditions: z.strictObject({ expertise: text, support: text, costs: text.optional() }),
	transfer: z.strictObject({ availability: text, qualityGuard: text }),
	experiences: z.strictObject({ results: text, successAndFailure: text, nextSteps: text.optional() }),
});

export type Practice = z.infer<typeof practice>;
