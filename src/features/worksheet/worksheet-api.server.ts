import { z } from '@hono/zod-openapi';
import { type Library, languages } from '#features/method/index.ts';
import { openLibrary } from '#features/pack/index.server.ts';
import type { Api } from '#platform/http/api.server.ts';
import { aDay, anId, askedDay, made, maybeDay, maybeId, newId } from '#platform/http/api-fields.server.ts';
import { bringItem } from './bring-item.server.ts';
import { loadWorksheet } from './load-worksheet.server.ts';
import { startWorksheet } from './start-worksheet.server.ts';
import { becomings, MOST_TAKERS, TEXT_LIMIT, usableKinds } from './worksheet.ts';
import { listWorksheets } from './worksheet-store.server.ts';
import { addItem, changeItem, changeWorksheet, removeItem, saveAnswers } from './write-items.server.ts';

const sheet = z
	.object({
		id: anId,
		circleId: anId,
		circleName: z.string(),
		cycleId: maybeId,
		kind: z.enum(usableKinds),
		slug: z.string(),
		matter: z.string(),
		takers: z.array(z.string()),
		about: z.string().nullable(),
		startedOn: aDay,
		closedOn: maybeDay,
	})
	.openapi('Worksheet');
const item = z
	.object({
		id: anId,
		place: z.string(),
		parentId: maybeId,
		taker: z.number(),
		text: z.string(),
		point: z.string().optional(),
		marks: z.array(z.string()).optional(),
		version: z.number(),
		became: z.enum(becomings).nullable(),
		changedBy: anId,
	})
	.openapi('WorksheetItem');
const words = z.string().trim().max(TEXT_LIMIT);
const place = z.string().max(160);
const marks = z.array(z.string()).default([]);

/** One time that somebody, or a group, uses a method, an instrument, cards or a tree. */
export function addWorksheetApi(api: Api<{ readonly library: Library }>): void {
	api.get(
		'/worksheets',
		{
			id: 'listWorksheets',
			what: 'The worksheets of your groups.',
			answer: z.object({ worksheets: z.array(sheet) }),
		},
		({ act }) => act(async (tx) => ({ worksheets: await listWorksheets(tx) })),
	);
	api.post(
		'/worksheets',
		{
			id: 'startWorksheet',
			what: 'Begins a worksheet in a group, or in an open reflection of it.',
			body: z.object({
				id: newId,
				kind: z.enum(usableKinds),
				slug: z.string().max(80),
				circleId: z.uuid(),
				cycleId: z.uuid().optional(),
				matter: z.string().trim().max(300).default(''),
				takers: z.array(z.string().trim().min(1).max(60)).max(MOST_TAKERS).default([]),
				familyKnows: z.enum(['yes', 'partly', 'no']).optional(),
				familyKnowsWhy: z.string().trim().max(2000).default(''),
				familyKnowsUntil: askedDay.optional(),
			}),
			answer: made,
			status: 201,
		},
		({ act, rules, body: { kind, slug, circleId, cycleId, ...rest } }) =>
			act(async (tx) => {
				const { library } = await openLibrary(tx, rules.library);
				const where = cycleId ? `cycle:${cycleId}` : `circle:${circleId}`;
				return startWorksheet(tx, library, { ...rest, of: `${kind}/${slug}`, where });
			}),
	);
	api.get(
		'/worksheets/{id}',
		{
			id: 'readWorksheet',
			what: 'A worksheet with what stands on it and the content that it keeps.',
			query: z.object({ language: z.enum(languages).optional() }),
			answer: z.object({
				worksheet: sheet,
				content: z.record(z.string(), z.unknown()),
				items: z.array(item),
			}),
		},
		({ act, params, query, locale }) =>
			act(async (tx) => {
				const loaded = await loadWorksheet(tx, params.id, query.language ?? locale);
				return { worksheet: loaded.sheet, content: { ...loaded.usable.entry }, items: loaded.items };
			}),
	);
	api.patch(
		'/worksheets/{id}',
		{
			id: 'changeWorksheet',
			what: 'Changes what it is about or who take turns, closes it or opens it again.',
			body: z.object({
				matter: z.string().trim().max(300).optional(),
				takers: z.array(z.string().trim().min(1).max(60)).max(MOST_TAKERS).optional(),
				closed: z.boolean().optional(),
			}),
		},
		({ act, params, body: { matter, takers, closed } }) =>
			act((tx) =>
				changeWorksheet(tx, {
					id: params.id,
					...(matter === undefined ? {} : { matter }),
					...(takers === undefined ? {} : { takers }),
					...(closed === undefined ? {} : { closed }),
				}),
			),
	);
	api.post(
		'/worksheets/{id}/answers',
		{
			id: 'saveAnswers',
			what: 'Your answers, one at each place; an answer made empty goes away.',
			body: z.object({
				taker: z.int().min(0).max(MOST_TAKERS).default(0),
				answers: z
					.array(z.object({ id: newId, place, text: words.default(''), point: z.string().optional() }))
					.max(200),
			}),
		},
		({ act, params, body: { taker, answers } }) =>
			act((tx) =>
				saveAnswers(tx, {
					worksheetId: params.id,
					taker,
					answers: answers.map(({ point, ...answer }) => ({ ...answer, ...(point ? { point } : {}) })),
				}),
			),
	);
	api.post(
		'/worksheets/{id}/items',
		{
			id: 'addWorksheetItem',
			what: 'Puts something on a board.',
			body: z.object({
				id: newId,
				place,
				text: words.min(1),
				parentId: z.uuid().nullable().default(null),
				taker: z.int().min(0).max(MOST_TAKERS).default(0),
				marks,
			}),
			answer: made,
			status: 201,
		},
		({ act, params, body }) =>
			act(async (tx) => {
				await addItem(tx, params.id, body);
				return { id: body.id };
			}),
	);
	api.patch(
		'/worksheets/{id}/items/{itemId}',
		{
			id: 'changeWorksheetItem',
			what: 'Changes words, zone or marks of something on a board; version is the one that was read.',
			body: z.object({
				version: z.int(),
				place: place.optional(),
				text: words.optional(),
				marks: z.array(z.string()).optional(),
			}),
		},
		({ act, params, body: { version, place: zone, text, marks: chosen } }) =>
			act((tx) =>
				changeItem(tx, params.id, {
					id: params.itemId,
					version,
					...(zone === undefined ? {} : { place: zone }),
					...(text === undefined ? {} : { text }),
					...(chosen === undefined ? {} : { marks: chosen }),
				}),
			),
	);
	api.post(
		'/worksheets/{id}/items/{itemId}/removal',
		{
			id: 'removeWorksheetItem',
			what: 'Takes something off a board, or puts it back.',
			body: z.object({ removed: z.boolean() }),
		},
		({ act, params, body }) => act((tx) => removeItem(tx, params.id, { id: params.itemId, ...body })),
	);
	api.post(
		'/worksheets/{id}/items/{itemId}/bring',
		{
			id: 'bringWorksheetItem',
			what: 'Takes something along into the reflection, as an action of yours, or as the beginning of a signal.',
			body: z.object({ into: z.enum(becomings), title: z.string().trim().max(160).default('') }),
			answer: z.object({ path: z.string() }),
			status: 201,
		},
		({ act, params, body }) =>
			act((tx) => bringItem(tx, { worksheetId: params.id, itemId: params.itemId, ...body })),
	);
}
