import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { answerByCode, readHomeworkCode } from '#features/working-group/index.server.ts';
import { pointingWords, readAnswers } from '#features/working-group/index.ts';
import { today } from '#platform/clock.server.ts';
import { asNobody } from '#platform/db/context.server.ts';
import { mayTry } from '#platform/http/few-attempts.server.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { lookFirst } from '../../working/pointing-failure.server.ts';
import { codeHere, dropCode } from '../homework-cookie.server.ts';
import { guestWords } from '../homework-guest-words.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const ANSWERS_A_MINUTE = 40;

/** The code of this browser and what it asks; who has none that works goes to the page that says so. */
async function codeAndHomework({ locals, cookies, url }: Pick<RequestEvent, 'locals' | 'cookies' | 'url'>) {
	const code = codeHere(cookies);
	if (!code) redirect(303, '/homework');
	const asked = await asNobody(locals.runtime.platform, (tx) => readHomeworkCode(tx, code, today()));
	if (asked) return { code, asked };
	dropCode(cookies, url);
	redirect(303, '/homework?gone');
}

export const load: PageServerLoad = async (event) => {
	const { asked } = await codeAndHomework(event);
	return { asked, id: randomUUID() };
};

const tooOften = () => new Refusal('often', { nl: guestWords.nl.often, en: guestWords.en.often }, 429);

const answerFields = z.looseObject({ id: z.uuid(), looked: z.string().optional() });

export const actions: Actions = {
	default: async (event) => {
		const { request, locals, getClientAddress } = event;
		const { code, asked } = await codeAndHomework(event);
		return answerForm(request, locals.locale, answerFields, async (form) => {
			const values = form as Record<string, string>;
			if (!mayTry(`answer ${getClientAddress()}`, Date.now(), ANSWERS_A_MINUTE)) throw tooOften();
			const answers = readAnswers(asked.questions.length, values);
			const pointing = pointingWords(answers, locals.runtime.rules.gate.lists);
			if (pointing.length > 0 && form.looked !== 'yes') return lookFirst(pointing, values, locals.locale);
			const given = { id: form.id, answers };
			await asNobody(locals.runtime.platform, (tx) => answerByCode(tx, code, today(), given));
			redirect(303, '/homework/thanks');
		});
	},
};
