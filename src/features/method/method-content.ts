import { z } from 'zod';
import { activities } from './activity-names.ts';
import { id, listWithIds, text } from './content.ts';
import { results } from './entry-names.ts';
import { entry, experiences, lines, reference } from './library.ts';

const phase = z.strictObject({
	id,
	title: text,
	/** How long, as an indication and never a lock. */
	minutes: z.int('must be whole minutes').min(1, 'must be 1 minute or more').max(480),
	/** Whose turn it is, by the ids of `roles`. Everybody when left out. */
	who: z.array(id).min(1).optional(),
	/** What happens, told to the process guide. */
	what: text,
	/** What is asked or said out loud, word for word. */
	prompts: lines(0),
	/** What people do, in this order; left out: what follows from `uses` and `quiet`, else they talk. */
	activities: z.array(z.enum(activities)).min(1).max(4).optional(),
	/** Nobody speaks: people write or think. */
	quiet: z.literal(true).optional(),
	/** What to watch, for the process guide alone. */
	tip: text.optional(),
	/** What is used in this phase: an instrument, a deck, a tree. */
	uses: z.array(reference).min(1).optional(),
});

const role = z.strictObject({ id, title: text, text });

/** A stepwise way to talk or think together (`<language>/methods/<id>.yaml`): what the script engine plays. */
export const method = entry
	.extend({
		/** Its number in the list of methods; a region's own have none. */
		number: z.int().min(1).max(99).optional(),
		experience: z.enum(experiences),
		goal: text,
		when: lines(),
		whenNot: lines(),
		/** What must be ready before people sit down. */
		prepare: lines().optional(),
		roles: listWithIds(role),
		phases: listWithIds(phase),
		tips: lines(),
		pitfalls: lines(),
		/** What it yields, and what each may become. Also what the three minutes of noting afterwards ask. */
		yields: listWithIds(z.strictObject({ id, text, into: z.enum(results) })),
		/** Questions that bring the view of the child or young person in. */
		childView: lines(),
		/** What to agree before it starts, such as who hears of it. */
		agreements: lines().optional(),
	})
	.superRefine(({ phases, roles, group }, context) => {
		const known = new Set(roles.map((one) => one.id));
		for (const [index, { who }] of phases.entries()) {
			for (const [place, name] of (who ?? []).entries()) {
				if (!known.has(name)) {
					context.addIssue({
						code: 'custom',
						path: ['phases', index, 'who', place],
						message: `"${name}" is not one of the roles`,
					});
				}
			}
		}
		if (group.max === 1) {
			context.addIssue({ code: 'custom', path: ['group'], message: 'a method is for two people or more' });
		}
	});

export type Method = z.infer<typeof method>;

/** How long a method takes in all, in minutes. */
export function minutesOf({ phases }: Pick<Method, 'phases'>): number {
	return phases.reduce((sum, { minutes }) => sum + minutes, 0);
}
