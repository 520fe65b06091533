import { loadFigures } from '#features/trajectory/index.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	figures: await locals.act((tx) => loadFigures(tx, locals.runtime.content.zones)),
});
