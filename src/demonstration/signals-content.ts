import { z } from 'zod';
import { id, listWithIds, text } from '#features/method/index.ts';
import { verdictsOfDecision, verdictsOfSenders } from '#features/signal/index.ts';
import { dayCount } from './people-content.ts';

const after = z.int().min(1).max(400);
/** The row of a signal in `signalen.csv`, from 1. */
export const signalNumber = z.int().min(1);

/** One of the six answers; days as everywhere counted from the day of loading. */
export const decisionContent = z.strictObject({
	verdict: z.enum(verdictsOfDecision),
	reason: text,
	what: z.string().default(''),
	plainWords: z.string().default(''),
	nextLook: dayCount.optional(),
	whoThen: text.optional(),
	trialRule: id.optional(),
	trialFor: text.optional(),
	trialUntil: dayCount.optional(),
	trialWatch: text.optional(),
});

export const judgementContent = z.strictObject({
	after,
	senders: z.enum(verdictsOfSenders),
	family: z.enum(verdictsOfSenders).optional(),
});

/** What happens to a signal that is handled by itself; `after` counts days from the one on which it arrived. */
const events = z.strictObject({
	returned: z.strictObject({ after, question: text }).optional(),
	declined: z.strictObject({ after, reason: text }).optional(),
	withdrawn: z.strictObject({ after }).optional(),
	decided: decisionContent.extend({ after }).optional(),
	answered: z.strictObject({ after, body: text, plainWords: text }).optional(),
	judged: judgementContent.optional(),
	/** "Do you notice anything of it?", three months after the answer. */
	lookedBack: z.strictObject({ after, value: z.enum(['yes', 'aLittle', 'no']) }).optional(),
});

const signal = z.strictObject({
	n: signalNumber,
	/** The group that sends it, and who of that group; the first who sits there when nobody is named. */
	from: id,
	by: id.optional(),
	/** The addressee that the senders choose themselves. */
	to: id.optional(),
	sent: dayCount,
	/** The topic when it is another than the label of its row. */
	topic: id.optional(),
	rule: id,
	direction: z.enum(['helps', 'hinders']).default('hinders'),
	level: z.enum(['micro', 'meso', 'macro']).default('micro'),
	support: z.enum(['one', 'table', 'withFamily']).default('table'),
	facts: z.array(text).min(1),
	wouldHelp: z.string().default(''),
	ownSentence: z.string().default(''),
	/** False: nobody acknowledges it, so the clock walks on. */
	receive: z.boolean().default(true),
	story: events.default({}),
});

/** What happens to every row of `signalen.csv` (`signals.yaml`). */
export const signalsContent = z.strictObject({
	source: text,
	signals: z.array(signal).superRefine((signals, context) => {
		const seen = new Set<number>();
		for (const [index, { n }] of signals.entries()) {
			if (seen.has(n))
				context.addIssue({ code: 'custom', path: [index, 'n'], message: `${n} is there twice` });
			seen.add(n);
		}
	}),
	drafts: listWithIds(
		z.strictObject({
			id,
			from: id,
			by: id,
			day: dayCount,
			topic: id,
			statement: text,
			facts: z.array(text),
		}),
	),
});

export type SignalContent = z.output<typeof signal>;
export type SignalsContent = z.output<typeof signalsContent>;
export type DecisionContent = z.output<typeof decisionContent>;
export type JudgementContent = z.output<typeof judgementContent>;
