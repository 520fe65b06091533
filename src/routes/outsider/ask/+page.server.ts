import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { askOutsider, loadOverview, markedWords } from '#features/outsider/index.server.ts';
import { askInput } from '#features/outsider/index.ts';
import { listMyCircles, listOrganisations } from '#features/people/index.server.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { namedElements, namedPlaces } from '../named.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	return locals.act(async (tx) => {
		const circles = (await listMyCircles(tx)).filter(({ kind }) => kind !== 'individual');
		const wanted = url.searchParams.get('circle');
		const running = (await loadOverview(tx)).own;
		return {
			id: randomUUID(),
			circles: circles.map(({ id, name, kind }) => ({
				...{ id, name, kind },
				running: running.find(({ circleId }) => circleId === id)?.ask.id,
			})),
			wanted: circles.find(({ id }) => id === wanted)?.id ?? circles[0]?.id,
			organisations: (await listOrganisations(tx)).map(({ id, name }) => ({ id, name })),
			elements: await namedElements(tx, locals),
			...namedPlaces(locals),
			today: tx.actor.today,
			family: circles.some(({ kind }) => kind === 'table'),
		};
	});
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const { rules, content } = locals.runtime;
		const answer = await answerForm(request, locals.locale, askInput, async (input) => {
			const { id } = await locals.act((tx) =>
				askOutsider(tx, input, {
					gate: rules.gate.lists,
					zones: content.zones.map((zone) => zone.id),
					sectors: content.sectors.sectors.map((sector) => sector.id),
				}),
			);
			redirect(303, `/outsider/${id}?said=sent`);
		});
		const { failure } = answer.data;
		if (failure.code !== 'line-identifies') return fail(answer.status, { failure, marked: [] });
		const { line = '', circleId = '' } = failure.values;
		const marked = await locals.act((tx) => markedWords(tx, { line, circleId }, rules.gate.lists));
		return fail(answer.status, { failure, marked });
	},
};
