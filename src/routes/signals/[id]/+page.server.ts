import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findMandate, listAddressees, listRules, listTopics } from '#features/mandate/index.server.ts';
import {
	answerSignal,
	assignSignal,
	decideSignal,
	declineSignal,
	discussSignal,
	judgeSignal,
	listDecisions,
	loadJourney,
	noteLookBack,
	receiveSignal,
	reopenDraft,
	returnSignal,
	revokeOwnSentence,
	settle,
	withdrawSignal,
} from '#features/signal/index.server.ts';
import {
	answerInput,
	daysOnTheWay,
	decisionInput,
	isClosed,
	marksOf,
	verdictsOfSenders,
} from '#features/signal/index.ts';
import { findThemeOfSignal } from '#features/theme/index.server.ts';
import { daysBetween } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const maybeId = z.preprocess(
	(value) => (value === '' || value === undefined ? null : value),
	z.uuid().nullable(),
);
const text = (least: number) => z.string().trim().min(least).max(2000);
const settleForm = z.object({ topicId: maybeId, ruleId: maybeId, level: z.enum(['micro', 'meso', 'macro']) });
const judgeForm = z.object({
	id: z.uuid(),
	byWhom: z.enum(['senders', 'family']),
	value: z.enum(verdictsOfSenders),
});
const lookBackForm = z.object({ id: z.uuid(), value: z.enum(['yes', 'aLittle', 'no']) });
const withId = z.object({ id: z.uuid() });

export const load: PageServerLoad = async ({ locals, params }) => {
	if (!z.uuid().safeParse(params.id).success) throw notFound();
	return locals.act(async (tx) => {
		const { origin, ...journey } = await loadJourney(tx, params.id);
		const { signal, open, events, inHand } = journey;
		const theme = await findThemeOfSignal(tx, signal.id);
		const addressees = await listAddressees(tx);
		const topics = (await listTopics(tx)).filter((topic) => topic.endedOn === null);
		const rules = (await listRules(tx)).filter((rule) => rule.endedOn === null);
		const mandate = open?.mandateId ? await findMandate(tx, open.mandateId) : undefined;
		const until = isClosed(signal.state) ? (events.at(-1)?.onDay ?? tx.actor.today) : tx.actor.today;
		return {
			...journey,
			today: tx.actor.today,
			ours: origin !== undefined,
			fromTable: origin?.kind === 'table',
			draftId: origin?.draftId ?? null,
			marks: marksOf(events),
			days: daysOnTheWay(signal.sentOn, until, daysBetween),
			theme,
			decisions: theme ? await listDecisions(tx, { themeId: theme.id }) : journey.decisions,
			topics,
			rules,
			topic: topics.find((topic) => topic.id === signal.topicId)?.name,
			rule: rules.find((rule) => rule.id === signal.ruleId)?.name,
			names: Object.fromEntries(addressees.map((one) => [one.id, one.name])),
			addresseeName: addressees.find((one) => one.id === open?.addresseeId)?.name,
			limits: mandate?.limits ?? '',
			canAssign:
				!journey.open &&
				!origin &&
				signal.releasedOn !== null &&
				(signal.state === 'sent' || signal.state === 'received'),
			addressees: addressees.filter(
				(one) => one.endedOn === null && (one.receives === 'signals' || one.kind === 'coordinator'),
			),
			ids: { decision: randomUUID(), answer: randomUUID(), senders: randomUUID(), family: randomUUID() },
			inHand,
		};
	});
};

/** Parses, acts, and shows the page anew. */
async function act<S extends z.ZodType>(
	event: RequestEvent,
	schema: S,
	command: (tx: Tx, input: z.output<S>, signalId: string) => Promise<unknown>,
) {
	const { request, locals, params } = event;
	const failed = await answerForm(request, locals.locale, schema, async (input) => {
		await locals.act((tx) => command(tx, input, params.id));
	});
	return failed ?? redirect(303, `/signals/${params.id}`);
}

const nothing = z.object({});

export const actions: Actions = {
	receive: (event) => act(event, nothing, (tx, _, id) => receiveSignal(tx, id)),
	settle: (event) => act(event, settleForm, (tx, input, id) => settle(tx, id, input)),
	return: (event) =>
		act(event, z.object({ question: text(3) }), (tx, { question }, id) => returnSignal(tx, id, question)),
	decline: (event) =>
		act(event, z.object({ reason: text(3) }), (tx, { reason }, id) => declineSignal(tx, id, reason)),
	discuss: (event) => act(event, nothing, (tx, _, id) => discussSignal(tx, id)),
	decide: (event) =>
		act(event, z.intersection(withId, decisionInput), (tx, input, signalId) =>
			decideSignal(tx, { ...input, signalId, via: 'lus', replierName: null }),
		),
	answer: (event) =>
		act(event, z.intersection(withId, answerInput), (tx, input, signalId) =>
			answerSignal(tx, { ...input, signalId, decisionId: null }),
		),
	judge: (event) => act(event, judgeForm, (tx, input, signalId) => judgeSignal(tx, { ...input, signalId })),
	lookBack: (event) =>
		act(event, lookBackForm, (tx, input, signalId) => noteLookBack(tx, { ...input, signalId })),
	rewrite: async ({ locals, params }) => {
		const draftId = await locals.act((tx) => reopenDraft(tx, params.id));
		redirect(303, `/signals/draft/${draftId}`);
	},
	withdraw: (event) => act(event, nothing, (tx, _, id) => withdrawSignal(tx, id)),
	revoke: (event) => act(event, nothing, (tx, _, id) => revokeOwnSentence(tx, id)),
	assign: (event) =>
		act(event, z.object({ addresseeId: z.uuid(), topicId: maybeId }), (tx, input, signalId) =>
			assignSignal(tx, { signalId, ...input }, event.locals.runtime.rules.holidays),
		),
};
