import { z } from '@hono/zod-openapi';
import type { Api } from '#platform/http/api.server.ts';
import { anId, made, maybeDay, maybeId, newId } from '#platform/http/api-fields.server.ts';
import { listConsultations } from './consultation-store.server.ts';
import { keepConsultation, removeConsultation } from './keep-consultations.server.ts';
import { addRule, addTopic, endRule, endTopic, renameRule, renameTopic } from './keep-topics.server.ts';
import { consultationInput, ruleInput, topicInput } from './mandate-input.ts';
import { listRules, listTopics } from './mandate-store.server.ts';

const topic = z.object({ id: anId, name: z.string(), endedOn: maybeDay }).openapi('Topic');
const rule = topic.extend({ topicId: anId }).openapi('Rule');
const consultation = z
	.object({
		id: anId,
		name: z.string(),
		who: z.string(),
		purpose: z.string(),
		rhythm: z.string(),
		addresseeId: maybeId,
	})
	.openapi('Consultation');
const ended = z
	.boolean()
	.optional()
	.openapi({ description: 'true takes it off the lists, false puts it back.' });

/** What signals are about: topics and rules; and the consultations that exist already. */
export function addTopicApi(api: Api<unknown>): void {
	api.get(
		'/topics',
		{ id: 'listTopics', what: 'All topics, ended ones too.', answer: z.object({ topics: z.array(topic) }) },
		({ act }) => act(async (tx) => ({ topics: await listTopics(tx) })),
	);
	api.post(
		'/topics',
		{
			id: 'addTopic',
			what: 'Adds a topic.',
			body: topicInput.extend({ id: newId }),
			answer: made,
			status: 201,
		},
		({ act, body }) =>
			act(async (tx) => {
				await addTopic(tx, body);
				// A topic of that name that had ended is taken up again, under the id that it had.
				const named = (await listTopics(tx)).find(({ name }) => name === body.name);
				return { id: named?.id ?? body.id };
			}),
	);
	api.patch(
		'/topics/{id}',
		{
			id: 'changeTopic',
			what: 'Renames a topic, ends it or puts it back.',
			body: topicInput.pick({ name: true }).partial().extend({ ended }),
		},
		({ act, params, body }) =>
			act(async (tx) => {
				if (body.name !== undefined) await renameTopic(tx, { id: params.id, name: body.name });
				if (body.ended !== undefined) await endTopic(tx, params.id, body.ended);
			}),
	);
	api.get(
		'/rules',
		{ id: 'listRules', what: 'All rules, ended ones too.', answer: z.object({ rules: z.array(rule) }) },
		({ act }) => act(async (tx) => ({ rules: await listRules(tx) })),
	);
	api.post(
		'/rules',
		{
			id: 'addRule',
			what: 'Adds a rule, transition or agreement on which signals can hang.',
			body: ruleInput.extend({ id: newId }),
			answer: made,
			status: 201,
		},
		async ({ act, body }) => {
			await act((tx) => addRule(tx, body));
			return { id: body.id };
		},
	);
	api.patch(
		'/rules/{id}',
		{
			id: 'changeRule',
			what: 'Renames a rule, ends it or puts it back.',
			body: ruleInput.pick({ name: true }).partial().extend({ ended }),
		},
		({ act, params, body }) =>
			act(async (tx) => {
				if (body.name !== undefined) await renameRule(tx, { id: params.id, name: body.name });
				if (body.ended !== undefined) await endRule(tx, params.id, body.ended);
			}),
	);
	api.get(
		'/consultations',
		{
			id: 'listConsultations',
			what: 'The consultations that exist in the region.',
			answer: z.object({ consultations: z.array(consultation) }),
		},
		({ act }) => act(async (tx) => ({ consultations: await listConsultations(tx) })),
	);
	api.put(
		'/consultations/{id}',
		{
			id: 'keepConsultation',
			what: 'Adds a consultation under this id, or changes it.',
			body: consultationInput.omit({ id: true }),
			answer: made,
		},
		async ({ act, params, body }) => {
			await act((tx) => keepConsultation(tx, { ...body, id: params.id }));
			return { id: params.id };
		},
	);
	api.delete(
		'/consultations/{id}',
		{
			id: 'removeConsultation',
			what: 'Takes a consultation off the overview and gives back what stood there.',
			answer: consultation,
		},
		({ act, params }) => act((tx) => removeConsultation(tx, params.id)),
	);
}
