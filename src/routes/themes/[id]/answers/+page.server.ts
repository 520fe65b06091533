import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { answerTheme, listThemeSignals, loadThemeStory } from '#features/theme/index.server.ts';
import { answersInput } from '#features/theme/index.ts';
import { answerForm, valuesOf } from '#platform/http/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) => {
	if (!z.uuid().safeParse(params.id).success) throw notFound();
	return locals.act(async (tx) => {
		const { theme, decisions } = await loadThemeStory(tx, params.id);
		const signals = await listThemeSignals(tx, params.id);
		return {
			theme,
			decided: decisions.at(-1),
			waiting: signals
				.filter(({ state }) => state === 'decided')
				.map(({ id, statement }) => ({ id, statement, answerId: randomUUID() })),
			onTrial: signals.filter(({ state }) => state === 'trialRunning').length,
		};
	});
};

export const actions: Actions = {
	/** Puts the common text under every answer that is still empty; nothing is sent. */
	spread: async ({ request }) => {
		const values = valuesOf(await request.formData());
		for (const name of Object.keys(values)) {
			if (!name.startsWith('id-')) continue;
			const signalId = name.slice('id-'.length);
			values[`body-${signalId}`] ||= values.draftBody ?? '';
			values[`plainWords-${signalId}`] ||= values.draftPlain ?? '';
		}
		return { values };
	},
	send: ({ request, locals, params }) =>
		answerForm(request, locals.locale, answersInput, async (answers) => {
			await locals.act((tx) => answerTheme(tx, { themeId: params.id, answers }));
			redirect(303, `/themes/${params.id}/answers`);
		}),
};
