import { passCookies } from '#platform/auth/pass-cookies.server.ts';
import type { RequestHandler } from './$types';

/** Ends the session here and on the server, and has the browser forget what it kept of Lus. */
export const POST: RequestHandler = async ({ locals, request, cookies }) => {
	const response = await locals.runtime.auth.api.signOut({ headers: request.headers, asResponse: true });
	passCookies(response, cookies);
	return new Response(null, {
		status: 303,
		headers: { location: '/login', 'clear-site-data': '"cache", "storage"' },
	});
};
