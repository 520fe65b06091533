import { z } from '@hono/zod-openapi';
import { atLeast } from '#platform/characters.ts';
import type { Api } from '#platform/http/api.server.ts';
import {
	aDay,
	anId,
	askedDay,
	made,
	maybeDay,
	maybeId,
	newId,
	openId,
} from '#platform/http/api-fields.server.ts';
import { typeInAnswers } from './answer-homework.server.ts';
import {
	addConstituency,
	askHomework,
	loadHomework,
	loadHomeworkLines,
	makeHomeworkLink,
	moveLastDay,
	openUpHomework,
	revokeHomeworkLink,
} from './ask-homework.server.ts';
import { gatherHomework, makeNuance } from './gather-homework.server.ts';
import { ANSWER_LIMIT, constituencyInput, homeworkInput, MOST_QUESTIONS, shownWays } from './homework.ts';

const homework = z
	.object({
		id: anId,
		circleId: anId,
		circleName: z.string(),
		themeId: maybeId,
		title: z.string(),
		why: z.string(),
		questions: z.array(z.string()),
		lastDay: aDay,
		shown: z.enum(shownWays),
		askedOn: aDay,
		closedOn: maybeDay.openapi({ description: 'When it was opened up for all members.' }),
	})
	.openapi('Homework');
const constituencies = z.array(
	z.object({ id: anId, name: z.string(), link: z.enum(['none', 'open', 'revoked']), answers: z.int() }),
);
const answerTexts = z.array(z.string().trim().max(ANSWER_LIMIT)).min(1).max(MOST_QUESTIONS);

/** Homework: questions of a group for the people for whom its members speak. */
export function addHomeworkApi(api: Api<unknown>): void {
	api.get(
		'/circles/{id}/homework',
		{
			id: 'listHomework',
			what: 'The homework of a group of yours, with how many answers came.',
			answer: z.object({
				homework: z.array(
					z.object({
						id: anId,
						title: z.string(),
						lastDay: aDay,
						closedOn: maybeDay,
						asked: z.int().openapi({ description: 'How many constituencies are asked.' }),
						answers: z.int(),
					}),
				),
			}),
		},
		({ act, params }) =>
			act(async (tx) => ({ homework: await loadHomeworkLines(tx, { circleId: params.id }) })),
	);
	api.post(
		'/homework',
		{
			id: 'askHomework',
			what: 'Asks questions to the people for whom the members of a group speak.',
			body: homeworkInput.extend({ id: newId, themeId: openId, lastDay: askedDay }),
			answer: made,
			status: 201,
		},
		({ act, body }) => act((tx) => askHomework(tx, body)),
	);
	api.get(
		'/homework/{id}',
		{
			id: 'readHomework',
			what: 'Homework: what is asked of whom, and how many answers came from each.',
			answer: z.object({ homework, constituencies }),
		},
		({ act, params }) => act((tx) => loadHomework(tx, params.id)),
	);
	api.patch(
		'/homework/{id}',
		{
			id: 'moveLastDay',
			what: 'Chooses another last day for open homework.',
			body: z.object({ lastDay: askedDay }),
		},
		({ act, params, body }) => act((tx) => moveLastDay(tx, params.id, body.lastDay)),
	);
	api.post(
		'/homework/{id}/constituencies',
		{
			id: 'addConstituency',
			what: 'Adds somebody to ask: a sector, an organisation, a group.',
			body: constituencyInput.extend({ id: newId }),
			answer: made,
			status: 201,
		},
		({ act, params, body }) =>
			act(async (tx) => {
				await addConstituency(tx, params.id, body);
				return { id: body.id };
			}),
	);
	api.post(
		'/homework/{id}/constituencies/{constituencyId}/link',
		{
			id: 'makeHomeworkLink',
			what: 'Makes the link of a constituency; one made before it ends. The code is shown once.',
			answer: z.object({ code: z.string() }),
			status: 201,
		},
		({ act, params }) =>
			act(async (tx) => ({ code: await makeHomeworkLink(tx, params.id, params.constituencyId) })),
	);
	api.delete(
		'/homework/{id}/constituencies/{constituencyId}/link',
		{ id: 'revokeHomeworkLink', what: 'Takes the link of a constituency back; answers given with it stay.' },
		({ act, params }) => act((tx) => revokeHomeworkLink(tx, params.id, params.constituencyId)),
	);
	api.post(
		'/homework/{id}/answers',
		{
			id: 'typeInAnswers',
			what: 'Types in what a constituency said on paper, a text per question; the same id changes it.',
			body: z.object({ id: newId, constituencyId: z.uuid(), answers: answerTexts }),
			answer: made,
			status: 201,
		},
		({ act, params, body }) =>
			act(async (tx) => {
				await typeInAnswers(tx, params.id, body);
				return { id: body.id };
			}),
	);
	api.post(
		'/homework/{id}/opening',
		{
			id: 'openUpHomework',
			what: 'Opens homework up: all members read all answers, nothing is added. This cannot be undone.',
		},
		({ act, params }) => act((tx) => openUpHomework(tx, params.id)),
	);
	api.get(
		'/homework/{id}/answers',
		{
			id: 'readHomeworkAnswers',
			what: 'All answers, once homework is opened up or when it is read as answers come.',
			answer: z.object({
				homework,
				constituencies,
				answers: z.array(
					z.object({
						id: anId,
						constituencyId: anId,
						answers: z.array(z.string()).openapi({ description: 'A text for each question, or nothing.' }),
						onPaper: z.boolean(),
						taken: z
							.array(z.int())
							.openapi({ description: 'Numbers, from 0, of the questions of which it became a nuance.' }),
					}),
				),
			}),
		},
		({ act, params }) => act((tx) => gatherHomework(tx, params.id)),
	);
	api.post(
		'/homework/{id}/nuances',
		{
			id: 'makeNuanceOfAnswer',
			what: 'Makes a nuance on the theme of an answer, with its constituency as sector; one for each answer.',
			body: z.object({
				id: newId,
				answerId: z.uuid(),
				question: z.int().min(0),
				body: z.string().trim().min(3).max(2000).superRefine(atLeast(3)),
			}),
			status: 201,
			answer: made,
		},
		({ act, params, body }) =>
			act(async (tx) => {
				await makeNuance(tx, params.id, body);
				return { id: body.id };
			}),
	);
}
