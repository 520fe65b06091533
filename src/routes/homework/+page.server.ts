import { fail, redirect } from '@sveltejs/kit';
import { codeGone, readHomeworkCode } from '#features/working-group/index.server.ts';
import { today } from '#platform/clock.server.ts';
import { asNobody } from '#platform/db/context.server.ts';
import { mayTry } from '#platform/http/few-attempts.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { keepCode } from './homework-cookie.server.ts';
import { guestWords } from './homework-guest-words.ts';

/** A whole team may open the link at once behind one connection. */
const TRIES_A_MINUTE = 40;

export const load: PageServerLoad = ({ locals, url }) => ({
	gone: url.searchParams.has('gone') ? codeGone().sentence[locals.locale] : undefined,
});

export const actions: Actions = {
	default: async ({ request, locals, cookies, url, getClientAddress }) => {
		const code = String((await request.formData()).get('code') ?? '').trim();
		if (!mayTry(`homework ${getClientAddress()}`, Date.now(), TRIES_A_MINUTE))
			return fail(429, { code, message: guestWords[locals.locale].often });
		const asked = await asNobody(locals.runtime.platform, (tx) => readHomeworkCode(tx, code, today()));
		if (!asked) return fail(400, { code, message: codeGone().sentence[locals.locale] });
		keepCode(cookies, code, url);
		redirect(303, '/homework/answer');
	},
};
