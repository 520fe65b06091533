import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { planForm, planMeeting, tellMembers } from '#features/meeting/index.server.ts';
import { findEntries, minutesOf } from '#features/method/index.ts';
import { openLibrary } from '#features/pack/index.server.ts';
import { listMyCircles } from '#features/people/index.server.ts';
import { listThemes } from '#features/theme/index.server.ts';
import { isDay, latestDay } from '#platform/day.ts';
import { answerForm } from '#platform/http/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { circles, themes, library } = await locals.act(async (tx) => ({
		circles: await listMyCircles(tx),
		themes: await listThemes(tx),
		library: (await openLibrary(tx, locals.runtime.library)).library,
	}));
	const today = locals.actor?.today ?? '';
	const asked = url.searchParams.get('day') ?? '';
	const of = (url.searchParams.get('of') ?? '').replace(/^method\//, '');
	const chosen = library.method.get(of)?.[locals.locale];
	return {
		id: randomUUID(),
		today,
		day: isDay(asked) && asked > today ? asked : today,
		latest: latestDay(today),
		of: chosen ? of : '',
		method: chosen && { title: chosen.title, summary: chosen.summary },
		minutes: chosen ? minutesOf(chosen) : 60,
		methods: findEntries(library, { kind: 'method' }, locals.locale).map(({ id, title }) => ({ id, title })),
		circles: circles
			.filter(({ kind }) => kind !== 'individual')
			.map(({ id, name, kind }) => ({ id, name, kind })),
		circle: url.searchParams.get('circle') ?? '',
		theme: url.searchParams.get('theme') ?? '',
		themes: themes.map(({ id, title }) => ({ id, title })),
		family: true,
	};
};

export const actions: Actions = {
	default: ({ request, locals }) =>
		answerForm(request, locals.locale, planForm, async (input) => {
			const { id, fresh } = await locals.act(async (tx) => {
				const { library } = await openLibrary(tx, locals.runtime.library);
				return planMeeting(tx, library, input);
			});
			if (fresh && locals.actor) {
				const { actor, act, runtime } = locals;
				await tellMembers({ platform: runtime.platform, actor, act }, id, 'planned');
			}
			redirect(303, `/meetings/${id}`);
		}),
};
