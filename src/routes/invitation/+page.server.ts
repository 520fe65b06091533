import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { acceptInvitation, findInvitationByCode } from '#features/people/index.server.ts';
import { joinForm } from '#features/people/index.ts';
import { askAuth } from '#platform/auth/ask-auth.server.ts';
import { readLinkCode } from '#platform/auth/link-code.server.ts';
import { findUser, makeUser } from '#platform/auth/make-user.server.ts';
import { passCookies } from '#platform/auth/pass-cookies.server.ts';
import { today } from '#platform/clock.server.ts';
import { asNobody } from '#platform/db/context.server.ts';
import { answerForm } from '#platform/http/form.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { invitationWords } from './invitation-words.ts';

export const load: PageServerLoad = ({ locals }) => ({ email: locals.session?.email });

const codeForm = z.object({ code: z.string().min(1).max(80) });

/** What a code opens; with a sentence when it opens nothing (any more). */
async function look({ locals }: RequestEvent, code: string) {
	const say = invitationWords[locals.locale];
	const hash = readLinkCode(code);
	const seen =
		hash && (await asNobody(locals.runtime.platform, (tx) => findInvitationByCode(tx, hash, today())));
	if (!hash || !seen) return { refused: fail(400, { message: say.unknown, used: false, code }) };
	if (seen.state === 'open') return { hash, seen };
	const used = seen.state === 'accepted';
	return { hash, seen, refused: fail(400, { message: say.gone[seen.state], used, code }) };
}

export const actions: Actions = {
	/** Shows what the code opens. Nothing is spent: whoever reads mail before the person does spends nothing. */
	open: async (event) => {
		const { request, locals } = event;
		return answerForm(request, locals.locale, codeForm, async ({ code }) => {
			const { seen, refused } = await look(event, code);
			if (refused) return refused;
			const known = (await findUser(locals.runtime.auth, seen.email)) !== undefined;
			const { email, name, regionName, inviter, circleName } = seen;
			return { code, known, invitation: { email, name, regionName, inviter, circleName } };
		});
	},
	/** Somebody new: makes the account, spends the invitation and logs in. */
	join: async (event) => {
		const { request, locals, cookies } = event;
		const { auth, platform } = locals.runtime;
		return answerForm(request, locals.locale, joinForm, async ({ code, name, password }) => {
			const { seen, hash, refused } = await look(event, code);
			if (refused) {
				// The second of two clicks: the first made the account with this very password.
				if (seen?.state !== 'accepted') return refused;
				const entered = await askAuth(auth, request, 'sign-in/email', { email: seen.email, password });
				if (!entered.ok) return refused;
				passCookies(entered, cookies);
				redirect(303, '/today');
			}
			const { email } = seen;
			const { userId, isNew } = await makeUser(auth, { name, email, password });
			const entered = await askAuth(auth, request, 'sign-in/email', { email, password });
			// An account that was there already opens only with its own password, and with its own second step.
			const known = !isNew && (!entered.ok || (await entered.clone().json()).twoFactorRedirect === true);
			const { regionName, inviter, circleName } = seen;
			if (known) return { code, known, invitation: { email, name, regionName, inviter, circleName } };
			const account = { userId, email, name, locale: locals.locale };
			await asNobody(platform, (tx) => acceptInvitation(tx, { hash, today: today() }, account));
			passCookies(entered, cookies);
			redirect(303, '/today');
		});
	},
	/** Somebody who is logged in takes the invitation on. Not logged in: the login page carries the code along. */
	accept: async (event) => {
		const { request, locals } = event;
		return answerForm(request, locals.locale, codeForm, async ({ code }) => {
			const { session } = locals;
			const { seen, hash, refused } = await look(event, code);
			const own = session && seen?.email.toLowerCase() === session.email.toLowerCase();
			if (own && seen.state === 'accepted') redirect(303, '/today');
			if (refused) return refused;
			if (!session) redirect(303, '/login');
			const account = {
				userId: session.userId,
				email: session.email,
				name: locals.person?.name ?? seen.name,
				locale: locals.locale,
			};
			await asNobody(locals.runtime.platform, (tx) =>
				acceptInvitation(tx, { hash, today: today() }, account),
			);
			redirect(303, '/today');
		});
	},
};
