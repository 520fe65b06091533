import { z } from '@hono/zod-openapi';
import { aDay, anId, maybeDay, maybeId } from '#platform/http/api-fields.server.ts';
import { signalStates, verdictsOfDecision, verdictsOfSenders } from './signal.ts';

/** What the API tells of a signal, its journey and its answers. */

const state = z.enum(signalStates);
const level = z.enum(['micro', 'meso', 'macro']);
const side = z.enum(['senders', 'addressee', 'coordinator', 'steering', 'lus']);

export const signalLine = z
	.object({
		id: anId,
		statement: z.string(),
		state,
		sentOn: aDay.optional(),
		releasedOn: maybeDay.optional(),
		dueOn: maybeDay.optional(),
		ours: z.boolean().optional().openapi({ description: 'Sent by a group of yours.' }),
		inHand: z.boolean().optional().openapi({ description: 'You are to answer.' }),
	})
	.openapi('SignalLine', { description: 'A search gives id, statement and state only.' });

export const deliverySchema = z
	.object({
		id: anId,
		addresseeId: anId,
		mandateId: maybeId,
		deliveredOn: aDay,
		dueOn: maybeDay,
		dueBasis: z.string().nullable(),
		receivedOn: maybeDay,
		endedOn: maybeDay,
	})
	.openapi('Delivery');

export const decisionSchema = z
	.object({
		id: anId,
		addresseeId: anId,
		verdict: z.enum(verdictsOfDecision),
		reason: z.string(),
		what: z.string(),
		plainWords: z.string(),
		nextLookOn: maybeDay,
		whoThen: z.string().nullable(),
		trialRuleId: maybeId,
		trialFor: z.string().nullable(),
		trialUntil: maybeDay,
		trialWatch: z.string().nullable(),
		decidedOn: aDay,
		via: z.enum(['lus', 'replyLink', 'mail', 'paper', 'meeting']),
		replierName: z.string().nullable(),
		execution: z.enum(['notStarted', 'running', 'done', 'stopped']),
		executionNote: z.string(),
		executionLookOn: maybeDay,
	})
	.openapi('Decision');

const step = z
	.object({
		seq: z.int(),
		what: z.string(),
		fromState: state.nullable(),
		toState: state.nullable(),
		side,
		addresseeId: maybeId,
		addresseeName: z.string().nullable(),
		themeId: maybeId,
		note: z.string(),
		onDay: aDay,
		actorName: z.string().nullable().openapi({ description: 'Known inside the acting group only.' }),
	})
	.openapi('JourneyStep');

export const signalInFull = z
	.object({
		id: anId,
		state,
		direction: z.enum(['helps', 'hinders']),
		statement: z.string(),
		facts: z.array(z.string()),
		wouldHelp: z.string(),
		ownSentence: z.string().nullable(),
		level,
		topicId: maybeId,
		ruleId: maybeId,
		addresseeId: maybeId,
		support: z.enum(['one', 'table', 'withFamily']),
		sentOn: aDay,
		releaseBy: aDay,
		releasedOn: maybeDay,
		version: z.int(),
		ours: z.boolean(),
		inHand: z.boolean(),
		delivery: deliverySchema.nullable().openapi({ description: 'The open one: who is to answer by when.' }),
		journey: z.array(step),
		journeyBrokenAt: z
			.int()
			.nullable()
			.openapi({ description: 'Where the hash chain breaks; null when sound.' }),
		decisions: z.array(decisionSchema),
		answers: z.array(
			z.object({
				id: anId,
				decisionId: maybeId,
				body: z.string(),
				plainWords: z.string(),
				answeredOn: aDay,
			}),
		),
		verdicts: z.array(
			z.object({
				id: anId,
				answerId: maybeId,
				byWhom: z.enum(['senders', 'family']),
				value: z.enum(verdictsOfSenders),
				notedByTable: z.boolean(),
				onDay: aDay,
			}),
		),
		lookBacks: z.array(
			z.object({
				id: anId,
				months: z.int(),
				askOn: aDay,
				value: z.string().nullable(),
				answeredOn: maybeDay,
			}),
		),
	})
	.openapi('Signal');
