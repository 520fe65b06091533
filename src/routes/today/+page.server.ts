import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { clearNotices } from '#features/signal/index.server.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { loadStartPage } from '../../start-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const coordinates = locals.person?.roles.includes('coordinator') ?? false;
	return locals.act((tx) => loadStartPage(tx, coordinates, locals.locale));
};

export const actions: Actions = {
	seen: async ({ request, locals }) => {
		const failed = await answerForm(request, locals.locale, z.object({ id: z.uuid() }), async ({ id }) => {
			await locals.act((tx) => clearNotices(tx, { id }));
		});
		return failed ?? redirect(303, '/today');
	},
};
