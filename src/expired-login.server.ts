import type { Locale } from '#platform/locale.ts';

/** More than this is not carried along to the login page. */
const MOST_BYTES = 1_048_576;

/** Only paths of our own: never a whole address that somebody put into a link. */
export function safePath(to: string | null): string {
	return to?.startsWith('/') && !to.startsWith('//') && !to.includes('\\') ? to : '/today';
}

/** The page itself, without the name of the form action: '/x?/save&part=a' becomes '/x?part=a'. */
export function pageOf(to: string): string {
	const [path = '/', search = ''] = safePath(to).split('?');
	const rest = search.split('&').filter((part) => part && !part.startsWith('/'));
	return rest.length > 0 ? `${path}?${rest.join('&')}` : path;
}

/**
 * The answer to somebody who is not logged in (any more). A form that was sent is not lost: the browser sends it
 * again to the login page, which carries what was typed along. A script hears that it has to wait.
 */
export function sendToLogin(request: Request, url: URL, locale: Locale): Response {
	const to = encodeURIComponent(url.pathname + url.search);
	if (request.method === 'GET' || request.method === 'HEAD') return redirectTo(303, `/login?to=${to}`);
	const type = request.headers.get('content-type') ?? '';
	if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)/.test(type)) {
		return Response.json({ code: 'logged-out', message: loggedOut[locale] }, { status: 401 });
	}
	const size = Number(request.headers.get('content-length') ?? Number.POSITIVE_INFINITY);
	if (size > MOST_BYTES) {
		return redirectTo(303, `/login?too-much&to=${encodeURIComponent(pageOf(url.pathname + url.search))}`);
	}
	// 307 keeps method and body. The page behind it only shows them; nothing is written before somebody logs in.
	return redirectTo(307, `/login?/carry&to=${to}`);
}

/** What a page with script shows beside the form that it still holds. */
export const loggedOut: Readonly<Record<Locale, string>> = {
	nl: 'Je bent niet meer aangemeld. Wat je typte, staat er nog. Meld je aan in een nieuw venster en probeer hier opnieuw.',
	en: 'You are no longer logged in. What you typed is still here. Log in in a new window and try again here.',
};

function redirectTo(status: 303 | 307, location: string): Response {
	return new Response(null, { status, headers: { location } });
}

/** A form carried along: names and values in order. A file cannot be, a password is not. */
export type Carried = { readonly to: string; readonly fields: readonly [string, string][] };

/** Reads the form that the browser sent along; `file` tells that a file stayed behind. */
export function carryForm(form: FormData, to: string): { carried: Carried; file: boolean } {
	const fields: [string, string][] = [];
	let file = false;
	for (const [name, value] of form) {
		if (typeof value !== 'string') file ||= value.size > 0;
		else if (!/password/i.test(name)) fields.push([name, value]);
	}
	return { carried: { to: safePath(to), fields }, file };
}

/** Reads back what the login page carried in one hidden field; undefined when there is nothing or it is no form. */
export function readCarried(text: string): Carried | undefined {
	if (!text) return undefined;
	try {
		const value: unknown = JSON.parse(text);
		if (!value || typeof value !== 'object' || !('to' in value) || !('fields' in value)) return undefined;
		const { to, fields } = value;
		if (typeof to !== 'string' || !Array.isArray(fields)) return undefined;
		const isField = (field: unknown): field is [string, string] =>
			Array.isArray(field) && field.length === 2 && field.every((part) => typeof part === 'string');
		return { to: safePath(to), fields: fields.filter(isField) };
	} catch {
		return undefined;
	}
}
