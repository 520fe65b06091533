import { z } from '@hono/zod-openapi';
import type { HolidayRules } from '#features/mandate/index.ts';
import { addDays } from '#platform/day.ts';
import type { Api } from '#platform/http/api.server.ts';
import { aDay, anId, made, maybeDay, maybeId } from '#platform/http/api-fields.server.ts';
import { draftBody, draftFaults } from './draft.ts';
import { hasBlocking, hasMarks, lookAtGate } from './gate.ts';
import { detectSpans } from './gate-detectors.ts';
import type { GateLists } from './gate-lists.ts';
import { spanTypes } from './gate-spans.ts';
import { whoAnswers } from './promise.server.ts';
import { RELEASE_DAYS } from './signal.ts';
import {
	askSecondReader,
	confirmSecondReading,
	type Draft,
	dropDraft,
	loadDraft,
	loadOpenDrafts,
	writeDraft,
} from './write-draft.server.ts';

const draft = draftBody
	.extend({
		id: anId,
		circleId: anId,
		cycleId: maybeId,
		state: z.string(),
		version: z.int(),
		secondReaderId: maybeId,
		secondReadOn: maybeDay,
		changedBy: anId,
	})
	.openapi('SignalDraft');
const span = z
	.object({ start: z.int(), end: z.int(), type: z.enum(spanTypes) })
	.openapi('Span', { description: 'UTF-16 units; `end` is behind the last one.' });
const promise = z
	.object({
		addresseeId: maybeId,
		addresseeName: z.string().nullable(),
		mandateId: maybeId.openapi({ description: 'Send it along: a mandate that changed since is refused.' }),
		dueOn: maybeDay,
		basis: z.enum(['days', 'meetings', 'fallback']).nullable(),
		reason: z.enum(['chosen', 'decides', 'holdsMandate', 'regionDecides', 'nobodyAccepted', 'noTopic']),
	})
	.openapi('AnswerPromise');
const gateView = z
	.object({
		version: z.int(),
		faults: z.array(z.enum(['statement', 'facts', 'familyKnows', 'ownSentence'])),
		texts: z.array(
			z.object({
				field: z.enum(['statement', 'fact', 'wouldHelp', 'ownSentence']),
				index: z.int(),
				text: z.string(),
				spans: z.array(span),
			}),
		),
		blocking: z.boolean().openapi({ description: 'Something must be rewritten before anything may travel.' }),
		marked: z.boolean().openapi({ description: 'Something is marked: the sender says that he looked.' }),
		releaseBy: aDay,
		promise,
	})
	.openapi('GateView');

/** The content that sending looks at: the lists of the gate and the holidays that move a term. */
export type SignalRules = { readonly gate: { readonly lists: GateLists }; readonly holidays: HolidayRules };

const flat = ({ body, ...row }: Draft) => ({ ...body, ...row });

/** Signals while their group still writes them, and what the gate sees in them. */
export function addDraftApi(api: Api<SignalRules>): void {
	api.get(
		'/signal-drafts',
		{
			id: 'listDrafts',
			what: 'Drafts of your groups that wait to be finished.',
			answer: z.object({ drafts: z.array(draft) }),
		},
		({ act }) => act(async (tx) => ({ drafts: (await loadOpenDrafts(tx)).map(flat) })),
	);
	api.get('/signal-drafts/{id}', { id: 'readDraft', what: 'One draft.', answer: draft }, ({ act, params }) =>
		act(async (tx) => flat(await loadDraft(tx, params.id))),
	);
	api.put(
		'/signal-drafts/{id}',
		{
			id: 'writeDraft',
			what: 'Saves a draft; makes it when the id is new. `version` is the one that you began from (0 for a new one).',
			body: draftBody.extend({
				circleId: z.uuid(),
				cycleId: z.uuid().nullable().default(null),
				version: z.int().min(0).default(0),
			}),
			answer: made.extend({ version: z.int() }).openapi('SavedDraft'),
		},
		({ act, params, body: { circleId, cycleId, version, ...body } }) =>
			act(async (tx) => ({
				id: params.id,
				version: await writeDraft(tx, { id: params.id, circleId, cycleId, version, body }),
			})),
	);
	api.delete(
		'/signal-drafts/{id}',
		{ id: 'dropDraft', what: 'Puts a draft away; it is never sent.' },
		({ act, params }) => act((tx) => dropDraft(tx, params.id)),
	);
	api.get(
		'/signal-drafts/{id}/gate',
		{
			id: 'readGate',
			what: 'What the gate sees in a draft, what still lacks, who answers and by when.',
			answer: gateView,
		},
		({ act, params, rules }) =>
			act(async (tx) => {
				const { version, body, fromTable } = await loadDraft(tx, params.id);
				const texts = lookAtGate(body, rules.gate.lists);
				const releaseBy = addDays(tx.actor.today, RELEASE_DAYS);
				return {
					version,
					faults: draftFaults(body, fromTable),
					texts,
					blocking: hasBlocking(texts),
					marked: hasMarks(texts),
					releaseBy,
					promise: await whoAnswers(tx, body, releaseBy, rules.holidays),
				};
			}),
	);
	api.put(
		'/signal-drafts/{id}/second-reader',
		{
			id: 'askSecondReader',
			what: 'Asks a companion of the same group to look before it is sent.',
			body: z.object({ personId: z.uuid() }),
		},
		({ act, params, body }) => act((tx) => askSecondReader(tx, params.id, body.personId)),
	);
	api.post(
		'/signal-drafts/{id}/second-reading',
		{
			id: 'confirmSecondReading',
			what: 'The second pair of eyes says: nobody is recognisable in it.',
			answer: made,
			status: 201,
		},
		async ({ act, params }) => {
			await act((tx) => confirmSecondReading(tx, params.id));
			return { id: params.id };
		},
	);
	api.post(
		'/gate',
		{
			id: 'checkText',
			what: 'What in a text could point to someone. Nothing is kept.',
			body: z.object({ text: z.string().max(20_000) }),
			answer: z.object({ text: z.string(), spans: z.array(span) }),
		},
		async ({ body, rules }) => ({ text: body.text, spans: detectSpans(body.text, rules.gate.lists) }),
	);
}
