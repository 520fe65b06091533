import { z } from 'zod';
import { id, text } from '#features/method/index.ts';
import { dayCount } from './people-content.ts';

const points = z.record(z.string(), id);

/** What people of the demonstration filled in, and a method that one of them is writing. */
export const worksheetsContent = z.strictObject({
	source: text,
	worksheets: z.array(
		z.strictObject({
			by: id,
			/** A group by its name in the content, or "own" for the notebook. */
			circle: id,
			day: dayCount,
			of: text,
			matter: text,
			items: z.array(z.strictObject({ place: text, text, marks: z.array(id).default([]) })),
		}),
	),
	drafts: z.array(z.strictObject({ by: id, day: dayCount, fields: z.record(z.string(), z.string()) })),
	/** Rounds in somebody's own notebook: the own view, and that of clients with a card each. */
	scans: z.array(
		z.strictObject({
			by: id,
			of: id,
			opened: dayCount,
			closed: dayCount,
			own: points,
			clients: z.array(points),
		}),
	),
});
export type WorksheetsContent = z.infer<typeof worksheetsContent>;
