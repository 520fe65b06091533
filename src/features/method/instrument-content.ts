import { z } from 'zod';
import { id, listWithIds, text } from './content.ts';
import { results } from './entry-names.ts';
import { entry, lines, reference } from './library.ts';

/** Questions in order, or one drawn. */
const guide = z.strictObject({
	engine: z.literal('guide'),
	/** A page may offer "draw one question": for lists that are for talking, never to be worked through. */
	draw: z.boolean(),
	sections: listWithIds(
		z.strictObject({
			id,
			title: text,
			intro: text.optional(),
			questions: listWithIds(
				z.strictObject({ id, text, hint: text.optional(), into: z.enum(results).optional() }),
			),
		}),
	),
});

/** Positions (a place, never a score) or ratings, with room for what one sees of it. */
const scan = z.strictObject({
	engine: z.literal('scan'),
	scale: z.strictObject({
		/** `position`: places without better or worse. `rating`: from not yet to fully. */
		kind: z.enum(['position', 'rating']),
		points: listWithIds(z.strictObject({ id, label: text, text }), 2).max(7),
	}),
	/** Said beside every picture, not only once. */
	warning: text.optional(),
	sections: listWithIds(
		z.strictObject({
			id,
			title: text,
			items: listWithIds(
				z.strictObject({
					id,
					text,
					hint: text.optional(),
					/** The same thing as a young person or parent is asked it. All items have one, or none. */
					client: text.optional(),
				}),
			),
		}),
	),
	/** How the points are called to a young person or parent. */
	clientPoints: listWithIds(z.strictObject({ id, label: text })).optional(),
});

/** Zones in which items are placed. */
const board = z.strictObject({
	engine: z.literal('board'),
	/**
	 * circles: rings from inside out · arcs: half rings, as a rainbow · quadrants: two by two · columns: side by side
	 * · network: rings around the young person, items with marks · branches: each item grows out of another
	 */
	shape: z.enum(['circles', 'arcs', 'quadrants', 'columns', 'network', 'branches']),
	/** What is asked before the first item, such as the matter that it is about. */
	opening: text,
	zones: listWithIds(
		z.strictObject({
			id,
			title: text,
			question: text,
			hint: text.optional(),
			/** Examples that show what kind of words belong here. */
			examples: lines().optional(),
			into: z.enum(results).optional(),
		}),
	),
	/** What can be marked on an item, such as "decides". */
	marks: listWithIds(
		z.strictObject({
			id,
			title: text,
			text,
			/** One or two letters on the drawing: colour never says it alone. */
			sign: z.string().min(1).max(2),
			/** How the line to the middle is drawn. */
			line: z.enum(['double', 'broken']).optional(),
		}),
	).optional(),
	/** Names to choose from, such as roles: nobody has to type one. */
	names: listWithIds(z.strictObject({ id, text })).optional(),
});

const shared = {
	...entry.shape,
	/** About how long, in minutes. */
	minutes: z.int().min(1).max(240),
	purpose: text,
	intro: text.optional(),
	/** How to read what comes out. */
	reading: lines(),
	/** What to do then. */
	nextStep: listWithIds(z.strictObject({ id, text, uses: z.array(reference).min(1).optional() })),
	childView: lines(),
	/** Made for doing together with a young person or parent, on one screen. */
	withFamily: z.boolean(),
	/** To read and to talk by; nothing is written on it anywhere. */
	notWritten: z.literal(true).optional(),
};

/** An aid to look or think (`<language>/instruments/<id>.yaml`), for one of three engines. */
export const instrument = z
	.discriminatedUnion('engine', [guide.extend(shared), scan.extend(shared), board.extend(shared)])
	.superRefine((value, context) => {
		if (value.engine === 'board') {
			const wanted = { quadrants: 4, branches: 1 }[value.shape as string];
			if (wanted !== undefined && value.zones.length !== wanted) {
				context.addIssue({
					code: 'custom',
					path: ['zones'],
					message: `a board of ${value.shape} has ${wanted} ${wanted === 1 ? 'zone' : 'zones'}`,
				});
			}
		}
		if (value.engine !== 'scan') return;
		const items = value.sections.flatMap((section) => section.items);
		const asked = items.filter((item) => item.client !== undefined).length;
		if (asked > 0 && asked < items.length) {
			context.addIssue({ code: 'custom', path: ['sections'], message: 'every item has "client", or none' });
		}
		if (value.clientPoints !== undefined) {
			const points = value.scale.points.map((point) => point.id).join();
			if (points !== value.clientPoints.map((point) => point.id).join()) {
				context.addIssue({
					code: 'custom',
					path: ['clientPoints'],
					message: 'has other points than the scale',
				});
			}
		} else if (asked > 0) {
			context.addIssue({
				code: 'custom',
				path: ['clientPoints'],
				message: 'clients are asked, in which words?',
			});
		}
	});

export type Instrument = z.infer<typeof instrument>;
export type Scan = Extract<Instrument, { engine: 'scan' }>;
export type Board = Extract<Instrument, { engine: 'board' }>;
