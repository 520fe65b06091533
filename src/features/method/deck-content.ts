import { z } from 'zod';
import { id, listWithIds, text } from './content.ts';
import { entry, lines } from './library.ts';

/** Cards to draw one by one (`<language>/decks/<id>.yaml`), each with a question that goes deeper. */
export const deck = entry.extend({
	/** Who draws them. */
	audience: z.enum(['workers', 'youngPeople', 'teams']),
	intro: text,
	/** How to use it with two. */
	pair: lines(),
	cards: listWithIds(z.strictObject({ id, text, deepen: text }), 12),
	childView: lines().optional(),
});

export type Deck = z.infer<typeof deck>;
