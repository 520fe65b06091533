import { fail, redirect } from '@sveltejs/kit';
import { mayTry } from '#platform/http/few-attempts.server.ts';
import type { Actions } from './$types';
import { keepReplyCode, replierOf } from './reply-cookie.server.ts';
import { replyWords } from './reply-words.ts';

export const actions: Actions = {
	default: async ({ request, locals, cookies, url, getClientAddress }) => {
		const say = replyWords[locals.locale];
		const code = String((await request.formData()).get('code') ?? '').trim();
		if (!mayTry(getClientAddress(), Date.now())) return fail(429, { code, message: say.often });
		const replier = await replierOf(locals.runtime.platform, code);
		if (!replier) return fail(400, { code, message: say.wrong });
		keepReplyCode(cookies, code, url);
		redirect(303, '/reply/answer');
	},
};
