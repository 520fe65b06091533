import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	addRule,
	addTopic,
	endRule,
	endTopic,
	listRules,
	listTopics,
	renameRule,
	renameTopic,
	whoActs,
} from '#features/mandate/index.server.ts';
import { ruleInput, topicInput } from '#features/mandate/index.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { answerForm } from '#platform/http/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { topics, rules, who } = await locals.act(async (tx) => ({
		topics: await listTopics(tx),
		rules: await listRules(tx),
		who: await whoActs(tx),
	}));
	return {
		topics,
		rules,
		coordinates: who.roles.includes('coordinator'),
		open: url.searchParams.get('open') ?? '',
		newTopicId: randomUUID(),
		newRuleId: randomUUID(),
	};
};

const endInput = z.object({ id: z.uuid(), ended: z.stringbool(), topicId: z.uuid().optional() });

/** Runs a command on the parsed form and shows the list again, with the topic still open that was being changed. */
function keep<S extends z.ZodType>(schema: S, command: (tx: Tx, input: z.output<S>) => Promise<void>) {
	return async ({ request, locals, url }: RequestEvent) => {
		const failed = await answerForm(request, locals.locale, schema, async (input) => {
			await locals.act((tx) => command(tx, input));
			return undefined;
		});
		const open = url.searchParams.get('open');
		const place = open ? `?open=${encodeURIComponent(open)}#topic-${encodeURIComponent(open)}` : '';
		return failed ?? redirect(303, `/mandates/topics${place}`);
	};
}

export const actions: Actions = {
	addTopic: keep(topicInput, addTopic),
	renameTopic: keep(topicInput, renameTopic),
	endTopic: keep(endInput, (tx, { id, ended }) => endTopic(tx, id, ended)),
	addRule: keep(ruleInput, addRule),
	renameRule: keep(ruleInput, renameRule),
	endRule: keep(endInput, (tx, { id, ended }) => endRule(tx, id, ended)),
};
