import { redirect } from '@sveltejs/kit';
import { hasRegions } from '#features/people/index.server.ts';
import { asNobody } from '#platform/db/context.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	if (locals.person) redirect(303, '/today');
	const founded = await asNobody(locals.runtime.platform, hasRegions);
	redirect(303, founded ? '/login' : '/setup');
};
