import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { enterRing, leaveRing, loadOverview } from '#features/outsider/index.server.ts';
import { ringInput } from '#features/outsider/index.ts';
import { openLibrary } from '#features/pack/index.server.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { namedPlaces } from '../named.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { library, guide } = await locals.act(async (tx) => ({
		library: (await openLibrary(tx, locals.runtime.library)).library,
		guide: (await loadOverview(tx)).guide,
	}));
	const card = library.page.get('outsider-role-card')?.[locals.locale];
	if (!card) throw notFound();
	return { card, guide, zones: namedPlaces(locals).zones };
};

export const actions: Actions = {
	join: ({ request, locals }) =>
		answerForm(request, locals.locale, ringInput, async (input) => {
			const zones = locals.runtime.content.zones.map(({ id }) => id);
			await locals.act((tx) => enterRing(tx, input, zones));
			redirect(303, '/outsider?said=joined');
		}),
	leave: ({ request, locals }) =>
		answerForm(request, locals.locale, z.object({}), async () => {
			await locals.act(leaveRing);
			redirect(303, '/outsider?said=left');
		}),
};
