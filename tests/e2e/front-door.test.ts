import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { access } from '../../src/routes-access.server.ts';
import { openAccounts } from '../accounts.ts';
import { type Cast, layOutCast } from '../cast.ts';
import { type Answer, ask } from './ask.ts';

const { address } = inject('server');
const accounts = openAccounts();
const routes = Object.keys(access);
const SAFE = ['GET', 'HEAD', 'OPTIONS'];
const UNSAFE = ['POST', 'PUT', 'PATCH', 'DELETE'];
const strict = {
	'cross-origin-opener-policy': 'same-origin',
	'cross-origin-resource-policy': 'same-origin',
	'permissions-policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=()',
	'referrer-policy': 'same-origin',
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
};
const form = { origin: address, 'content-type': 'application/x-www-form-urlencoded' };
const closed = "default-src 'none'; frame-ancestors 'none'";
/** What else an answer may carry. Anything more (the name of a server, a debug hint) fails the test. */
const harmless = new Set([
	...['accept-ranges', 'allow', 'cache-control', 'clear-site-data', 'connection', 'content-disposition'],
	...[
		'content-length',
		'content-security-policy',
		'content-type',
		'date',
		'etag',
		'keep-alive',
		'last-modified',
	],
	...['link', 'location', 'retry-after', 'set-cookie', 'transfer-encoding', 'vary', 'www-authenticate'],
	'x-sveltekit-page',
	'pragma',
	'x-retry-after',
	// The name of the build, by which a page that stays open notices that there is a newer one.
	'x-sveltekit-version',
]);
const pagePolicy = [
	...["base-uri 'none'", "connect-src 'self'", "default-src 'none'", "font-src 'self'", "form-action 'self'"],
	...["frame-ancestors 'none'", "img-src 'self' data:", "manifest-src 'self'", "object-src 'none'"],
	...["script-src 'self' 'nonce-N'", "style-src 'self' 'nonce-N'"],
	"style-src-attr 'unsafe-hashes' 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='",
];

let cast: Cast;
const cookies: Record<'ivo' | 'chris' | 'dora', string> = { ivo: '', chris: '', dora: '' };

beforeAll(async () => {
	cast = await layOutCast();
	for (const name of ['ivo', 'chris', 'dora'] as const) cookies[name] = await accounts.enter(cast[name]);
});
afterAll(() => accounts.close());

/** The address of a route, with an id that nothing has where the route wants one. */
function at(route: string): string {
	return address + route.replace(/\[\[?[^\]]+\]\]?/g, '00000000-0000-4000-8000-000000000000');
}

function expectStrict(answer: Answer, what: string): void {
	const carried = Object.fromEntries(Object.keys(strict).map((name) => [name, answer.headers[name]]));
	expect(carried, what).toEqual(strict);
	const others = Object.keys(answer.headers).filter((name) => !(name in strict) && !harmless.has(name));
	expect(others, what).toEqual([]);
	const policy = String(answer.headers['content-security-policy']);
	if (policy !== closed) {
		const parts = policy.replace(/'nonce-[^']+'/g, "'nonce-N'").split('; ');
		const always = pagePolicy.filter((part) => !/^(script|style)-src/.test(part));
		expect(parts, what).toEqual(expect.arrayContaining(always));
		for (const part of parts) expect(allowedPart(part), `${what}: ${part}`).toBe(true);
	}
	const type = String(answer.headers['content-type'] ?? '');
	if (answer.body.length > 0)
		expect(type, what).toMatch(/^text\/.+; ?charset=utf-8$|^(application|image|font)\//i);
}

/** A part of the policy is one of ours, or the same without a nonce where the page needs none. */
function allowedPart(part: string): boolean {
	return pagePolicy.some((ours) => ours === part || ours.replace(" 'nonce-N'", '') === part);
}

test.each(routes)('every method on %s is answered with the strict headers', async (route) => {
	// A login of its own: one of these requests ends it.
	const cookie = await accounts.enter(cast.fien);
	for (const method of [...SAFE, ...UNSAFE, 'TRACE']) {
		expectStrict(await ask(method, at(route)), `${method} ${route}`);
		expectStrict(await ask(method, at(route), { cookie, origin: address }), `logged in: ${method} ${route}`);
	}
});

test('files, paths that lead nowhere and accounts are answered with the strict headers', async () => {
	for (const path of [
		'/favicon.svg',
		'/nowhere',
		'/_app/version.json',
		'/_app/nothing.js',
		'/%E0%A4%A',
		'/auth/get-session',
		'/auth/sign-up/email',
		'/.env',
		'/api/v1/nothing',
	]) {
		for (const method of ['GET', 'HEAD', 'POST', 'DELETE', 'TRACE']) {
			const answer = await ask(method, address + path, { origin: address });
			expectStrict(answer, `${method} ${path}`);
			expect(answer.status, `${method} ${path}`).toBeLessThan(500);
		}
	}
});

const types = [
	'application/x-www-form-urlencoded',
	'multipart/form-data; boundary=x',
	'text/plain',
	'application/json',
];
const origins: (readonly [name: string, headers: Record<string, string>])[] = [
	['a foreign origin', { origin: 'https://elsewhere.example' }],
	['our name on another port', { origin: 'http://localhost:1' }],
	['our name with another ending', { origin: `${inject('server').address}.elsewhere.example` }],
	['no origin', {}],
	['the origin null', { origin: 'null' }],
];

test.each(origins)(
	'an unsafe request with %s is refused on every route, whatever it holds',
	async (_, headers) => {
		const tries = UNSAFE.flatMap((method) => types.map((type) => ({ method, type })));
		for (const route of [...routes, '/auth/sign-out', '/auth/sign-in/email']) {
			const letIn = await Promise.all(
				tries.map(async ({ method, type }) => {
					const sent = { ...headers, 'content-type': type, cookie: cookies.dora };
					const { status } = await ask(method, at(route), sent, type === 'application/json' ? '{}' : 'a=1');
					return status === 403 ? [] : [`${method} ${route} ${type}: ${status}`];
				}),
			);
			expect(letIn.flat()).toEqual([]);
		}
	},
);

const forPeople = routes.filter((route) =>
	['person', 'coordinator', 'administrator'].includes(access[route] ?? ''),
);
test.each(forPeople)(
	'%s sends someone who is not logged in to the login page, whatever the method',
	async (route) => {
		for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']) {
			const sent = { ...form, accept: 'text/html' };
			const answer = await ask(
				method,
				at(route),
				sent,
				method === 'GET' || method === 'HEAD' ? undefined : 'a=1',
			);
			expect([303, 307, 401, 405], `${method} ${route}`).toContain(answer.status);
			if (answer.status < 400) expect(answer.headers.location, `${method} ${route}`).toMatch(/^\/login\?/);
		}
	},
);

const forRoles = routes.filter(
	(route) => access[route] === 'coordinator' || access[route] === 'administrator',
);
test.each(forRoles)('%s is not there for who has another role', async (route) => {
	const others = { coordinator: ['ivo', 'dora'], administrator: ['ivo', 'chris'] } as const;
	for (const name of others[access[route] as keyof typeof others]) {
		for (const method of ['GET', 'HEAD', ...UNSAFE]) {
			const answer = await ask(method, at(route), { origin: address, cookie: cookies[name] });
			expect(answer.status, `${name} ${method} ${route}`).toBe(404);
		}
	}
});

const withId = forPeople.filter((route) => route.includes('['));
test.each(withId)('%s: what is not there for who asks is not found', async (route) => {
	// An endpoint that only takes things in says so instead.
	expect([404, 405]).toContain((await ask('GET', at(route), { cookie: cookies.ivo })).status);
});

const forMachines = routes.filter((route) => access[route] === 'token');
test.each(forMachines)(
	'%s lets no machine in without a token, with a made-up one or with a cookie',
	async (route) => {
		const guises: Record<string, string>[] = [
			{},
			{ authorization: `Bearer ${'a'.repeat(43)}` },
			{ cookie: cookies.dora, origin: address },
		];
		for (const path of route.includes('[...') ? ['/api/v1/me', '/api/v1/signals'] : [route]) {
			for (const headers of guises) {
				expect((await ask('GET', address + path, headers)).status, path).toBe(401);
			}
		}
	},
);

test('setting up is over once the installation has a region', async () => {
	expect((await ask('GET', at('/setup'))).status).toBe(404);
	expect((await ask('POST', `${at('/setup')}?/empty`, form, 'region=X')).status).toBe(404);
});

test('a login is kept in a cookie that scripts and other sites do not get', async () => {
	const { headers } = await ask('POST', at('/settings'), form, 'locale=en');
	for (const cookie of headers['set-cookie'] ?? []) {
		expect(cookie).toMatch(/; HttpOnly/i);
		expect(cookie).toMatch(/; SameSite=(Lax|Strict)/i);
	}
});
