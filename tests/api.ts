import { createHash, randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { loadObjectify } from '#features/cycle/index.server.ts';
import { loadContent, loadLibrary } from '#features/method/index.server.ts';
import { makeToken } from '#features/people/index.server.ts';
import { loadGate } from '#features/signal/index.server.ts';
import { loadTemplates } from '#features/working-group/index.server.ts';
import { addDays } from '#platform/day.ts';
import { type Actor, asActor } from '#platform/db/context.server.ts';
import { openMailer } from '#platform/mail/mailer.server.ts';
import { makeLusApi } from '../src/api.server.ts';
import { layOutCast, on } from './cast.ts';
import { openAsOwner, openTestPlatform } from './database.ts';
import { openTestMeetings } from './meetings.ts';
import { NOW } from './theme.ts';

export type ApiStage = Awaited<ReturnType<typeof openApiStage>>;
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete' | 'head' | 'options';
/** What came back: the JSON as it is, so that a test looks at what a program would see. */
export type Answer = { status: number; headers: Headers; body: ReturnType<typeof JSON.parse> };

/** What a schema of the document may say. */
export type Schema = {
	type?: string | string[];
	format?: string;
	enum?: unknown[];
	pattern?: string;
	minimum?: number;
	properties?: Record<string, Schema>;
	items?: Schema;
	anyOf?: Schema[];
};
export type Operation = {
	operationId: string;
	summary?: string;
	security: object[];
	parameters?: { in: string; name: string; required?: boolean; schema: Schema }[];
	requestBody?: { content: Record<string, { schema: Schema }> };
	responses: Record<string, { description: string }>;
};
export type Document = {
	openapi: string;
	paths: Record<string, Record<string, Operation>>;
	components: { schemas: Record<string, Schema>; securitySchemes: Record<string, object> };
};

/** The composed API on the test database, with a fresh region and tokens for its people. */
export async function openApiStage() {
	const platform = openTestPlatform();
	const cast = await layOutCast();
	const root = resolve(import.meta.dirname, '../content');
	let today = NOW;
	const content = loadContent(root);
	const ended: string[] = [];
	const live = openTestMeetings(platform);
	const tools = {
		content,
		library: loadLibrary(root),
		live: live.meetings,
		gate: loadGate(root),
		objectify: loadObjectify(root),
		templates: loadTemplates(root),
		mailer: openMailer(undefined, 'lus@test.example'),
		address: 'https://lus.test.example',
		endSessions: async (userId: string) => void ended.push(userId),
	};
	const api = makeLusApi(platform, tools, () => today);

	/** A personal token as its own page makes it. */
	async function tokenOf(actor: Actor): Promise<string> {
		const input = { id: randomUUID(), name: 'proef', expiresOn: addDays(NOW, 30) };
		return asActor(platform, on(actor, NOW), (tx) => makeToken(tx, input));
	}

	async function send(request: Request): Promise<Answer> {
		const response = await api.fetch(request);
		const text = await response.text();
		return {
			status: response.status,
			headers: response.headers,
			body: text === '' ? undefined : JSON.parse(text),
		};
	}

	const call = (
		token: string | undefined,
		method: Method,
		path: string,
		body?: BodyInit,
		headers: Record<string, string> = {},
	) => {
		const authorization: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
		const init = { method: method.toUpperCase(), body, headers: { ...authorization, ...headers } };
		return send(new Request(`https://lus.test.example/api/v1${path}`, init));
	};

	/** Asks as a program does: JSON out, JSON back. */
	const ask = (token: string | undefined, method: Method, path: string, body?: object) =>
		call(
			token,
			method,
			path,
			body && JSON.stringify(body),
			body ? { 'content-type': 'application/json' } : {},
		);

	/** The document, and every operation of it with its path under /api/v1. */
	async function readDocument() {
		const document: Document = (await ask(undefined, 'get', '/openapi.json')).body;
		const operations = Object.entries(document.paths).flatMap(([path, item]) =>
			Object.entries(item).map(([method, operation]) => ({
				method: method as Method,
				path: path.replace('/api/v1', ''),
				operation,
			})),
		);
		return { document, operations };
	}

	async function asOwner(text: string, values: unknown[]): Promise<void> {
		const owner = await openAsOwner();
		try {
			await owner.query(text, values);
		} finally {
			await owner.end();
		}
	}

	/** What time does to a token, and what a person does who leaves: in the database, since no clock can be asked. */
	const age = {
		expire: (token: string) =>
			asOwner('update personal_token set expires_on = current_date - 1 where token_hash = $1', [
				hashOf(token),
			]),
		revoke: (token: string) =>
			asOwner('update personal_token set revoked_on = current_date where token_hash = $1', [hashOf(token)]),
		leave: (actor: Actor) =>
			asOwner('update person set left_on = current_date where region_id = $1 and id = $2', [
				actor.regionId,
				actor.personId,
			]),
	};
	const setToday = (day: string) => {
		today = day;
	};
	return {
		api,
		cast,
		content,
		platform,
		tools,
		ended,
		tokenOf,
		call,
		ask,
		readDocument,
		age,
		setToday,
		close: async () => {
			await live.close();
			await platform.close();
		},
	};
}

const hashOf = (token: string) => createHash('sha256').update(token).digest();
