import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { findPeopleOfUser } from '#features/people/index.server.ts';
import { askAuth, codeOf } from '#platform/auth/ask-auth.server.ts';
import { readBackupCode } from '#platform/auth/link-code.server.ts';
import { passCookies } from '#platform/auth/pass-cookies.server.ts';
import { listPasskeys } from '#platform/auth/second-factor.server.ts';
import { endSessionOfToken } from '#platform/auth/sessions.server.ts';
import { asNobody } from '#platform/db/context.server.ts';
import { pageOf, readCarried, safePath } from '../../expired-login.server.ts';
import { loginWords } from './login-words.ts';

/** What Better Auth says after a password or a code. */
type Entered = {
	readonly twoFactorRedirect?: boolean;
	readonly token?: string;
	readonly user?: { readonly id: string; readonly twoFactorEnabled?: boolean };
};

/** First step: address and password. Leads on to the code when the account asks for one. */
export async function enter(event: RequestEvent, form: FormData, email: string, password: string) {
	const { locals, request, cookies } = event;
	const say = loginWords[locals.locale];
	const carried = readCarried(String(form.get('carried') ?? ''));
	const again = { step: 'password' as const, email, carried };
	const response = await askAuth(locals.runtime.auth, request, 'sign-in/email', { email, password });
	if (response.status === 429) return fail(429, { ...again, message: say.often });
	if (!response.ok) return fail(400, { ...again, message: say.wrong });
	const entered: Entered = await response.clone().json();
	if (entered.twoFactorRedirect) {
		passCookies(response, cookies);
		return { step: 'code' as const, carried };
	}
	const refused = await refusedAfter(event, entered);
	if (refused) return fail(403, { ...again, message: refused });
	passCookies(response, cookies);
	return goOn(event.url, form);
}

/** Second step: the six digits of the app, or a backup code. */
export async function verify(event: RequestEvent, form: FormData) {
	const { locals, request, cookies } = event;
	const say = loginWords[locals.locale];
	const carried = readCarried(String(form.get('carried') ?? ''));
	const backup = form.has('backup');
	const path = backup ? 'two-factor/verify-backup-code' : 'two-factor/verify-totp';
	const typed = String(form.get(backup ? 'backup' : 'code') ?? '');
	const code = backup ? readBackupCode(typed) : typed.replace(/\s/g, '');
	const response = await askAuth(locals.runtime.auth, request, path, { code });
	if (!response.ok) {
		const why = await codeOf(response);
		if (why === 'TOO_OFTEN') return fail(429, { step: 'code' as const, carried, message: say.often });
		if (why === 'ACCOUNT_TEMPORARILY_LOCKED') {
			return fail(429, { step: 'password' as const, carried, message: say.locked });
		}
		if (why.startsWith('INVALID_') && why !== 'INVALID_TWO_FACTOR_COOKIE') {
			return fail(400, { step: 'code' as const, carried, message: say.codeWrong });
		}
		return fail(400, { step: 'password' as const, carried, message: say.codeOver });
	}
	const entered: Entered = await response.clone().json();
	const refused = await refusedAfter(event, entered);
	if (refused) return fail(403, { step: 'password' as const, carried, message: refused });
	passCookies(response, cookies);
	return goOn(event.url, form);
}

/** Where somebody goes who is logged in: back to what was typed, else to the page that was asked for. */
export function goOn(url: URL, form: FormData) {
	const carried = readCarried(String(form.get('carried') ?? ''));
	if (carried) return { step: 'back' as const, carried };
	redirect(303, pageOf(safePath(url.searchParams.get('to'))));
}

/** Why a right password or code is not enough. Then the session that it made is ended again. */
async function refusedAfter({ locals }: RequestEvent, { user, token }: Entered): Promise<string | undefined> {
	if (!user) return undefined;
	const { auth, platform } = locals.runtime;
	const say = loginWords[locals.locale];
	const people = await asNobody(platform, (tx) => findPeopleOfUser(tx, user.id));
	// A passkey that counts as second factor must not be passed by with the password alone.
	const asked = people.some((one) => one.secondFactorRequired && !one.demonstration);
	const strict = asked && user.twoFactorEnabled !== true;
	const passkeyOnly = strict && (await listPasskeys(auth, user.id)).length > 0;
	if (people.length > 0 && !passkeyOnly) return undefined;
	if (token) await endSessionOfToken(auth, token);
	return people.length === 0 ? say.noRegion : say.usePasskey;
}
