import { redirect } from '@sveltejs/kit';
import { type Handle, type HandleServerError, type ServerInit, sequence } from '@sveltejs/kit/hooks';
import { findMe, findPeopleOfUser } from '#features/people/index.server.ts';
import { holds, type Person } from '#features/people/index.ts';
import { today } from '#platform/clock.server.ts';
import { asActor, asNobody } from '#platform/db/context.server.ts';
import { originAllowed, securityHeaders } from '#platform/http/headers.server.ts';
import { isLocale, type Locale } from '#platform/locale.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { type Access, access } from './routes-access.server.ts';
import { openRuntime, type Runtime } from './runtime.server.ts';

let runtime: Runtime;

export const init: ServerInit = async () => {
	runtime = await openRuntime(process.env);
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
	return response;
};

/** Better Auth answers its own paths: passkeys, second factor, sessions. */
const accounts: Handle = async ({ event, resolve }) => {
	if (event.url.pathname.startsWith('/auth/')) return runtime.auth.handler(event.request);
	return resolve(event);
};

/** Finds out who asks, in which language, and whether the route is meant for them. */
const whoAsks: Handle = async ({ event, resolve }) => {
	const { locals, cookies, request, route } = event;
	locals.runtime = runtime;
	const session = await runtime.auth.api.getSession({ headers: request.headers });
	locals.session = session ? { token: session.session.token, userId: session.user.id } : undefined;
	locals.person = session ? await personOf(session.user.id, cookies.get('lus-region')) : undefined;
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
	if (route.id !== null) await letIn(access[route.id], event);
	return resolve(event, {
		transformPageChunk: ({ html }) =>
			html.replace('%lus.lang%', locals.locale).replace('%lus.theme%', locals.theme),
	});
};

async function personOf(userId: string, wantedRegion: string | undefined): Promise<Person | undefined> {
	const people = await asNobody(runtime.platform, (tx) => findPeopleOfUser(tx, userId));
	const chosen = people.find((one) => String(one.regionId) === wantedRegion) ?? people[0];
	if (!chosen) return undefined;
	const actor = { regionId: chosen.regionId, personId: chosen.personId, today: today() };
	return asActor(runtime.platform, actor, (tx) => findMe(tx));
}

function chosenLocale(
	cookie: string | undefined,
	person: Person | undefined,
	accepts: string | null,
): Locale {
	if (isLocale(cookie)) return cookie;
	if (person) return person.locale;
	return accepts?.trim().toLowerCase().startsWith('en') ? 'en' : 'nl';
}

async function letIn(wanted: Access | undefined, event: Parameters<Handle>[0]['event']): Promise<void> {
	const { person } = event.locals;
	if (wanted === 'anyone' || wanted === 'guest' || wanted === 'token') return;
	if (wanted === 'founder' || wanted === undefined) {
		if (wanted === 'founder') return;
		throw notFound();
	}
	if (!person) redirect(303, `/login?to=${encodeURIComponent(event.url.pathname + event.url.search)}`);
	if (wanted === 'person' || holds(person, wanted)) return;
	throw notFound();
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
