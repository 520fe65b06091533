import { listMyCircles } from '#features/people/index.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	circles: await locals.act((tx) => listMyCircles(tx)),
});
