import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { answerByCard, readCard } from '#features/scan/index.server.ts';
import { readAnswer } from '#features/scan/index.ts';
import { asNobody } from '#platform/db/context.server.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { cardHere, dropCard } from '../scan-cookie.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The card of this browser and what it asks; who has none that works goes to the page that says so. */
async function cardAndScan({ locals, cookies, url }: Pick<RequestEvent, 'locals' | 'cookies' | 'url'>) {
	const code = cardHere(cookies);
	if (!code) redirect(303, '/scan');
	const scan = await asNobody(locals.runtime.platform, (tx) => readCard(tx, code, locals.locale));
	if (scan) return { code, scan };
	dropCard(cookies, url);
	redirect(303, '/scan?spent');
}

export const load: PageServerLoad = async (event) => {
	const { scan } = await cardAndScan(event);
	return { scan, family: true };
};

export const actions: Actions = {
	default: async (event) => {
		const { request, locals, cookies, url } = event;
		const { code, scan } = await cardAndScan(event);
		return answerForm(request, locals.locale, z.record(z.string(), z.string()), async (form) => {
			const { points } = readAnswer(scan, form);
			await asNobody(locals.runtime.platform, (tx) => answerByCard(tx, code, points));
			dropCard(cookies, url);
			redirect(303, '/scan/thanks');
		});
	},
};
