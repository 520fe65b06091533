import { z } from 'zod';
import { verbs } from '#features/mandate/index.ts';
import { id, listWithIds, text } from '#features/method/index.ts';
import { circleKinds, circleRoles } from '#features/people/index.ts';

/** Days counted from the day of loading: -52 is 52 days ago. */
export const dayCount = z.int().min(-800).max(400);

const seat = z.strictObject({ person: id, role: z.enum(circleRoles).default('member') });

/** The region with its organisations, its people (each a role, nobody real) and its groups (`people.yaml`). */
export const peopleContent = z.strictObject({
	source: text,
	region: text,
	organisations: listWithIds(z.strictObject({ id, name: text, sector: id })),
	/** The first one makes the region and looks after it. */
	people: listWithIds(
		z.strictObject({ id, name: text, organisation: id, role: z.literal('coordinator').optional() }),
	),
	/** The first seat of each is given by the coordinator; at a table who sits there leads it and adds the others. */
	circles: listWithIds(
		z.strictObject({
			id,
			kind: z.enum(circleKinds).exclude(['individual']),
			/** A table is called after its trajectory. */
			name: z.string().default(''),
			trajectory: text.optional(),
			meeting: text,
			organisation: id.optional(),
			seats: z.array(seat).min(1),
		}),
	),
});

const mandate = z
	.strictObject({
		topic: id,
		/** An addressee of this file, or `coordinator`. */
		addressee: id,
		verb: z.enum(verbs),
		days: z.int().optional(),
		meetings: z.int().optional(),
		fallback: z.int().default(90),
		limits: z.string().default(''),
		responsibility: z.string().default(''),
		state: z.enum(['proposed', 'accepted']).default('accepted'),
		/** The day on which its holder took it back. */
		withdrawn: dayCount.optional(),
		/** For a body outside Lus: who said yes there. */
		acceptedFor: z.string().default(''),
	})
	.refine(({ days, meetings }) => (days === undefined) !== (meetings === undefined), {
		error: 'a term counts days or meetings',
		path: ['days'],
	});

/** Who may decide what: rules on which signals hang, addressees, mandates, existing consultations (`mandates.yaml`). */
export const mandatesContent = z.strictObject({
	source: text,
	rules: listWithIds(z.strictObject({ id, topic: id, name: text })),
	/** Name of the coordinator's desk. */
	coordinator: text,
	addressees: listWithIds(
		z.strictObject({
			id,
			circle: id.optional(),
			/** Name of a body outside Lus. */
			outside: text.optional(),
			receives: z.enum(['signals', 'themes']),
			secretary: id.optional(),
			bearer: id.optional(),
			meetings: z.array(dayCount).default([]),
		}),
	),
	mandates: z.array(mandate),
	consultations: z.array(
		z.strictObject({ name: text, who: text, purpose: text, rhythm: text, addressee: id.optional() }),
	),
});

export type PeopleContent = z.output<typeof peopleContent>;
export type MandatesContent = z.output<typeof mandatesContent>;
