import { randomUUID } from 'node:crypto';
import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	changeSelf,
	findPeopleOfUser,
	listTokens,
	makeToken,
	revokeToken,
} from '#features/people/index.server.ts';
import { selfForm, tokenForm } from '#features/people/index.ts';
import { askAuth, codeOf } from '#platform/auth/ask-auth.server.ts';
import { passCookies } from '#platform/auth/pass-cookies.server.ts';
import { listPasskeys, removePasskey } from '#platform/auth/second-factor.server.ts';
import { endSession, listSessions } from '#platform/auth/sessions.server.ts';
import { today } from '#platform/clock.server.ts';
import { addMonths } from '#platform/day.ts';
import { asNobody } from '#platform/db/context.server.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import type { Actions, PageServerLoad } from './$types';
import { accountWords } from './account-words.ts';
import { browserName } from './browser-name.ts';
import { begin, confirm, renewCodes, turnOff } from './second-step.server.ts';

/** What just happened, said after a fresh look at the page. */
const accountNews = ['kept', 'factorReady', 'factorOff', 'passkeyReady', 'changed'] as const;
const YEAR_SECONDS = 31_536_000;

export const load: PageServerLoad = async ({ locals, request, url }) => {
	const { auth, platform } = locals.runtime;
	const { session, person } = locals;
	if (!session || !person) throw notFound();
	const [found, sessions, passkeys, people, tokens] = await Promise.all([
		auth.api.getSession({ headers: request.headers }),
		listSessions(auth, session.userId),
		listPasskeys(auth, session.userId),
		asNobody(platform, (tx) => findPeopleOfUser(tx, session.userId)),
		locals.act(listTokens),
	]);
	const said = url.searchParams.get('done');
	return {
		done: accountNews.find((one) => one === said),
		me: { name: person.name, locale: person.locale, email: session.email },
		needsSecondFactor: locals.needsSecondFactor && passkeys.length === 0,
		appIsOn: found?.user.twoFactorEnabled === true,
		passkeys,
		sessions: sessions.map(({ id, token, since, userAgent }) => ({
			id,
			since,
			browser: browserName(userAgent),
			here: token === session.token,
		})),
		regions: people.map(({ regionId, regionName }) => ({
			id: regionId,
			name: regionName,
			chosen: regionId === person.regionId,
		})),
		tokens,
		tokenId: randomUUID(),
		tokenLast: addMonths(today(), 12),
	};
};

const byId = z.object({ id: z.string().min(1).max(80) });
const passwordForm = z.object({
	currentPassword: z.string().min(1).max(128),
	newPassword: z.string().min(12).max(128),
});

/** The accounts of a demonstration are shared: nobody changes how they log in. */
function ownAccount<T>(act: (event: RequestEvent, userId: string) => Promise<T>) {
	return (event: RequestEvent) => {
		const { person, session } = event.locals;
		if (!person || !session || person.demonstration) throw notFound();
		return act(event, session.userId);
	};
}

export const actions: Actions = {
	self: ({ request, locals, cookies, url }) =>
		answerForm(request, locals.locale, selfForm, async (input) => {
			await locals.act((tx) => changeSelf(tx, input));
			// The language of this device follows at once.
			cookies.set('lus-locale', input.locale, {
				path: '/',
				maxAge: YEAR_SECONDS,
				httpOnly: true,
				sameSite: 'lax',
				secure: url.protocol === 'https:',
			});
			redirect(303, '/account?done=kept');
		}),
	region: async ({ request, locals, cookies, url }) => {
		const wanted = String((await request.formData()).get('region') ?? '');
		const userId = locals.session?.userId ?? '';
		const people = await asNobody(locals.runtime.platform, (tx) => findPeopleOfUser(tx, userId));
		if (!people.some((one) => String(one.regionId) === wanted)) throw notFound();
		const secure = url.protocol === 'https:';
		cookies.set('lus-region', wanted, {
			path: '/',
			maxAge: YEAR_SECONDS,
			httpOnly: true,
			sameSite: 'lax',
			secure,
		});
		redirect(303, '/today');
	},
	begin: ownAccount(begin),
	confirm: ownAccount(confirm),
	turnOff: ownAccount(turnOff),
	renewCodes: ownAccount(renewCodes),
	passkeyGone: ownAccount(({ request, locals }, userId) =>
		answerForm(request, locals.locale, byId, async ({ id }) => {
			await removePasskey(locals.runtime.auth, userId, id);
			return { done: accountWords[locals.locale].passkeyGone };
		}),
	),
	password: ownAccount(async (event) => {
		const { request, locals, cookies } = event;
		const say = accountWords[locals.locale];
		return answerForm(request, locals.locale, passwordForm, async (typed) => {
			const body = { ...typed, revokeOtherSessions: true };
			const response = await askAuth(locals.runtime.auth, request, 'change-password', body);
			if (!response.ok) {
				const message = (await codeOf(response)) === 'TOO_OFTEN' ? say.often : say.wrongPassword;
				return fail(400, { message });
			}
			passCookies(response, cookies);
			redirect(303, '/account?done=changed');
		});
	}),
	session: ownAccount(({ request, locals }, userId) =>
		answerForm(request, locals.locale, byId, async ({ id }) => {
			await endSession(locals.runtime.auth, userId, id);
			return { done: accountWords[locals.locale].sessionEnded };
		}),
	),
	token: ({ request, locals }) =>
		answerForm(request, locals.locale, tokenForm, async (input) => {
			// A token counts as made after a second factor, so it waits for one.
			if (locals.needsSecondFactor) {
				const sentence = { nl: accountWords.nl.tokenNeedsFactor, en: accountWords.en.tokenNeedsFactor };
				throw new Refusal('needs-second-factor', sentence, 403);
			}
			const token = await locals.act((tx) => makeToken(tx, input));
			return { token };
		}),
	tokenGone: ({ request, locals }) =>
		answerForm(request, locals.locale, byId, async ({ id }) => {
			await locals.act((tx) => revokeToken(tx, id));
			return { done: accountWords[locals.locale].tokenEnded };
		}),
};
