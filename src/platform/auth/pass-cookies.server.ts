import type { Cookies } from '@sveltejs/kit';
import { parseSetCookieHeader, toCookieOptions } from 'better-auth/cookies';

/** Hands the cookies of an answer of Better Auth on to the browser of this request. */
export function passCookies(response: Response, cookies: Cookies): void {
	const header = response.headers.get('set-cookie');
	if (!header) return;
	for (const [name, attributes] of parseSetCookieHeader(header)) {
		cookies.set(name, attributes.value, { ...toCookieOptions(attributes), path: attributes.path ?? '/' });
	}
}
