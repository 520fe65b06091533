import type { Cookies } from '@sveltejs/kit';
import { readReplyCode } from '#features/theme/index.server.ts';
import { today } from '#platform/clock.server.ts';
import { type Actor, asNobody, type Platform } from '#platform/db/context.server.ts';

const NAME = 'lus-reply';
const options = { path: '/reply', httpOnly: true, sameSite: 'strict' } as const;

/** Keeps the code for as long as the browser stays open; only the pages under /reply receive it. */
export function keepReplyCode(cookies: Cookies, code: string, url: URL): void {
	cookies.set(NAME, code, { ...options, secure: url.protocol === 'https:' });
}

export function dropReplyCode(cookies: Cookies, url: URL): void {
	cookies.delete(NAME, { ...options, secure: url.protocol === 'https:' });
}

/** Who acts with this code; undefined when it is unknown, revoked or expired. Asked anew on every page. */
export async function replierOf(platform: Platform, code: string | undefined): Promise<Actor | undefined> {
	if (!code) return undefined;
	const link = await asNobody(platform, (tx) => readReplyCode(tx, code));
	return link && { regionId: link.regionId, replyId: link.id, today: today() };
}

/** The guest of this browser. */
export function replierHere(platform: Platform, cookies: Cookies): Promise<Actor | undefined> {
	return replierOf(platform, cookies.get(NAME));
}
