import { z } from 'zod';
import { id, text } from '#features/method/index.ts';
import { dayCount } from './people-content.ts';

const answers = z.array(z.array(z.string())).default([]);

/** What groups of the demonstration did with a theme, and what one of them asked its own people. */
export const workingGroupContent = z.strictObject({
	source: text,
	plans: z.array(
		z.strictObject({
			theme: id,
			circle: id,
			by: id,
			day: dayCount,
			/** How each step of the pilot went, in the order in which a plan begins with them. */
			outcomes: z.array(z.strictObject({ state: z.enum(['busy', 'done']), result: text })),
		}),
	),
	homework: z.array(
		z.strictObject({
			circle: id,
			by: id,
			asked: dayCount,
			last: z.int(),
			shown: z.enum(['together', 'asTheyCome']),
			title: text,
			why: text,
			questions: z.array(text),
			/** Answers given with the link, and those that the member typed in. */
			constituencies: z.array(z.strictObject({ name: text, answers, paper: answers })),
		}),
	),
});
export type WorkingGroupContent = z.infer<typeof workingGroupContent>;
