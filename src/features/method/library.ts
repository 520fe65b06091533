import { z } from 'zod';
import { id, levels, listWithIds, text } from './content.ts';

/** What somebody wants to reach: the first way to search the library. */
export const goals = [
	'lookAtCase',
	'solveTogether',
	'learn',
	'hearFamily',
	'workTogether',
	'decide',
	'prepare',
	'lookBack',
	'care',
	'improve',
	'passOn',
	'practise',
] as const;
export type Goal = (typeof goals)[number];

/** How used to leading a talk somebody must be: not at all, somewhat, or trained for it. */
export const experiences = ['none', 'some', 'trained'] as const;
export type Experience = (typeof experiences)[number];

/** Where an entry comes from: the documents of the method, another named source, or made by ourselves. */
export const origins = ['sources', 'elsewhere', 'ours'] as const;

/** One line with an id: countable, and the same thing in both languages. */
export const line = z.strictObject({ id, text });
export const lines = (least = 1) => listWithIds(line, least);

/** Another entry: its kind and id, such as `method/kom` or `instrument/swot`. */
export const reference = z
	.string()
	.regex(
		/^(method|instrument|deck|tree|practice|page)\/[a-z0-9]+(-[a-z0-9]+)*$/,
		'must be a kind, a slash and an id, such as "method/kom"',
	);

/** How many people take part: `min` to `max`, both included. */
export const groupSize = z
	.strictObject({ min: z.int().min(1).max(300), max: z.int().min(1).max(300) })
	.refine(({ min, max }) => min <= max, 'has a "min" above its "max"');

/** A list that belongs to no fixed part: aims, attention points, what was learnt. */
const titledList = z.strictObject({ id, title: text, items: lines() });

/** What every entry of the library has. */
export const entry = z.strictObject({
	id,
	title: text,
	/** One sentence for the card in the library: what it is for, in the words of who needs it. */
	summary: text,
	goals: z.array(z.enum(goals)).min(1).max(4),
	levels: z.array(z.enum(levels)).min(1),
	group: groupSize,
	lists: listWithIds(titledList).optional(),
	related: z.array(reference).max(6).optional(),
	origin: z.enum(origins),
	/** Source documents by number and section (`002 §3`), or the published source by name. */
	source: text,
});
