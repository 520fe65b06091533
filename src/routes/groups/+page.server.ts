import { listGroups } from '#features/people/index.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	groups: await locals.act(listGroups),
	mayMake: (locals.person?.roles.length ?? 0) > 0,
	left: url.searchParams.has('left'),
});
