import { holds } from '#features/people/index.ts';
import { loadThemeLines } from '#features/theme/index.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	locals.act(async (tx) => ({
		themes: await loadThemeLines(tx),
		today: tx.actor.today,
		coordinates: locals.person !== undefined && holds(locals.person, 'coordinator'),
	}));
