import { z } from 'zod';
import { addresseeKinds, verbs } from './mandate.ts';

const name = z.string().trim().min(2);
/** Browsers send line ends as two characters; kept as one, so that the same words stay the same words. */
const words = z
	.string()
	.trim()
	.transform((text) => text.replaceAll('\r\n', '\n'))
	.pipe(z.string().max(1000))
	.default('');
/** An empty choice in a form means: none. */
const someone = z
	.union([z.literal('').transform(() => null), z.uuid(), z.null()])
	.optional()
	.transform((value) => value ?? null);

/** A new topic; the id comes from the caller so that the same request twice makes one. */
export const topicInput = z.object({ id: z.uuid(), name: name.max(120) });
export const ruleInput = z.object({ id: z.uuid(), topicId: z.uuid(), name: name.max(200) });

/** By when a mandate answers, as it comes from a form: text or numbers. */
const term = {
	termKind: z.enum(['days', 'meetings']),
	termCount: z.coerce.number().int().min(1).max(400),
	fallbackDays: z.coerce.number().int().min(1).max(400).default(90),
};

const mandateWords = { verb: z.enum(verbs), limits: words, responsibility: words };

export const mandateInput = z.object({
	id: z.uuid(),
	topicId: z.uuid(),
	addresseeId: z.uuid(),
	...mandateWords,
	...term,
});
export const mandateChange = mandateInput.omit({ topicId: true, addresseeId: true });

/** The same as they come from the form, which asks for days and for meetings in a field each. */
const oneCount = (form: unknown) => {
	const { termDays, termMeetings, ...rest } = form as Record<string, unknown>;
	return { ...rest, termCount: rest.termKind === 'meetings' ? termMeetings : termDays };
};
export const mandateForm = z.preprocess(oneCount, mandateInput);
export const mandateChangeForm = z.preprocess(oneCount, mandateChange);

/** Saying yes. For a body outside Lus its bearer names who said so. */
export const acceptInput = z.object({
	id: z.uuid(),
	acceptedFor: z.string().trim().max(160).default(''),
	/** What the holder had before their eyes (`wordingOf`), so that no one accepts words they did not read. */
	seen: z.string().max(6000).optional(),
});
export const byId = z.object({ id: z.uuid() });

const addresseeFields = {
	email: z
		.union([z.literal('').transform(() => null), z.email().max(254), z.null()])
		.optional()
		.transform((value) => value ?? null),
	secretaryId: someone,
	bearerId: someone,
};
const receives = z.enum(['signals', 'themes']);

export const addresseeInput = z.object({
	id: z.uuid(),
	kind: z.enum(addresseeKinds),
	/** Only for a body outside Lus and the coordinator; a group is called by its own name. */
	name: z.string().trim().max(160).default(''),
	circleId: someone,
	/** Proposed by what it is when nothing is chosen. */
	receives: receives.optional(),
	/** Days of its meetings, as people write or paste them. */
	meetingDates: z.string().max(4000).default(''),
	...addresseeFields,
});
export const addresseeChange = z.object({
	id: z.uuid(),
	name: z.string().trim().max(160).default(''),
	receives,
	...addresseeFields,
});
export const datesInput = z.object({ id: z.uuid(), meetingDates: z.string().max(4000).default('') });

export const consultationInput = z.object({
	id: z.uuid(),
	name: name.max(160),
	who: z.string().trim().min(2).max(300),
	purpose: z.string().trim().min(2).max(600),
	rhythm: z.string().trim().min(2).max(160),
	addresseeId: someone,
});

export type MandateInput = z.output<typeof mandateInput>;
export type AcceptInput = z.output<typeof acceptInput>;
export type MandateChange = z.output<typeof mandateChange>;
export type AddresseeInput = z.output<typeof addresseeInput>;
export type AddresseeChange = z.output<typeof addresseeChange>;
export type ConsultationInput = z.output<typeof consultationInput>;
