import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { previewSeries, seriesInput, startInput, startTrack } from '#features/guidance/index.server.ts';
import { canHoldTrack, trackKinds, usualShape } from '#features/guidance/index.ts';
import { listMembers, listMyCircles } from '#features/people/index.server.ts';
import { addDays } from '#platform/day.ts';
import { answerForm } from '#platform/http/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

const DAYS_AHEAD = 7;

export const load: PageServerLoad = async ({ locals, url }) => {
	const asked = url.searchParams.get('kind');
	const wanted = url.searchParams.get('circle');
	const { groups, group, members } = await locals.act(async (tx) => {
		const groups = (await listMyCircles(tx)).filter((one) => canHoldTrack(one.kind));
		const group = groups.find(({ id }) => id === wanted) ?? (groups.length === 1 ? groups[0] : undefined);
		return { groups, group, members: group ? await listMembers(tx, group.id) : [] };
	});
	const usual = group?.kind === 'learningGroup' ? 'learningGroup' : 'coaching';
	const kind = trackKinds.find((one) => one === asked) ?? usual;
	return {
		id: randomUUID(),
		kind,
		groups,
		group,
		members: members.map(({ personId, name }) => ({
			id: personId,
			name,
			me: personId === locals.person?.id,
		})),
		shape: usualShape[kind],
		start: addDays(locals.actor?.today ?? '', DAYS_AHEAD),
		mayMake: (locals.person?.roles.length ?? 0) > 0,
	};
};

export const actions: Actions = {
	/** Shows which days would be proposed; nothing is kept. */
	preview: ({ request, locals }) =>
		answerForm(
			request,
			locals.locale,
			seriesInput.loose(),
			async ({ start, count, rhythmWeeks, tapers, ...rest }) => {
				const shape = { start, count, rhythmWeeks, tapers };
				const words = Object.entries(rest).filter(
					(field): field is [string, string] => typeof field[1] === 'string',
				);
				const values: Record<string, string> = {
					...Object.fromEntries(words),
					...{ start, count: String(count), rhythmWeeks: String(rhythmWeeks), tapers: tapers ? 'yes' : '' },
				};
				const { today = '' } = locals.actor ?? {};
				return { days: previewSeries(shape, locals.runtime.rules.holidays, today), values };
			},
		),
	start: ({ request, locals }) =>
		answerForm(request, locals.locale, startInput, async (input) => {
			const { id } = await locals.act((tx) => startTrack(tx, locals.runtime.rules.holidays, input));
			redirect(303, `/guidance/${id}`);
		}),
};
