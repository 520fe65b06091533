import { z } from 'zod';
import { id, listWithIds, text } from '#features/method/index.ts';
import { audiences, stopKinds, themeKinds } from '#features/theme/index.ts';
import { dayCount } from './people-content.ts';
import { decisionContent, judgementContent, signalNumber } from './signals-content.ts';

const stop = z.strictObject({
	kind: z.enum(stopKinds),
	/** When it is noted; the day of the stop itself may be unknown. */
	day: dayCount,
	dayKnown: z.boolean().default(true),
	/** Left out when the sources do not tell at which point of the road it came. */
	orderKnown: z.boolean().default(true),
	circle: id.optional(),
	label: z.string().default(''),
});

const recommendation = z.strictObject({
	audience: z.enum(audiences),
	coreTheme: text.optional(),
	body: text,
	conditions: z.array(text).default([]),
	obstacles: z.array(text).default([]),
});

const delivered = z.strictObject({
	to: id,
	day: dayCount,
	received: dayCount.optional(),
	decided: decisionContent.extend({ day: dayCount }).optional(),
	execution: z
		.strictObject({ day: dayCount, state: z.enum(['running', 'done', 'stopped']), note: text })
		.optional(),
});

/** One theme as it went. What the sources do not tell stays empty. */
export const themeContent = z.strictObject({
	id,
	source: text,
	kind: z.enum(themeKinds),
	title: text,
	topic: id.optional(),
	rule: id.optional(),
	summary: z.string().default(''),
	familiesSay: z.string().default(''),
	wouldHelp: z.string().default(''),
	made: dayCount,
	/** The year in which it is one of the few that the region takes on, as years from now. */
	taken: z.int().optional(),
	signals: z.array(signalNumber).default([]),
	stops: z.array(stop).default([]),
	nuances: z.array(z.strictObject({ sector: text, day: dayCount, points: z.array(text).min(1) })).default([]),
	recommended: dayCount.optional(),
	recommendations: z.array(recommendation).default([]),
	delivered: z.array(delivered).default([]),
	answered: dayCount.optional(),
	answers: z
		.array(
			z.strictObject({ n: signalNumber, body: text, plainWords: text, judged: judgementContent.optional() }),
		)
		.default([]),
	published: dayCount.optional(),
});

export const themesContent = listWithIds(themeContent);
export type ThemeContent = z.output<typeof themeContent>;
