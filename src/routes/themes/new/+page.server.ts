import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { loadThemeChoices, makeTheme } from '#features/theme/index.server.ts';
import { themeInput } from '#features/theme/index.ts';
import { answerForm } from '#platform/http/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	locals.act(async (tx) => ({ id: randomUUID(), ...(await loadThemeChoices(tx)) }));

export const actions: Actions = {
	default: ({ request, locals }) =>
		answerForm(request, locals.locale, themeInput.extend({ id: z.uuid() }), async ({ id, ...input }) => {
			await locals.act((tx) => makeTheme(tx, id, input));
			redirect(303, `/themes/${id}`);
		}),
};
