import { listMyCycles } from '#features/cycle/index.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	cycles: await locals.act(listMyCycles),
	family: true,
});
