import { fail, redirect } from '@sveltejs/kit';
import { demoAccounts } from '#features/people/index.server.ts';
import { demoPassword } from '#platform/auth/auth-secret.server.ts';
import { carryForm, loggedOut, pageOf, safePath } from '../../expired-login.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { enter, goOn, verify } from './login-steps.server.ts';
import { loginWords } from './login-words.ts';

export const load: PageServerLoad = async ({ locals, url, request }) => {
	const to = pageOf(safePath(url.searchParams.get('to')));
	if (locals.person && request.method === 'GET') redirect(303, to);
	const tooMuch = url.searchParams.has('too-much');
	return { to, tooMuch, roles: await demoAccounts(locals.runtime.platform) };
};

export const actions: Actions = {
	enter: async (event) => {
		const form = await event.request.formData();
		const email = String(form.get('email') ?? '').trim();
		return enter(event, form, email, String(form.get('password') ?? ''));
	},
	/** Looking around in the demonstration with the eyes of one of its roles. */
	look: async (event) => {
		const { locals, request } = event;
		const form = await request.formData();
		const email = String(form.get('email') ?? '');
		const roles = await demoAccounts(locals.runtime.platform);
		if (!roles.some((role) => role.email === email)) {
			return fail(404, { step: 'password' as const, message: loginWords[locals.locale].demoGone });
		}
		return enter(event, form, email, demoPassword(locals.runtime.config.keyFile));
	},
	verify: async (event) => verify(event, await event.request.formData()),
	/** After a passkey: the session is there already, what was typed has to go on. */
	goOn: async (event) => {
		const form = await event.request.formData();
		if (!event.locals.person) {
			return fail(403, { step: 'password' as const, message: loginWords[event.locals.locale].noRegion });
		}
		return goOn(event.url, form);
	},
	/** A form that was sent without a session, see src/expired-login.server.ts. Nothing is written here. */
	carry: async ({ request, url, locals }) => {
		const form = await request.formData();
		const { carried, file } = carryForm(form, url.searchParams.get('to') ?? '');
		if (locals.person) return { step: 'back' as const, carried };
		const values = Object.fromEntries(carried.fields);
		// A page with script gets this as the answer to its own form and still shows what it holds.
		const failure = { code: 'logged-out', message: loggedOut[locals.locale], fields: {}, values };
		return fail(401, { step: 'password' as const, carried, file, failure });
	},
};
