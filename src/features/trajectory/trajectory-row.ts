import { z } from 'zod';
import { MAX_TEXT } from './cell-text.ts';

export const MAX_CODE = 40;
export const MAX_AGE = 25;

const text = z.string().min(1).max(MAX_TEXT);
const day = z.iso.date();

/**
 * One accepted row: one trajectory with one child. Days are 'YYYY-MM-DD'; `zone` is the id of a zone of the list that
 * was given; `line` is the row in the file as a person sees it. A row without `startedOn` never started and may leave the
 * other fields empty.
 */
export const trajectoryRow = z.strictObject({
	line: z.int().positive(),
	code: z.string().min(1).max(MAX_CODE),
	registeredOn: day,
	startedOn: day.nullable(),
	closedOn: day.nullable(),
	ageAtRegistration: z.int().min(0).max(MAX_AGE).nullable(),
	zone: text.nullable(),
	referrerType: text.nullable(),
	referrer: text.nullable(),
	reasonNotStarted: text.nullable(),
});

export type TrajectoryRow = z.infer<typeof trajectoryRow>;
