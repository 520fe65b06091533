import { type OpenAPIHono, type RouteConfig, z } from '@hono/zod-openapi';
import type { Actor, Platform, Tx } from '../db/context.server.ts';
import { asActor } from '../db/context.server.ts';
import type { Locale } from '../locale.ts';
import { notFound } from '../refusal.ts';
import { errorAnswer, Invalid, refusals } from './api-answers.server.ts';
import { readBytes, readJson } from './api-body.server.ts';

/** What the composed API lays ready for its parts: who asks, and what commands look at beside the database. */
export type ApiEnv<Rules> = {
	Variables: { actor: Actor; locale: Locale; rules: Rules; platform: Platform };
};

/** The names between braces in a path. */
type NamesIn<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
	? Name | NamesIn<Rest>
	: never;
/** An answer as commands give it: their lists and objects may be read-only. */
type Given<T> = T extends readonly (infer One)[]
	? readonly Given<One>[]
	: T extends object
		? { readonly [Key in keyof T]: Given<T[Key]> }
		: T;

/** What one handler is asked. Every name in the path is the id of a row. */
export type Ask<Rules, Names extends string, Query, Body> = {
	readonly params: Readonly<Record<Names, string>>;
	readonly query: Query;
	readonly body: Body;
	readonly actor: Actor;
	readonly locale: Locale;
	readonly rules: Rules;
	readonly platform: Platform;
	/** Runs a command behind the wall as the one who asks. */
	readonly act: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
};

type Spec<Query extends z.ZodType, Body extends z.ZodType, Answer extends z.ZodType> = {
	/** The name of the operation: unique in the document. */
	readonly id: string;
	/** One sentence: what it does. */
	readonly what: string;
	readonly query?: Query;
	readonly body?: Body;
	/** The body is a file of at most so many bytes; `body` is then its bytes. */
	readonly bytes?: number;
	/** Without it the answer is 204. Only what stands in this schema leaves. */
	readonly answer?: Answer;
	readonly status?: 200 | 201 | 202;
	/** What a 409 shows beside the error. */
	readonly clash?: z.ZodType;
};

type Add<Rules> = <
	Path extends string,
	Query extends z.ZodType = z.ZodType<Record<never, never>>,
	Body extends z.ZodType = z.ZodType<undefined>,
	Answer extends z.ZodType = z.ZodType<void, void>,
>(
	path: Path,
	spec: Spec<Query, Body, Answer>,
	work: (ask: Ask<Rules, NamesIn<Path>, z.output<Query>, z.output<Body>>) => Promise<Given<z.input<Answer>>>,
) => void;

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
/** A part of the API under one tag of the document: takes in the operations of a feature. */
export type Api<Rules> = Readonly<Record<Method, Add<Rules>>>;

const JSON_LIMIT = 1024 * 1024;
const uuid = z.uuid();

/**
 * Opens a part of the API, under one tag of the document. Each operation is declared once: path, what is asked and
 * answered as schemas, and the work. What is asked is checked before the work, what is answered after it, so that the
 * document cannot promise what does not happen and nothing leaves that it does not name.
 */
export function openPart<Rules>(app: OpenAPIHono<ApiEnv<Rules>>, tag: string): Api<Rules> {
	const { openAPIRegistry: definitions } = app;
	const adder =
		(method: Method): Add<Rules> =>
		(path, spec, work) => {
			definitions.registerPath(describe(tag, method, path, spec));
			app.on(method, path.replaceAll(/\{(\w+)\}/g, ':$1'), async (c) => {
				const params = c.req.param() as Record<string, string>;
				for (const id of Object.values(params)) if (!uuid.safeParse(id).success) throw notFound();
				const query = spec.query ? check(spec.query, c.req.query()) : {};
				const body = spec.bytes ? await readBytes(c.req.raw, spec.bytes) : await read(c.req.raw, spec.body);
				const { actor, locale, rules, platform } = c.var;
				const act = <T>(task: (tx: Tx) => Promise<T>) => asActor(platform, actor, task);
				const ask = { params, query, body, actor, locale, rules, platform, act };
				// The checks above made of the request what the schemas say; the compiler cannot follow them here.
				const answer = await work(ask as Parameters<typeof work>[0]);
				if (!spec.answer) return c.body(null, 204);
				return c.json(spec.answer.parse(answer) as object, spec.status ?? 200);
			});
		};
	const [get, post, put, patch] = [adder('get'), adder('post'), adder('put'), adder('patch')];
	return { get, post, put, patch, delete: adder('delete') };
}

function check<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
	const parsed = schema.safeParse(value);
	if (!parsed.success) throw new Invalid(parsed.error.issues);
	return parsed.data;
}

async function read(request: Request, schema: z.ZodType | undefined): Promise<unknown> {
	const value = await readJson(request, JSON_LIMIT, schema !== undefined);
	return schema && check(schema, value);
}

const json = (schema: z.ZodType) => ({ 'application/json': { schema } });

function describe(
	tag: string,
	method: Method,
	path: string,
	spec: Spec<z.ZodType, z.ZodType, z.ZodType>,
): RouteConfig {
	const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, uuid] as const);
	const file = { schema: { type: 'string', format: 'binary' } } as const;
	const body = spec.bytes
		? { content: { 'text/csv': file, 'application/octet-stream': file }, required: true }
		: spec.body && { content: json(spec.body), required: !spec.body.safeParse({}).success };
	const answered: RouteConfig['responses'] = spec.answer
		? { [spec.status ?? 200]: { description: 'Done.', content: json(spec.answer) } }
		: { 204: { description: 'Done; there is nothing to say.' } };
	const clash: RouteConfig['responses'] | undefined = spec.clash && {
		409: {
			description: 'Someone changed the same meanwhile: what stands there now is `theirs`.',
			content: json(errorAnswer.extend({ theirs: spec.clash })),
		},
	};
	return {
		method,
		path,
		operationId: spec.id,
		summary: spec.what,
		tags: [tag],
		security: [{ token: [] }],
		request: {
			...(names.length > 0 && { params: z.object(Object.fromEntries(names)) }),
			...(spec.query instanceof z.ZodObject && { query: spec.query }),
			...(body && { body }),
		},
		responses: {
			...answered,
			...clash,
			401: { description: refusals.unauthorized().sentence.en, content: json(errorAnswer) },
			default: { description: 'Refused: the code and the sentence say why.', content: json(errorAnswer) },
		},
	};
}
