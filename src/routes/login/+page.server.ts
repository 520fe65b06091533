import { fail, redirect } from '@sveltejs/kit';
import { APIError } from 'better-auth/api';
import { passCookies } from '#platform/auth/pass-cookies.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { loginWords } from './login-words.ts';

/** Only paths of our own: never a whole address that somebody put into a link. */
function safePath(to: string | null): string {
	return to?.startsWith('/') && !to.startsWith('//') && !to.includes('\\') ? to : '/today';
}

export const load: PageServerLoad = ({ locals, url }) => {
	const to = safePath(url.searchParams.get('to'));
	if (locals.person) redirect(303, to);
	return { to };
};

export const actions: Actions = {
	default: async ({ request, locals, cookies }) => {
		const form = await request.formData();
		const email = String(form.get('email') ?? '').trim();
		const say = loginWords[locals.locale];
		try {
			const response = await locals.runtime.auth.api.signInEmail({
				body: { email, password: String(form.get('password') ?? '') },
				headers: request.headers,
				asResponse: true,
			});
			if (response.status === 429) return fail(429, { email, message: say.often });
			if (!response.ok) return fail(400, { email, message: say.wrong });
			passCookies(response, cookies);
		} catch (error) {
			if (!(error instanceof APIError)) throw error;
			return fail(400, { email, message: say.wrong });
		}
		redirect(303, safePath(String(form.get('to') ?? '')));
	},
};
