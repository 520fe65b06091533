import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { listMyPaper, loadHomework, typeInAnswers } from '#features/working-group/index.server.ts';
import { pointingWords, readAnswers } from '#features/working-group/index.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { idIn } from '#platform/http/id-in.server.ts';
import { lookFirst } from '../../../pointing-failure.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, request }) => {
	const id = idIn(params);
	const { homework, constituencies, mine } = await locals.act(async (tx) => {
		const loaded = await loadHomework(tx, id);
		return { ...loaded, mine: await listMyPaper(tx, loaded.homework) };
	});
	// Whoever was typing when it closed sees what they typed.
	if (homework.closedOn !== null && request.method !== 'POST') redirect(303, `/working/homework/${id}`);
	const chosen = mine.find((one) => one.id === url.searchParams.get('answer'));
	return {
		homework,
		constituencies,
		newId: randomUUID(),
		chosen,
		from: chosen?.constituencyId ?? url.searchParams.get('for') ?? constituencies[0]?.id,
		saved: url.searchParams.has('saved'),
		mine: mine.map(({ id: answerId, constituencyId, answers }) => ({
			id: answerId,
			from: constituencies.find((one) => one.id === constituencyId)?.name ?? '',
			begins: answers.find((answer) => answer !== '') ?? '',
		})),
	};
};

const paperForm = z.looseObject({ id: z.uuid(), constituencyId: z.uuid(), looked: z.string().optional() });

export const actions: Actions = {
	default: ({ request, locals, params }) =>
		answerForm(request, locals.locale, paperForm, async (form) => {
			const homeworkId = idIn(params);
			const values = form as Record<string, string>;
			const { homework } = await locals.act((tx) => loadHomework(tx, homeworkId));
			const answers = readAnswers(homework.questions.length, values);
			const pointing = pointingWords(answers, locals.runtime.rules.gate.lists);
			if (pointing.length > 0 && form.looked !== 'yes')
				return lookFirst(pointing, values, locals.locale, 'keep');
			const { id, constituencyId } = form;
			await locals.act((tx) => typeInAnswers(tx, homeworkId, { id, constituencyId, answers }));
			redirect(303, `/working/homework/${homeworkId}/paper?for=${constituencyId}&saved`);
		}),
};
