import type { Cookies } from '@sveltejs/kit';

const NAME = 'lus-homework';
const options = { path: '/homework', httpOnly: true, sameSite: 'strict' } as const;

/** Keeps a code for as long as the browser stays open; only the pages under /homework receive it. */
export function keepCode(cookies: Cookies, code: string, url: URL): void {
	cookies.set(NAME, code, { ...options, secure: url.protocol === 'https:' });
}

export function dropCode(cookies: Cookies, url: URL): void {
	cookies.delete(NAME, { ...options, secure: url.protocol === 'https:' });
}

export function codeHere(cookies: Cookies): string | undefined {
	return cookies.get(NAME);
}
