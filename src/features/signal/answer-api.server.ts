import { z } from '@hono/zod-openapi';
import type { Tx } from '#platform/db/context.server.ts';
import type { Api } from '#platform/http/api.server.ts';
import { made, newId, openId } from '#platform/http/api-fields.server.ts';
import { assignSignal } from './assign-signal.server.ts';
import { answerSignal, decideSignal } from './decide-signal.server.ts';
import { answerInput, decisionInput } from './decision.ts';
import type { SignalRules } from './draft-api.server.ts';
import { declineSignal, discussSignal, receiveSignal, returnSignal, settle } from './handle-signal.server.ts';

const text = z.string().trim().min(3).max(2000);

/** What whoever is to answer does with a signal. */
export function addAnswerApi(api: Api<SignalRules>): void {
	const bare = (
		path: '/signals/{id}/receipt' | '/signals/{id}/discussion',
		id: string,
		what: string,
		command: (tx: Tx, signalId: string) => Promise<void>,
	) =>
		api.post(path, { id, what, answer: made, status: 201 }, async ({ act, params }) => {
			await act((tx) => command(tx, params.id));
			return { id: params.id };
		});
	bare('/signals/{id}/receipt', 'receiveSignal', '"We have it": acknowledges only.', receiveSignal);
	bare(
		'/signals/{id}/discussion',
		'discussSignal',
		"Lays a single signal on the table of the addressee's own meeting.",
		discussSignal,
	);
	api.put(
		'/signals/{id}/settlement',
		{
			id: 'settleSignal',
			what: 'Settles what was only proposed: topic, rule, level.',
			body: z.object({ topicId: openId, ruleId: openId, level: z.enum(['micro', 'meso', 'macro']) }),
		},
		({ act, params, body }) => act((tx) => settle(tx, params.id, body)),
	);
	api.post(
		'/signals/{id}/question',
		{
			id: 'returnSignal',
			what: 'Sends a signal back with a question.',
			body: z.object({ question: text }),
			answer: made,
			status: 201,
		},
		async ({ act, params, body }) => {
			await act((tx) => returnSignal(tx, params.id, body.question));
			return { id: params.id };
		},
	);
	api.post(
		'/signals/{id}/refusal',
		{
			id: 'declineSignal',
			what: '"This is not a signal, because": those who raised it read the reason.',
			body: z.object({ reason: text }),
			answer: made,
			status: 201,
		},
		async ({ act, params, body }) => {
			await act((tx) => declineSignal(tx, params.id, body.reason));
			return { id: params.id };
		},
	);
	api.post(
		'/signals/{id}/assignment',
		{
			id: 'assignSignal',
			what: 'Gives a signal from the tray to somebody who accepted its topic; the clock starts.',
			body: z.object({ addresseeId: z.uuid(), topicId: openId }),
			answer: made,
			status: 201,
		},
		async ({ act, params, body, rules }) => {
			await act((tx) => assignSignal(tx, { ...body, signalId: params.id }, rules.holidays));
			return { id: params.id };
		},
	);
	api.post(
		'/signals/{id}/decision',
		{
			id: 'decideSignal',
			what: 'One of the six honest answers, with its reason. At the end of a trial: again.',
			body: decisionInput.safeExtend({ id: newId }),
			answer: made,
			status: 201,
		},
		async ({ act, params, body }) => {
			const input = { ...body, signalId: params.id, via: 'lus', replierName: null } as const;
			await act((tx) => decideSignal(tx, input));
			return { id: body.id };
		},
	);
	api.post(
		'/signals/{id}/answer',
		{
			id: 'answerSignal',
			what: 'Sends the answer to those who raised it, also in plain words.',
			body: answerInput.extend({ id: newId }),
			answer: made,
			status: 201,
		},
		async ({ act, params, body }) => {
			await act((tx) => answerSignal(tx, { ...body, signalId: params.id, decisionId: null }));
			return { id: body.id };
		},
	);
}
