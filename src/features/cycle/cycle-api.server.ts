import { z } from '@hono/zod-openapi';
import { circleKinds } from '#features/people/index.ts';
import type { Api } from '#platform/http/api.server.ts';
import { Clash } from '#platform/http/api-answers.server.ts';
import { aDay, anId, limit, made, maybeDay, maybeId, newId } from '#platform/http/api-fields.server.ts';
import { changeCycle, changeInput, closeCycle } from './change-cycle.server.ts';
import { doors, familyAnswers, type ItemKind, itemKinds, levels, stepOrder } from './cycle.ts';
import { listMyCycles, loadCycle } from './load-cycle.server.ts';
import { markText } from './objectify.ts';
import { markKinds, type ObjectifyLists } from './objectify-lists.ts';
import { removeItem, saveInput, saveItem } from './save-item.server.ts';
import { familyKnowledge, startCycle, startInput } from './start-cycle.server.ts';
import { copyToCircle, takeUpAgain } from './take-up-again.server.ts';

const fields = z.record(z.string(), z.string());
const line = z.object({
	id: anId,
	circleId: anId,
	circleName: z.string(),
	circleKind: z.enum(circleKinds),
	trajectoryId: maybeId,
	code: z.string().nullable(),
	door: z.enum(doors),
	level: z.enum(levels),
	form: z.enum(['fiveMinutes', 'full']),
	familyKnows: z.enum(familyAnswers).nullable(),
	familyKnowsUntil: maybeDay,
	previousId: maybeId,
	startedBy: anId,
	startedOn: aDay,
	touchedAt: z.string(),
	closedOn: maybeDay,
});
const listed = line.extend({ name: z.string() }).openapi('ListedCycle');
const item = z
	.object({
		id: anId,
		step: z.enum(stepOrder),
		kind: z.enum(itemKinds as [ItemKind, ...ItemKind[]]),
		slot: z.string().nullable(),
		parentId: maybeId,
		fields,
		version: z.int(),
		changedBy: anId,
		changedAt: z.string(),
	})
	.openapi('CycleItem');
const cycle = line
	.extend({
		title: z.string(),
		familyKnowsWhy: z.string(),
		items: z.array(item),
		followers: z.array(z.object({ id: anId, startedOn: aDay })),
	})
	.openapi('Cycle');
const saved = z.object({ id: anId, version: z.int(), fields }).openapi('SavedItem');
const theirs = saved.extend({
	by: z.string().openapi({ description: 'Who saved it.' }),
	names: z.array(z.string()).openapi({ description: 'The fields in which both changed the same.' }),
});
const mark = z
	.object({
		start: z.int(),
		end: z.int(),
		kind: z.enum(markKinds),
		text: z.string(),
		question: z.string(),
		example: z.string().optional(),
	})
	.openapi('ObjectifyMark');

/** The words of the objectify helper, in both languages. */
export type CycleRules = { readonly objectify: { readonly nl: ObjectifyLists; readonly en: ObjectifyLists } };

/** Reflections: started, written piece by piece, closed, taken up again. */
export function addCycleApi(api: Api<CycleRules>): void {
	api.get(
		'/cycles',
		{
			id: 'listCycles',
			what: 'The reflections of your notebook and groups, the last touched first.',
			query: z.object({ limit }),
			answer: z.object({ cycles: z.array(listed) }),
		},
		({ act, query }) => act(async (tx) => ({ cycles: (await listMyCycles(tx)).slice(0, query.limit) })),
	);
	api.post(
		'/cycles',
		{
			id: 'startCycle',
			what: 'Starts a reflection in the own notebook or in a group.',
			body: startInput.extend({ id: newId }),
			answer: made,
			status: 201,
		},
		({ act, body }) => act((tx) => startCycle(tx, body)),
	);
	api.get(
		'/cycles/{id}',
		{ id: 'readCycle', what: 'A reflection with all its pieces.', answer: cycle },
		({ act, params }) =>
			act(async (tx) => {
				const { cycle: found, items, followers } = await loadCycle(tx, params.id);
				return { ...found, items, followers };
			}),
	);
	api.patch(
		'/cycles/{id}',
		{
			id: 'changeCycle',
			what: 'Changes a reflection, closes it or opens it again.',
			body: changeInput.omit({ id: true }).extend({ closed: z.boolean().optional() }),
		},
		({ act, params, body: { closed, ...change } }) =>
			act(async (tx) => {
				await changeCycle(tx, { ...change, id: params.id });
				if (closed !== undefined) await closeCycle(tx, { id: params.id, closed });
			}),
	);
	api.put(
		'/cycles/{id}/items/{itemId}',
		{
			id: 'saveItem',
			what: 'Saves one piece. `version` and `base` are the text that you began from (0 and {} for a new one).',
			body: saveInput.omit({ cycleId: true, id: true }),
			answer: saved,
			clash: theirs,
		},
		async ({ act, params, body }) => {
			const answer = await act((tx) => saveItem(tx, { ...body, cycleId: params.id, id: params.itemId }));
			if (answer.outcome === 'saved') return answer;
			const { outcome: _, ...other } = answer;
			throw changedMeanwhile(other);
		},
	);
	api.delete(
		'/cycles/{id}/items/{itemId}',
		{ id: 'removeItem', what: 'Takes a piece, with the evidence under it, out of a reflection.' },
		({ act, params }) => act((tx) => removeItem(tx, { cycleId: params.id, id: params.itemId })),
	);
	api.post(
		'/cycles/{id}/successor',
		{
			id: 'takeUpAgain',
			what: 'Heropname: a new reflection that follows this one.',
			body: familyKnowledge.extend({ id: newId }),
			answer: made,
			status: 201,
		},
		({ act, params, body }) => act((tx) => takeUpAgain(tx, { ...body, previousId: params.id })),
	);
	api.post(
		'/cycles/{id}/copies',
		{
			id: 'copyCycle',
			what: 'Copies a reflection into a group of yours; the first one stays as it is.',
			body: familyKnowledge.extend({ id: newId, circleId: z.uuid() }),
			answer: made,
			status: 201,
		},
		({ act, params, body }) => act((tx) => copyToCircle(tx, { ...body, fromId: params.id })),
	);
	api.post(
		'/objectify',
		{
			id: 'objectify',
			what: 'Points at words that say less than they seem to, each with a question. Nothing is kept.',
			body: z.object({ text: z.string().max(20_000), language: z.enum(['nl', 'en']).optional() }),
			answer: z.object({ marks: z.array(mark) }),
		},
		async ({ body, rules, locale }) => ({
			marks: markText(body.text, rules.objectify[body.language ?? locale]),
		}),
	);
}

function changedMeanwhile(theirs: object): Clash {
	const sentence = {
		nl: 'Iemand bewaarde intussen een andere tekst. Kies tussen beide en bewaar met de nieuwe versie.',
		en: 'Someone saved another text meanwhile. Choose between both and save with the new version.',
	};
	return new Clash('changed-meanwhile', sentence, theirs);
}
