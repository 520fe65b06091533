import { z } from 'zod';
import { effects } from '#features/action/index.ts';
import { doors, familyAnswers, kinds, stepOrder } from '#features/cycle/index.ts';
import { id, listWithIds, text } from '#features/method/index.ts';
import { eventKinds } from '#features/trajectory/index.ts';
import { chairKinds, ways } from '#features/voice/index.ts';
import { dayCount } from './people-content.ts';

const voice = z.strictObject({
	by: id,
	day: dayCount,
	how: z.enum(ways),
	readBack: z.boolean().default(false),
	words: text,
});

const table = z.strictObject({
	circle: id,
	/** Who of the table writes down the events and puts the chairs. */
	by: id,
	/** Days of the register itself, not counted from today. */
	events: z.array(z.strictObject({ kind: z.enum(eventKinds), on: z.iso.date(), note: text.optional() })),
	chairs: z.array(
		z.strictObject({ kind: z.enum(chairKinds), label: text, voices: z.array(voice).default([]) }),
	),
});

/** One piece of a reflection: an answer to a guiding question (`slot` alone), or a piece of a kind with its fields. */
const piece = z
	.object({
		step: z.enum(stepOrder),
		kind: z.enum(Object.keys(kinds) as [keyof typeof kinds]).default('answer'),
		slot: z.string().optional(),
		/** A name for this piece, and the name of the one that it stands under. */
		key: id.optional(),
		under: id.optional(),
	})
	.catchall(z.string());

const action = z.strictObject({
	what: text,
	expected: z.string().default(''),
	owner: id,
	due: dayCount,
	check: dayCount,
	checked: z.strictObject({ day: dayCount, effect: z.enum(effects), note: z.string() }).optional(),
});

const reflection = z.strictObject({
	id,
	/** A group, or `own` for the notebook of whoever writes it. */
	circle: id,
	by: id,
	day: dayCount,
	door: z.enum(doors),
	level: z.enum(['micro', 'meso', 'macro']).optional(),
	form: z.enum(['fiveMinutes', 'full']).default('full'),
	title: z.string().default(''),
	familyKnows: z.enum(familyAnswers).optional(),
	familyKnowsWhy: z.string().default(''),
	familyKnowsUntil: dayCount.optional(),
	pieces: z.array(piece).min(1),
	actions: z.array(action).default([]),
	closed: dayCount.optional(),
});

/** What lies at the tables themselves: events, chairs with voices, reflections with actions (`tables.yaml`). */
export const tablesContent = z.strictObject({
	source: text,
	tables: z.array(table),
	reflections: listWithIds(reflection),
});

export type TablesContent = z.output<typeof tablesContent>;
