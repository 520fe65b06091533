import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { addPilotSteps, beginPlan, loadPlan, loadPlanChoices } from '#features/working-group/index.server.ts';
import { answerForm } from '#platform/http/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	...(await locals.act((tx) => loadPlanChoices(tx))),
	id: randomUUID(),
	circle: url.searchParams.get('circle'),
	theme: url.searchParams.get('theme'),
});

const beginForm = z.object({
	id: z.uuid(),
	circleId: z.uuid(),
	themeId: z.uuid(),
	how: z.enum(['own', 'pilot']).default('own'),
});

export const actions: Actions = {
	default: ({ request, locals }) =>
		answerForm(request, locals.locale, beginForm, async ({ how, ...input }) => {
			const { id } = await locals.act(async (tx) => {
				const begun = await beginPlan(tx, input);
				const empty = (await loadPlan(tx, begun.id)).steps.length === 0;
				if (how === 'pilot' && empty)
					await addPilotSteps(tx, begun.id, locals.runtime.templates[locals.locale]);
				return begun;
			});
			redirect(303, `/working/plans/${id}`);
		}),
};
