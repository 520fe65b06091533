import type { Auth } from './auth.server.ts';

/**
 * Asks Better Auth over its own door, as a browser would, so that its limits on attempts hold for our forms too
 * (a call of `auth.api` passes them by).
 * @param path below /auth, e.g. 'sign-in/email'
 * @param request the request of the browser: its cookies, its address and its kind of browser are passed on
 */
export function askAuth(
	auth: Auth,
	request: Request,
	path: string,
	body: Readonly<Record<string, unknown>>,
): Promise<Response> {
	const address = auth.options.baseURL;
	const headers = new Headers({ 'content-type': 'application/json', origin: address });
	for (const name of ['cookie', 'user-agent', 'x-lus-address']) {
		const value = request.headers.get(name);
		if (value) headers.set(name, value);
	}
	const ask = new Request(`${address}/auth/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
	return auth.handler(ask);
}

/** The stable code of a refusal of Better Auth, e.g. 'INVALID_PASSWORD'; 'TOO_OFTEN' when the limit was reached. */
export async function codeOf(response: Response): Promise<string> {
	if (response.status === 429) return 'TOO_OFTEN';
	const body: unknown = await response.json().catch(() => undefined);
	if (body && typeof body === 'object' && 'code' in body) return String(body.code);
	return `STATUS_${response.status}`;
}
