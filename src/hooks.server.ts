import { type Handle, type HandleServerError, type ServerInit, sequence } from '@sveltejs/kit/hooks';
import { holds, type Person } from '#features/people/index.ts';
import { today } from '#platform/clock.server.ts';
import { asActor } from '#platform/db/context.server.ts';
import { originAllowed, securityHeaders } from '#platform/http/headers.server.ts';
import { isLocale, type Locale } from '#platform/locale.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { onStop } from '#platform/stop.ts';
import { sendToLogin } from './expired-login.server.ts';
import { askerOf } from './person-of-request.server.ts';
import { type Access, access, accountPaths, withoutSecondFactor } from './routes-access.server.ts';
import { openRuntime, type Runtime } from './runtime.server.ts';

let runtime: Runtime;

export const init: ServerInit = async () => {
	runtime = await openRuntime(process.env);
	onStop(() => runtime.close());
};

/** Every answer carries the same headers; an unsafe request from elsewhere is refused before anything else. */
const atTheDoor: Handle = async ({ event, resolve }) => {
	const headers = securityHeaders(runtime.config.address.startsWith('https:'));
	if (!originAllowed(event.request, event.url)) {
		return new Response('This request does not come from a page of Lus. Open the page again and retry.', {
			status: 403,
			headers: { ...headers, 'content-type': 'text/plain; charset=utf-8' },
		});
	}
	const response = await resolve(event);
	for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
	if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-store');
	if (response.headers.get('content-type') === 'text/html') {
		response.headers.set('content-type', 'text/html; charset=utf-8');
	}
	return response;
};

/** Better Auth answers the few paths of its own that a browser needs; the forms of our pages do the rest. */
const accounts: Handle = async ({ event, resolve }) => {
	const { pathname } = event.url;
	if (!pathname.startsWith('/auth/')) return resolve(event);
	const wanted = accountPaths[pathname];
	if (!wanted) return Response.json({ code: 'not-found' }, { status: 404 });
	if (wanted === 'person') {
		const { person } = await askerOf(runtime, event.request, undefined);
		// Everyone shares the accounts of a demonstration: nobody may lock them for the others.
		if (!person || person.demonstration) return Response.json({ code: 'not-found' }, { status: 404 });
	}
	return runtime.auth.handler(event.request);
};

/** Finds out who asks, in which language, and whether the route is meant for them. */
const whoAsks: Handle = async ({ event, resolve }) => {
	const { locals, cookies, request, route } = event;
	locals.runtime = runtime;
	Object.assign(locals, await askerOf(runtime, request, cookies.get('lus-region')));
	locals.locale = chosenLocale(
		cookies.get('lus-locale'),
		locals.person,
		request.headers.get('accept-language'),
	);
	const theme = cookies.get('lus-theme');
	locals.theme = theme === 'light' || theme === 'dark' ? theme : 'system';
	const { person } = locals;
	locals.actor = person && { regionId: person.regionId, personId: person.id, today: today() };
	locals.act = (work) => {
		if (!locals.actor) throw notFound();
		return asActor(runtime.platform, locals.actor, work);
	};
	if (route.id !== null) {
		const elsewhere = await letIn(access[route.id], route.id, event);
		if (elsewhere) return elsewhere;
	}
	const response = await resolve(event, {
		transformPageChunk: ({ html }) =>
			html.replace('%lus.lang%', locals.locale).replace('%lus.theme%', locals.theme),
	});
	if (request.method !== 'GET' && MOVES_SIGNALS.test(event.url.pathname)) runtime.soon();
	return response;
};

/** After an act on these pages, or the same act of a machine, something may have to travel on or be told: a round of jobs comes within seconds. */
const MOVES_SIGNALS =
	/^((\/api\/v1)?\/(signals|themes|mandates|meetings|reply)|\/working|\/api\/v1\/homework)(\/|$)/;

function chosenLocale(
	cookie: string | undefined,
	person: Person | undefined,
	accepts: string | null,
): Locale {
	if (isLocale(cookie)) return cookie;
	if (person) return person.locale;
	return accepts?.trim().toLowerCase().startsWith('en') ? 'en' : 'nl';
}

type Asked = Parameters<Handle>[0]['event'];

/** Gives an answer that leads elsewhere, or nothing when the route is meant for who asks. */
async function letIn(
	wanted: Access | undefined,
	routeId: string,
	event: Asked,
): Promise<Response | undefined> {
	const { locals, request, url } = event;
	if (wanted === undefined) return nowhere(event);
	if (wanted === 'anyone' || wanted === 'guest' || wanted === 'token' || wanted === 'founder') return;
	const { person } = locals;
	if (!person) return sendToLogin(request, url, locals.locale);
	if (wanted !== 'person' && !holds(person, wanted)) return nowhere(event);
	if (!locals.needsSecondFactor || withoutSecondFactor.has(routeId)) return;
	return new Response(null, { status: 303, headers: { location: '/account' } });
}

/** A page for others looks like a page that does not exist. What is thrown here would miss the frame of the pages. */
async function nowhere({ request, isDataRequest, fetch }: Asked): Promise<Response> {
	const looks = request.method === 'GET' && !isDataRequest && request.headers.get('accept')?.includes('html');
	if (!looks) throw notFound();
	return fetch('/nowhere', { headers: { accept: 'text/html' } });
}

export const handle = sequence(atTheDoor, accounts, whoAsks);

/** No stack trace leaves the server. A refusal keeps its sentence; everything else becomes one that says what to do. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
	const locale = event.locals.locale ?? 'nl';
	if (error instanceof Refusal) {
		return { status: error.status, message: error.sentence[locale], code: error.code };
	}
	if (kind === 'framework' && error.status === 404) {
		return { message: notFound().sentence[locale], code: 'not-found' };
	}
	if (kind === 'app') return { message: error.message, code: error.code };
	const detail = error instanceof Error ? error.stack : String(error);
	console.error(JSON.stringify({ at: new Date().toISOString(), route: event.route.id, detail }));
	return {
		message:
			locale === 'nl'
				? 'Er ging iets mis bij ons. Wat je typte, is niet weg: ga terug en probeer het opnieuw.'
				: 'Something went wrong on our side. What you typed is not lost: go back and try again.',
		code: 'unexpected',
	};
};
