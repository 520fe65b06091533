import { z } from '@hono/zod-openapi';
import type { Api } from '#platform/http/api.server.ts';
import { anId, askedDay, made, maybeDay, maybeId, newId } from '#platform/http/api-fields.server.ts';
import { effects, reaches } from './action.ts';
import {
	checkEffect,
	checkInput,
	listActionsOfCycle,
	listMyActions,
	loadAction,
	setActionState,
} from './check-effect.server.ts';
import { planAction, planInput } from './plan-action.server.ts';

const state = z.enum(['open', 'done', 'dropped']);
const action = z
	.object({
		id: anId,
		circleId: anId,
		circleName: z.string(),
		cycleId: maybeId,
		what: z.string(),
		expected: z.string(),
		reach: z.enum(reaches),
		ownerId: anId,
		ownerName: z.string(),
		dueOn: maybeDay,
		checkOn: maybeDay,
		state,
		effect: z.enum(effects).nullable(),
		effectNote: z.string(),
		checkedOn: maybeDay,
	})
	.openapi('Action');
const actions = z.object({ actions: z.array(action) });

/** What people took on, and what it did. */
export function addActionApi(api: Api<unknown>): void {
	api.get(
		'/actions',
		{ id: 'listMyActions', what: 'What you took on, in all groups.', answer: actions },
		({ act }) => act(async (tx) => ({ actions: await listMyActions(tx) })),
	);
	api.get(
		'/cycles/{id}/actions',
		{ id: 'listActionsOfCycle', what: 'The actions of one reflection.', answer: actions },
		({ act, params }) => act(async (tx) => ({ actions: await listActionsOfCycle(tx, params.id) })),
	);
	api.post(
		'/actions',
		{
			id: 'planAction',
			what: 'Writes down who takes on what, by when, with which expected effect.',
			body: planInput.extend({ id: newId, dueOn: askedDay.optional(), checkOn: askedDay.optional() }),
			answer: made,
			status: 201,
		},
		({ act, body }) => act((tx) => planAction(tx, body)),
	);
	api.get('/actions/{id}', { id: 'readAction', what: 'One action.', answer: action }, ({ act, params }) =>
		act((tx) => loadAction(tx, params.id)),
	);
	api.put(
		'/actions/{id}/effect',
		{
			id: 'checkEffect',
			what: 'Notes what an action did; it is then done.',
			body: checkInput.omit({ id: true }),
		},
		({ act, params, body }) => act((tx) => checkEffect(tx, { ...body, id: params.id })),
	);
	api.patch(
		'/actions/{id}',
		{
			id: 'setActionState',
			what: 'Marks an action as done, dropped or open again.',
			body: z.object({ state }),
		},
		({ act, params, body }) => act((tx) => setActionState(tx, { ...body, id: params.id })),
	);
}
