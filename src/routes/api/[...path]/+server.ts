import { endAllSessions } from '#platform/auth/sessions.server.ts';
import { today } from '#platform/clock.server.ts';
import type { ComposedApi } from '#platform/http/compose-api.server.ts';
import type { Runtime } from '../../../runtime.server.ts';
import type { RequestHandler } from './$types';

const opened = new WeakMap<Runtime, Promise<ComposedApi>>();

/** Put together at the first request of a machine: a server that no machine asks carries nothing of it. */
async function open(runtime: Runtime): Promise<ComposedApi> {
	const { makeLusApi } = await import('../../../api.server.ts');
	const { content, library, rules, templates, reflection, mailer, config, auth, platform, live } = runtime;
	const tools = {
		content,
		library,
		live,
		gate: rules.gate,
		objectify: reflection.objectify,
		templates,
		mailer,
		address: config.address,
		endSessions: (userId: string) => endAllSessions(auth, userId),
	};
	return makeLusApi(platform, tools, today);
}

/** Every method of every address under /api. Who asks is found out there: a cookie is no identity for a machine. */
const answer: RequestHandler = async ({ locals: { runtime }, request }) => {
	let api = opened.get(runtime);
	if (!api) {
		api = open(runtime);
		opened.set(runtime, api);
	}
	return (await api).fetch(request);
};

export const GET = answer;
export const POST = answer;
export const PUT = answer;
export const PATCH = answer;
export const DELETE = answer;
export const OPTIONS = answer;
export const HEAD = answer;
