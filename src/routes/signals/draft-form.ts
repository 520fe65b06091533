import { z } from 'zod';
import { draftBody } from '#features/signal/index.ts';

const blank = (value: unknown) => (value === '' || value === undefined ? null : value);

/** The draft as the page posts it: one fact per line, empty choices as empty strings. */
export const draftForm = z
	.object({
		circleId: z.uuid(),
		cycleId: z.preprocess(blank, z.uuid().nullable()),
		version: z.coerce.number().int().min(0),
		next: z.enum(['save', 'check']).default('save'),
		direction: z.enum(['helps', 'hinders']).default('hinders'),
		statement: z.string().trim().max(400),
		facts: z
			.string()
			.max(6000)
			.transform((text) =>
				text
					.split('\n')
					.map((line) => line.trim())
					.filter(Boolean),
			)
			.pipe(z.array(z.string().max(600)).max(12)),
		wouldHelp: z.string().trim().max(600),
		ownSentence: z.string().trim().max(300).default(''),
		ownSentenceAgreed: z.preprocess((value) => value === 'on', z.boolean()),
		level: z.enum(['micro', 'meso', 'macro']).default('micro'),
		topicId: z.preprocess(blank, z.uuid().nullable()),
		ruleId: z.preprocess(blank, z.uuid().nullable()),
		addresseeId: z.preprocess(blank, z.uuid().nullable()),
		support: z.enum(['one', 'table', 'withFamily']).default('one'),
		familyKnows: z.preprocess(blank, z.enum(['yes', 'later', 'no', 'notAboutFamily']).nullable()),
		familyKnowsWhy: z.string().trim().max(600).default(''),
	})
	.transform(({ circleId, cycleId, version, next, ...body }) => ({
		circleId,
		cycleId,
		version,
		next,
		body: draftBody.parse(body),
	}));
