import { z } from 'zod';
import { id, listWithIds, text } from '#features/method/index.ts';

const line = z.strictObject({ id, text });

/** What a group can begin with (`<language>/working-group.yaml`): steps of a plan, and questions for a constituency. */
export const templatesContent = z.strictObject({
	source: text,
	steps: listWithIds(z.strictObject({ id, title: text, goal: text, who: text, ways: listWithIds(line) })),
	homework: z.strictObject({
		title: text,
		why: text,
		questions: listWithIds(line),
		/** Asked of those who answer that they do not work that way yet. */
		ifNot: listWithIds(line),
	}),
});
export type Templates = z.infer<typeof templatesContent>;
