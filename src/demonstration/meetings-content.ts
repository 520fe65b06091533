import { z } from 'zod';
import { ways } from '#features/meeting/index.ts';
import { id, text } from '#features/method/index.ts';
import { dayCount } from './people-content.ts';

/** Meetings of the demonstration that are still to come. */
export const meetingsContent = z.strictObject({
	source: text,
	meetings: z.array(
		z.strictObject({
			by: id,
			circle: id,
			day: dayCount,
			startsAt: z.string(),
			minutes: z.int(),
			way: z.enum(ways),
			/** The method, by its id. */
			of: id,
			title: text,
			place: z.string(),
			prepare: z.string(),
		}),
	),
});
export type MeetingsContent = z.infer<typeof meetingsContent>;
