import { z } from '@hono/zod-openapi';
import type { Api } from '#platform/http/api.server.ts';
import { aDay, anId, limit, made, maybeDay, maybeId, newId } from '#platform/http/api-fields.server.ts';
import type { SignalRules } from './draft-api.server.ts';
import { judgeSignal, noteLookBack, revokeOwnSentence, withdrawSignal } from './judge-signal.server.ts';
import { listSignals, listTray, searchSignals } from './list-store.server.ts';
import { loadJourney } from './load-journey.server.ts';
import { listMyNotices } from './notice-store.server.ts';
import { sendSignal } from './send-signal.server.ts';
import { verdictsOfSenders } from './signal.ts';
import { signalInFull, signalLine } from './signal-shapes-api.server.ts';
import { reopenDraft } from './write-draft.server.ts';

const trayLine = z.object({ topicId: maybeId, ruleId: maybeId, since: aDay }).openapi('TrayLine');
const notice = z
	.object({
		id: anId,
		kind: z.string(),
		signalId: maybeId,
		themeId: maybeId,
		actionId: maybeId,
		dueOn: maybeDay,
		madeOn: aDay,
	})
	.openapi('Notice');

/** Signals: sent, read with their journey, judged by those who raised them. */
export function addSignalApi(api: Api<SignalRules>): void {
	api.post(
		'/signals',
		{
			id: 'sendSignal',
			what: 'Sends a draft that passed the gate. `mandateId` and `version` are those that the gate showed.',
			body: z.object({
				id: newId,
				draftId: z.uuid(),
				version: z.int().min(1),
				mandateId: z.uuid().nullable(),
				looked: z.boolean().default(false),
				knowsReaders: z.boolean().default(false),
				language: z.enum(['nl', 'en']).optional(),
			}),
			answer: made,
			status: 201,
		},
		async ({ act, body: { id, language, ...body }, rules, locale }) => {
			const input = { ...body, signalId: id, language: language ?? locale };
			const { gate, holidays } = rules;
			return { id: await act((tx) => sendSignal(tx, input, { gate: gate.lists, holidays })) };
		},
	);
	api.get(
		'/signals',
		{
			id: 'listSignals',
			what: 'Signals that you may read, those due first on top; with `q` those whose words match, the best first.',
			query: z.object({ q: z.string().trim().max(200).default(''), limit }),
			answer: z.object({ signals: z.array(signalLine) }),
		},
		({ act, query: { q, limit: most } }) =>
			act(async (tx) => ({
				signals: q === '' ? await listSignals(tx, most) : await searchSignals(tx, q, most),
			})),
	);
	api.get(
		'/signals/{id}',
		{
			id: 'readSignal',
			what: 'A signal with its journey, decisions, answers and verdicts.',
			answer: signalInFull,
		},
		({ act, params }) =>
			act(async (tx) => {
				const { signal, origin, open, events, brokenAt, ...rest } = await loadJourney(tx, params.id);
				const delivery = open ?? null;
				const ours = origin !== undefined;
				return { ...signal, ...rest, ours, delivery, journey: events, journeyBrokenAt: brokenAt ?? null };
			}),
	);
	api.get(
		'/tray',
		{
			id: 'readTray',
			what: 'What nobody took on yet: topic, rule and since when.',
			answer: z.object({ tray: z.array(trayLine) }),
		},
		({ act }) => act(async (tx) => ({ tray: await listTray(tx) })),
	);
	api.get(
		'/notices',
		{
			id: 'listNotices',
			what: 'What waits for you, the oldest first.',
			answer: z.object({ notices: z.array(notice) }),
		},
		({ act }) => act(async (tx) => ({ notices: await listMyNotices(tx) })),
	);
	api.post(
		'/signals/{id}/verdict',
		{
			id: 'judgeSignal',
			what: 'Those who raised it judge the last answer; the family beside the senders.',
			body: z.object({
				id: newId,
				byWhom: z.enum(['senders', 'family']).default('senders'),
				value: z.enum(verdictsOfSenders),
			}),
			answer: made,
			status: 201,
		},
		async ({ act, params, body }) => {
			await act((tx) => judgeSignal(tx, { ...body, signalId: params.id }));
			return { id: body.id };
		},
	);
	api.post(
		'/signals/{id}/withdrawal',
		{ id: 'withdrawSignal', what: 'Takes a signal back while nobody bundled it.', answer: made, status: 201 },
		async ({ act, params }) => {
			await act((tx) => withdrawSignal(tx, params.id));
			return { id: params.id };
		},
	);
	api.post(
		'/signals/{id}/rewriting',
		{
			id: 'reopenDraft',
			what: 'Opens the draft of a signal that came back with a question; gives the id of the draft.',
			answer: made,
			status: 201,
		},
		async ({ act, params }) => ({ id: await act((tx) => reopenDraft(tx, params.id)) }),
	);
	api.delete(
		'/signals/{id}/own-sentence',
		{ id: 'revokeOwnSentence', what: 'The young person takes the own sentence back; the rest goes on.' },
		({ act, params }) => act((tx) => revokeOwnSentence(tx, params.id)),
	);
	api.put(
		'/signals/{id}/look-backs/{lookBackId}',
		{
			id: 'noteLookBack',
			what: 'Do you notice anything of it? Asked after 3 and 12 months.',
			body: z.object({ value: z.enum(['yes', 'aLittle', 'no']) }),
		},
		({ act, params, body }) =>
			act((tx) => noteLookBack(tx, { id: params.lookBackId, signalId: params.id, value: body.value })),
	);
}
