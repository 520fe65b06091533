import { fail, type RequestEvent, redirect } from '@sveltejs/kit';
import { drawQrCode } from '#design/qr-code.ts';
import { askAuth, codeOf } from '#platform/auth/ask-auth.server.ts';
import { passCookies } from '#platform/auth/pass-cookies.server.ts';
import { accountWords } from './account-words.ts';

/** What somebody needs to put Lus into an app: the key as link, as picture and to type over, and backup codes. */
export type AppKey = {
	readonly link: string;
	/** Path data of the dark squares, and the side of the drawing in squares. */
	readonly drawing: { readonly path: string; readonly side: number };
	readonly typed: string;
	readonly codes: readonly string[];
};

/** Begins: the key exists but is not asked for until a first code was right. */
export async function begin(event: RequestEvent) {
	const asked = await askWithPassword(event, 'two-factor/enable');
	if (!asked.response) return asked.failed;
	const { totpURI, backupCodes }: { totpURI: string; backupCodes: string[] } = await asked.response.json();
	const secret = new URL(totpURI).searchParams.get('secret') ?? '';
	const key: AppKey = {
		link: totpURI,
		drawing: drawQrCode(totpURI),
		typed: secret.replace(/(.{4})(?=.)/g, '$1 '),
		codes: backupCodes,
	};
	return { key };
}

/** A first code from the app proves that the key arrived: from now on every login asks for one. */
export async function confirm({ request, locals, cookies }: RequestEvent) {
	const form = await request.formData();
	const code = String(form.get('code') ?? '').replace(/\s/g, '');
	const response = await askAuth(locals.runtime.auth, request, 'two-factor/verify-totp', { code });
	const say = accountWords[locals.locale];
	if (!response.ok) {
		const message = (await codeOf(response)) === 'TOO_OFTEN' ? say.often : say.codeWrong;
		return fail(400, { message, waiting: true });
	}
	passCookies(response, cookies);
	redirect(303, '/account?done=factorReady');
}

export async function turnOff(event: RequestEvent) {
	const asked = await askWithPassword(event, 'two-factor/disable');
	if (!asked.response) return asked.failed;
	passCookies(asked.response, event.cookies);
	redirect(303, '/account?done=factorOff');
}

export async function renewCodes(event: RequestEvent) {
	const asked = await askWithPassword(event, 'two-factor/generate-backup-codes');
	if (!asked.response) return asked.failed;
	const { backupCodes }: { backupCodes: string[] } = await asked.response.json();
	const done = accountWords[event.locals.locale].codesReady;
	return { done, codes: backupCodes };
}

/** Every change of the second step asks the password again: an open screen is not enough. */
async function askWithPassword({ request, locals }: RequestEvent, path: string) {
	const form = await request.formData();
	const password = String(form.get('password') ?? '');
	const response = await askAuth(locals.runtime.auth, request, path, { password });
	if (response.ok) return { response };
	const say = accountWords[locals.locale];
	const sentences: Record<string, string> = {
		TOO_OFTEN: say.often,
		INVALID_PASSWORD: say.wrongPassword,
		TOTP_ALREADY_ENABLED: say.factorOn,
	};
	const message = sentences[await codeOf(response)] ?? say.failed;
	return { failed: fail(400, { message }) };
}
