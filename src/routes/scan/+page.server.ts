import { fail, redirect } from '@sveltejs/kit';
import { cardSpent, readCard } from '#features/scan/index.server.ts';
import { clientWords } from '#features/scan/index.ts';
import { asNobody } from '#platform/db/context.server.ts';
import { mayTry } from '#platform/http/few-attempts.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { keepCard } from './scan-cookie.server.ts';

/** A whole group may answer at once behind one connection. */
const TRIES_A_MINUTE = 40;

export const load: PageServerLoad = ({ locals, url }) => ({
	family: true,
	spent: url.searchParams.has('spent') ? cardSpent().sentence[locals.locale] : undefined,
});

export const actions: Actions = {
	default: async ({ request, locals, cookies, url, getClientAddress }) => {
		const say = clientWords[locals.locale];
		const code = String((await request.formData()).get('code') ?? '').trim();
		if (!mayTry(`card ${getClientAddress()}`, Date.now(), TRIES_A_MINUTE))
			return fail(429, { code, message: say.often });
		const scan = await asNobody(locals.runtime.platform, (tx) => readCard(tx, code, locals.locale));
		if (!scan) {
			const message = `${say.unknown} ${cardSpent().sentence[locals.locale]}`;
			return fail(400, { code, message });
		}
		keepCard(cookies, code, url);
		redirect(303, '/scan/answer');
	},
};
