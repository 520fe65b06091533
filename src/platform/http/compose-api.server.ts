import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { Day } from '../day.ts';
import type { Platform } from '../db/context.server.ts';
import { type Api, type ApiEnv, openPart } from './api.server.ts';
import { answerOf, apiLocale, ourFault, refusals } from './api-answers.server.ts';

export type Whole<Rules> = {
	readonly platform: Platform;
	/** What commands look at beside the database: content, lists. */
	readonly rules: Rules;
	readonly title: string;
	readonly description: string;
	/** Whose token this is; undefined when it does not work (any more). */
	readonly identify: (token: string) => Promise<{ regionId: number; personId: string } | undefined>;
	readonly today: () => Day;
	/** Takes in the operations of one part, by the tag under which the document shows them. */
	readonly parts: Readonly<Record<string, (api: Api<Rules>) => void>>;
};

export type ComposedApi = {
	/** Answers a request under /api. */
	readonly fetch: (request: Request) => Promise<Response>;
	/** Every operation that the router knows, as `get /api/v1/me`. */
	readonly operations: readonly string[];
};

const BASE = '/api/v1';
const DOCUMENT = '/openapi.json';
const open: ReadonlySet<string> = new Set([BASE, `${BASE}${DOCUMENT}`]);

/**
 * Puts the parts together under /api/v1 with their OpenAPI document. Everything but the index and the document asks for
 * `Authorization: Bearer` with a personal token; a cookie is no identity here.
 */
export function composeApi<Rules>(whole: Whole<Rules>): ComposedApi {
	const app = new OpenAPIHono<ApiEnv<Rules>>().basePath(BASE);
	app.onError((error, c) => {
		const locale = apiLocale(c.req.header('accept-language'));
		const known = answerOf(error, locale);
		// What happened stays in the log of the server; who asked hears one sentence.
		if (!known) console.error(JSON.stringify({ what: 'api', path: c.req.routePath, detail: error.stack }));
		const { status, body } = known ?? ourFault(locale);
		const headers = status === 401 ? { 'www-authenticate': 'Bearer' } : undefined;
		return Response.json(body, { status, headers });
	});
	app.use('*', async (c, next) => {
		const methods = methodsAt(c.req.path);
		if (methods.length === 0) throw refusals.unknownPath();
		const allow = { allow: methods.join(', ') };
		const { method } = c.req;
		if (method === 'OPTIONS') return new Response(null, { status: 204, headers: allow });
		const locale = apiLocale(c.req.header('accept-language'));
		if (!methods.includes(method)) {
			const { status, body } = answerOf(refusals.wrongMethod(), locale) ?? ourFault(locale);
			return Response.json(body, { status, headers: allow });
		}
		c.set('locale', locale);
		if (open.has(c.req.path)) return next();
		const token = /^Bearer (\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
		const known = token && (await whole.identify(token));
		if (!known) throw refusals.unauthorized();
		c.set('actor', { ...known, today: whole.today() });
		c.set('rules', whole.rules);
		c.set('platform', whole.platform);
		return next();
	});
	for (const [tag, add] of Object.entries(whole.parts)) add(openPart(app, tag));
	const { openAPIRegistry: definitions } = app;
	definitions.registerComponent('securitySchemes', 'token', {
		type: 'http',
		scheme: 'bearer',
		description:
			'A personal token (lus_...), made on the page Mijn account. It acts with the rights of its person.',
	});
	describeOpenPaths(definitions);
	const { title, description } = whole;
	const document = JSON.stringify(
		app.getOpenAPI31Document({
			openapi: '3.1.0',
			info: { title, description, version: '1' },
			tags: Object.keys(whole.parts).map((name) => ({ name })),
			servers: [{ url: '/' }],
		}),
	);
	const index = { title, document: `${BASE}${DOCUMENT}`, authorization: 'Bearer lus_...' };
	app.get('/', (c) => c.json(index));
	app.get(DOCUMENT, (c) => c.body(document, 200, { 'content-type': 'application/json' }));
	const routes = app.routes.filter((route) => route.method !== 'ALL');
	const shapes = routes.map(({ method, path }) => ({ method, shape: shapeOf(path) }));

	function methodsAt(path: string): string[] {
		const there = shapes.filter(({ shape }) => shape.test(path)).map(({ method }) => method);
		if (there.length === 0) return [];
		return [...new Set([...there, ...(there.includes('GET') ? ['HEAD'] : []), 'OPTIONS'])];
	}
	return {
		fetch: async (request) => app.fetch(request),
		operations: routes.map(
			({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`,
		),
	};
}

/** `/api/v1/signals/:id` as a pattern. */
function shapeOf(path: string): RegExp {
	return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`);
}

function describeOpenPaths(definitions: OpenAPIHono['openAPIRegistry']): void {
	const free = (path: string, operationId: string, summary: string, schema: z.ZodType) =>
		definitions.registerPath({
			method: 'get',
			path,
			operationId,
			summary,
			security: [],
			responses: { 200: { description: 'Done.', content: { 'application/json': { schema } } } },
		});
	const index = z.object({ title: z.string(), document: z.string(), authorization: z.string() });
	free('/', 'readIndex', 'Where the document stands and how to come in.', index);
	free(DOCUMENT, 'readDocument', 'This document.', z.record(z.string(), z.unknown()));
}
