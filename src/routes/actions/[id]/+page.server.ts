import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { checkEffect, checkInput, loadAction, setActionState } from '#features/action/index.server.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	if (!z.uuid().safeParse(params.id).success) throw notFound();
	return { action: await locals.act((tx) => loadAction(tx, params.id)), family: true };
};

const state = z.object({ state: z.enum(['open', 'done', 'dropped']) });

export const actions: Actions = {
	check: ({ request, locals, params }) =>
		answerForm(request, locals.locale, checkInput.omit({ id: true }), async (input) => {
			await locals.act((tx) => checkEffect(tx, { ...input, id: params.id }));
			redirect(303, `/actions/${params.id}`);
		}),
	state: ({ request, locals, params }) =>
		answerForm(request, locals.locale, state, async (input) => {
			await locals.act((tx) => setActionState(tx, { ...input, id: params.id }));
			redirect(303, `/actions/${params.id}`);
		}),
};
