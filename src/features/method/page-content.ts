import { z } from 'zod';
import { id, listWithIds, text } from './content.ts';
import { entry, lines } from './library.ts';

/** A text to read or to train with (`<language>/pages/<id>.yaml`): the ambassador's guide, the trainer's kit, a poster. */
export const page = entry.extend({
	sections: listWithIds(
		z
			.strictObject({
				id,
				title: text,
				text: text.optional(),
				items: lines().optional(),
				/** In a programme: how long this part takes. */
				minutes: z.int().min(1).max(480).optional(),
			})
			.refine((section) => section.text !== undefined || section.items !== undefined, {
				message: 'needs "text" or "items"',
			}),
	),
});

export type Page = z.infer<typeof page>;
