import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { sayDay } from '#design/say-day.ts';
import { gatherHomework, loadHomework, makeNuance } from '#features/working-group/index.server.ts';
import { byQuestion, homeworkText, isReadable, pointingWords } from '#features/working-group/index.ts';
import { atLeast } from '#platform/characters.ts';
import { idIn } from '#platform/http/id-in.server.ts';
import { rowForms } from '#platform/http/row-form.server.ts';
import { homeworkWords } from '../../../homework-words.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	locals.act(async (tx) => {
		const { locale, runtime } = locals;
		const id = idIn(params);
		const { homework: asked } = await loadHomework(tx, id);
		if (!isReadable(asked)) redirect(303, `/working/homework/${id}`);
		const { homework, themeTitle, constituencies, answers } = await gatherHomework(tx, id);
		const gathered = byQuestion(homework, constituencies, answers);
		const say = homeworkWords[locale];
		const stands = homework.closedOn ? say.openedOn(sayDay(homework.closedOn, locale)) : '';
		const head = [homework.title, [homework.circleName, stands].filter(Boolean).join(' · '), homework.why];
		const { lists } = runtime.rules.gate;
		return {
			homework,
			themeTitle,
			stands,
			constituencies,
			gathered: gathered.map(({ from, ...question }) => ({
				...question,
				from: from.map(({ name, said }) => ({
					name,
					said: said.map((one) => ({
						...one,
						marked: pointingWords([one.text], lists).length > 0,
						nuanceId: randomUUID(),
					})),
				})),
			})),
			text: homeworkText(head, gathered, locale),
		};
	});

const nuanceForm = z.object({
	id: z.uuid(),
	answerId: z.uuid(),
	question: z.coerce.number().int().min(0),
	body: z.string().trim().min(3).max(2000).superRefine(atLeast(3)),
});

export const actions: Actions = {
	nuance: rowForms('/working/homework')(
		nuanceForm,
		makeNuance,
		({ answerId, question }, page) => `${page}/gathered#said-${answerId}-${question}`,
	),
};
