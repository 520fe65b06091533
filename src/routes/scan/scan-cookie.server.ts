import type { Cookies } from '@sveltejs/kit';

const NAME = 'lus-scan';
const options = { path: '/scan', httpOnly: true, sameSite: 'strict' } as const;

/** Keeps the code of a card for as long as the browser stays open; only the pages under /scan receive it. */
export function keepCard(cookies: Cookies, code: string, url: URL): void {
	cookies.set(NAME, code, { ...options, secure: url.protocol === 'https:' });
}

export function dropCard(cookies: Cookies, url: URL): void {
	cookies.delete(NAME, { ...options, secure: url.protocol === 'https:' });
}

export function cardHere(cookies: Cookies): string | undefined {
	return cookies.get(NAME);
}
