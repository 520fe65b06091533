import { z } from 'zod';
import { entryKinds, experiences, findEntries, goals, levels } from '#features/method/index.ts';
import { openLibrary } from '#features/pack/index.server.ts';
import type { PageServerLoad } from './$types';

const left = z.literal('').transform(() => undefined);
/** What the address asks for; what it says wrongly is as if it were left out. */
const wanted = z.object({
	kind: z.enum(entryKinds).or(left).optional().catch(undefined),
	goal: z.enum(goals).or(left).optional().catch(undefined),
	minutes: left.or(z.coerce.number().int().min(1).max(999)).optional().catch(undefined),
	people: left.or(z.coerce.number().int().min(1).max(300)).optional().catch(undefined),
	experience: z.enum(experiences).or(left).optional().catch(undefined),
	level: z.enum(levels).or(left).optional().catch(undefined),
	words: z.string().max(80).optional().catch(undefined),
});

/** What was just taken out of the library, and whether it was shared: to put it back. */
const takenOut = z.object({
	gone: z.string().regex(/^[a-z]{1,20}\/[a-z0-9-]{1,80}$/),
	was: z.enum(['own', 'shared']),
});

export const load: PageServerLoad = async ({ locals, url }) => {
	const { library, own } = await locals.act((tx) => openLibrary(tx, locals.runtime.library));
	const asked = wanted.parse(Object.fromEntries(url.searchParams));
	const found = findEntries(library, asked, locals.locale);
	const trees = findEntries(library, { kind: 'tree' }, locals.locale);
	return {
		asked,
		takenOut: takenOut.safeParse(Object.fromEntries(url.searchParams)).data,
		found: found.map((one) => ({ ...one, own: own.get(`${one.kind}/${one.id}`) })),
		filtered: Object.values(asked).some((value) => value !== undefined && value !== ''),
		trees: trees.map(({ id, title }) => ({ id, title })),
		coordinates: locals.person?.roles.includes('coordinator') ?? false,
	};
};
