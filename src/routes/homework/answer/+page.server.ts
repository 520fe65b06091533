import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { answerByCode, codeGone, readHomeworkCode } from '#features/working-group/index.server.ts';
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

/** The code of this browser and what it asks, which is nothing when it does not work. */
async function codeAndHomework({ locals, cookies }: Pick<RequestEvent, 'locals' | 'cookies'>) {
	const code = codeHere(cookies);
	if (!code) return {};
	return {
		code,
		asked: await asNobody(locals.runtime.platform, (tx) => readHomeworkCode(tx, code, today())),
	};
}

export const load: PageServerLoad = async (event) => {
	const { code, asked } = await codeAndHomework(event);
	// Whoever was writing when the code stopped working sees what they wrote; others go to the page that says so.
	if (asked || event.request.method === 'POST') return { asked, id: randomUUID() };
	if (!code) redirect(303, '/homework');
	dropCode(event.cookies, event.url);
	redirect(303, '/homework?gone');
};

const tooOften = () => new Refusal('often', { nl: guestWords.nl.often, en: guestWords.en.often }, 429);
const codeNotHere = () =>
	new Refusal('code-not-here', { nl: guestWords.nl.notHere, en: guestWords.en.notHere }, 400);

const answerFields = z.looseObject({ id: z.uuid(), looked: z.string().optional() });

export const actions: Actions = {
	default: async (event) => {
		const { request, locals, getClientAddress } = event;
		return answerForm(request, locals.locale, answerFields, async (form) => {
			const values = form as Record<string, string>;
			if (!mayTry(`answer ${getClientAddress()}`, Date.now(), ANSWERS_A_MINUTE)) throw tooOften();
			const { code, asked } = await codeAndHomework(event);
			if (!code) throw codeNotHere();
			if (!asked) throw codeGone();
			const answers = readAnswers(asked.questions.length, values);
			const pointing = pointingWords(answers, locals.runtime.rules.gate.lists);
			if (pointing.length > 0 && form.looked !== 'yes')
				return lookFirst(pointing, values, locals.locale, 'send');
			const given = { id: form.id, answers };
			await asNobody(locals.runtime.platform, (tx) => answerByCode(tx, code, today(), given));
			redirect(303, '/homework/thanks');
		});
	},
};
