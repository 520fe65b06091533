import { z } from '@hono/zod-openapi';
import { circleKinds } from '#features/people/index.ts';
import type { Api } from '#platform/http/api.server.ts';
import { aDay, anId, made, maybeDay, maybeId, newId } from '#platform/http/api-fields.server.ts';
import { notFound } from '#platform/refusal.ts';
import { listAddressableCircles } from './addressee-store.server.ts';
import { acceptMandate, declineMandate } from './answer-proposal.server.ts';
import { addAddressee, changeAddressee, endAddressee, noteMeetingDates } from './keep-addressees.server.ts';
import { addresseeKinds, verbs, wordingOf } from './mandate.ts';
import {
	acceptInput,
	addresseeChange,
	addresseeInput,
	datesInput,
	mandateChange,
	mandateInput,
} from './mandate-input.ts';
import {
	findAddressee,
	findMandate,
	listAddressees,
	listMandates,
	listTopics,
} from './mandate-store.server.ts';
import { changeMandate, proposeMandate } from './propose-mandate.server.ts';
import { findingsOf, matrixOf } from './who-decides.ts';
import { withdrawMandate } from './withdraw-mandate.server.ts';

const addressee = z
	.object({
		id: anId,
		name: z.string(),
		kind: z.enum(addresseeKinds),
		circleId: maybeId,
		circleKind: z.enum(circleKinds).nullable(),
		email: z.string().nullable(),
		secretaryId: maybeId,
		bearerId: maybeId,
		receives: z.enum(['signals', 'themes']),
		meetingDates: z.array(aDay),
		endedOn: maybeDay,
	})
	.openapi('Addressee');
const mandate = z
	.object({
		id: anId,
		addresseeId: anId,
		topicId: anId,
		verb: z.enum(verbs),
		limits: z.string(),
		responsibility: z.string(),
		term: z.object({ kind: z.enum(['days', 'meetings']), count: z.int(), fallbackDays: z.int() }),
		state: z.enum(['proposed', 'accepted', 'declined', 'withdrawn']),
		acceptedBy: maybeId,
		acceptedFor: z.string().nullable(),
		acceptedOn: maybeDay,
	})
	.openapi('Mandate');
const finding = z
	.object({
		kind: z.enum(['nobodyAccepted', 'nobodyDecides', 'decidedTwice']),
		topicId: anId,
		addresseeIds: z.array(anId),
	})
	.openapi('Finding');
const listed = z.object({ id: anId, name: z.string(), kind: z.enum(circleKinds) });

/** Who receives signals and themes. */
export function addAddresseeApi(api: Api<unknown>): void {
	api.get(
		'/addressees',
		{
			id: 'listAddressees',
			what: 'All addressees, ended ones too, and the groups that could become one.',
			answer: z.object({ addressees: z.array(addressee), addressable: z.array(listed) }),
		},
		({ act }) =>
			act(async (tx) => ({
				addressees: await listAddressees(tx),
				addressable: await listAddressableCircles(tx),
			})),
	);
	api.post(
		'/addressees',
		{
			id: 'addAddressee',
			what: 'Adds a group, the coordinator or a body outside Lus as addressee.',
			body: addresseeInput.extend({ id: newId }),
			answer: made,
			status: 201,
		},
		async ({ act, body }) => {
			await act((tx) => addAddressee(tx, body));
			return { id: body.id };
		},
	);
	api.get('/addressees/{id}', { id: 'readAddressee', what: 'One addressee.', answer: addressee }, (ask) =>
		ask.act(async (tx) => {
			const found = await findAddressee(tx, ask.params.id);
			if (!found) throw notFound();
			return found;
		}),
	);
	api.put(
		'/addressees/{id}',
		{ id: 'changeAddressee', what: 'Changes an addressee.', body: addresseeChange.omit({ id: true }) },
		({ act, params, body }) => act((tx) => changeAddressee(tx, { ...body, id: params.id })),
	);
	api.put(
		'/addressees/{id}/meeting-dates',
		{
			id: 'noteMeetingDates',
			what: 'Notes the days on which a body meets, as people write them.',
			body: datesInput.omit({ id: true }),
		},
		({ act, params, body }) => act((tx) => noteMeetingDates(tx, params.id, body.meetingDates)),
	);
	api.patch(
		'/addressees/{id}',
		{
			id: 'endAddressee',
			what: 'Takes an addressee off the lists, or puts it back.',
			body: z.object({ ended: z.boolean() }),
		},
		({ act, params, body }) => act((tx) => endAddressee(tx, params.id, body.ended)),
	);
}

/** Who decides what: proposed, then accepted by its holder. */
export function addMandateApi(api: Api<unknown>): void {
	api.get(
		'/mandates',
		{
			id: 'listMandates',
			what: 'All mandates, with the gaps and overlaps that they leave.',
			answer: z.object({ mandates: z.array(mandate), findings: z.array(finding) }),
		},
		({ act }) =>
			act(async (tx) => {
				const mandates = await listMandates(tx);
				const rows = matrixOf(await listTopics(tx), await listAddressees(tx), mandates);
				const findings = findingsOf(rows).map(({ kind, topic, addressees }) => ({
					kind,
					topicId: topic.id,
					addresseeIds: addressees.map(({ id }) => id),
				}));
				return { mandates, findings };
			}),
	);
	api.post(
		'/mandates',
		{
			id: 'proposeMandate',
			what: 'Proposes a mandate: it counts for nothing until its holder accepts it.',
			body: mandateInput.extend({ id: newId }),
			answer: made,
			status: 201,
		},
		async ({ act, body }) => {
			await act((tx) => proposeMandate(tx, body));
			return { id: body.id };
		},
	);
	api.get(
		'/mandates/{id}',
		{
			id: 'readMandate',
			what: 'One mandate, with its wording to send along when it is accepted.',
			answer: mandate.extend({ wording: z.string() }).openapi('MandateInFull'),
		},
		({ act, params }) =>
			act(async (tx) => {
				const found = await findMandate(tx, params.id);
				if (!found) throw notFound();
				return { ...found, wording: wordingOf(found) };
			}),
	);
	api.put(
		'/mandates/{id}',
		{
			id: 'changeMandate',
			what: 'Changes what a mandate says; it becomes a proposal again.',
			body: mandateChange.omit({ id: true }),
		},
		({ act, params, body }) => act((tx) => changeMandate(tx, { ...body, id: params.id })),
	);
	api.post(
		'/mandates/{id}/acceptance',
		{
			id: 'acceptMandate',
			what: 'The holder says yes. With `seen` (the wording that was read) nobody accepts other words.',
			body: acceptInput.omit({ id: true }),
			answer: made,
			status: 201,
		},
		async ({ act, params, body }) => {
			await act((tx) => acceptMandate(tx, { ...body, id: params.id }));
			return { id: params.id };
		},
	);
	api.post(
		'/mandates/{id}/refusal',
		{ id: 'declineMandate', what: 'The holder says no to a proposal.', answer: made, status: 201 },
		async ({ act, params }) => {
			await act((tx) => declineMandate(tx, params.id));
			return { id: params.id };
		},
	);
	api.post(
		'/mandates/{id}/withdrawal',
		{ id: 'withdrawMandate', what: 'Takes a mandate back, at once.', answer: made, status: 201 },
		async ({ act, params }) => {
			await act((tx) => withdrawMandate(tx, params.id));
			return { id: params.id };
		},
	);
}
