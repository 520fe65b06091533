import { z } from 'zod';
import { atLeast } from '#platform/characters.ts';
import { isDay } from '#platform/day.ts';
import { elements, LINE_LIMIT, MOST_HOURS, MOST_OFFERED, movements, periods, phases } from './outsider.ts';

/** Several boxes of one name come as lines. */
const ticked = z
	.string()
	.default('')
	.transform((text) => text.split('\n').filter((one) => one !== ''));
const slug = z.string().trim().min(1).max(60);
const hours = (most: number) => z.coerce.number().int().min(1).max(most);

/** What a group asks. `line` is one line; `organisations` are left out and shown to nobody else. */
export const askInput = z.object({
	id: z.uuid(),
	circleId: z.uuid(),
	line: z
		.string()
		.transform((text) => text.trim().replace(/\s+/g, ' '))
		.pipe(z.string().min(10).max(LINE_LIMIT).superRefine(atLeast(10))),
	zone: slug,
	sectors: ticked.pipe(z.array(slug).min(1).max(30)),
	organisations: ticked.pipe(z.array(z.uuid()).max(300)),
	element: z.enum(elements),
	hours: hours(MOST_HOURS),
	beforeOn: z
		.string()
		.trim()
		.default('')
		.refine((text) => text === '' || isDay(text), 'day')
		.transform((text) => text || null),
});
export type AskInput = z.output<typeof askInput>;

/** What somebody offers when saying yes to the role card. */
export const ringInput = z.object({
	hours: hours(MOST_OFFERED),
	per: z.enum(periods),
	homeZone: slug,
	alsoZones: ticked.pipe(z.array(slug).max(60)),
});
export type RingInput = z.output<typeof ringInput>;

export const personInput = z.object({ personId: z.uuid() });
export const answerInput = z.object({ answer: z.enum(['yes', 'pass']) });
/** Who of the table said yes, as roles. */
export const grantInput = z.object({ agreed: z.string().trim().min(2).max(300) });
export const decidesInput = z.object({ decides: z.enum(['yes', 'no']) });
export const seatInput = z.object({ seatId: z.uuid() });
export const phaseInput = z.object({ phase: z.enum(phases) });
export const endInput = z.object({
	hours: z.coerce.number().int().min(0).max(MOST_OFFERED),
	missing: z.enum(elements),
	moved: z.enum(movements),
});
