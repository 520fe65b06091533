import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { askHomework, loadHomeworkChoices } from '#features/working-group/index.server.ts';
import {
	homeworkInput,
	MOST_DAYS,
	pilotQuestions,
	TITLE_LIMIT,
	USUAL_DAYS,
} from '#features/working-group/index.ts';
import { addDays } from '#platform/day.ts';
import { answerForm } from '#platform/http/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { locale, runtime } = locals;
	const today = locals.actor?.today ?? '';
	const templates = runtime.templates[locale];
	const pilot = url.searchParams.get('start') === 'pilot';
	const others = new URLSearchParams(url.searchParams);
	others.set('start', 'pilot');
	const choices = await locals.act((tx) => loadHomeworkChoices(tx));
	const about = choices.themes.find(({ id }) => id === url.searchParams.get('theme'))?.title;
	// Who answers sees no theme, so the title names it.
	const title = [about, templates.homework.title].filter(Boolean).join('. ').slice(0, TITLE_LIMIT);
	return {
		...choices,
		id: randomUUID(),
		circle: url.searchParams.get('circle'),
		theme: url.searchParams.get('theme') ?? '',
		pilot,
		pilotPath: `/working/homework/new?${others}`,
		start: pilot
			? { title, why: templates.homework.why, questions: pilotQuestions(templates).join('\n') }
			: { title: '', why: '', questions: '' },
		sectors: runtime.content.sectors.sectors.slice(0, 5).map((sector) => sector[locale]),
		earliest: today,
		lastDay: addDays(today, USUAL_DAYS),
		latest: addDays(today, MOST_DAYS),
	};
};

export const actions: Actions = {
	default: ({ request, locals }) =>
		answerForm(request, locals.locale, homeworkInput, async (input) => {
			const { id } = await locals.act((tx) => askHomework(tx, input));
			redirect(303, `/working/homework/${id}`);
		}),
};
