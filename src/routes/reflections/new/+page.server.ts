import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { startCycle, startInput } from '#features/cycle/index.server.ts';
import { listMyCircles } from '#features/people/index.server.ts';
import { answerForm } from '#platform/http/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const circles = await locals.act(listMyCircles);
	const asked = url.searchParams.get('circle');
	return {
		id: randomUUID(),
		circles: circles.filter((circle) => circle.kind !== 'individual'),
		own: locals.person?.ownCircleId ?? '',
		circle: circles.find((circle) => circle.id === asked)?.id,
		family: true,
	};
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const failed = await answerForm(request, locals.locale, startInput, async (input) => {
			const { id } = await locals.act((tx) => startCycle(tx, input));
			redirect(303, `/reflections/${id}`);
		});
		return failed;
	},
};
