import { z } from 'zod';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { type Action, type ActionState, type Effect, effects } from './action.ts';
import {
	findAction,
	listActionsInHand,
	listActionsOf,
	listOwnActions,
	updateAction,
} from './action-store.server.ts';
import { auditOfTable } from './plan-action.server.ts';

export const checkInput = z.object({
	id: z.uuid(),
	effect: z.enum(effects),
	note: z.string().trim().max(4000).default(''),
});

/**
 * Notes what an action did. It is then done, and feeds the next round of its reflection.
 * @throws Refusal not-found
 */
export async function checkEffect(
	tx: Tx,
	input: { id: string; effect: Effect; note?: string },
): Promise<void> {
	const action = await findAction(tx, input.id);
	if (!action) throw notFound();
	await updateAction(tx, action, {
		effect: input.effect,
		effectNote: input.note ?? '',
		checkedOn: tx.actor.today,
		state: action.state === 'dropped' ? 'dropped' : 'done',
	});
	await auditOfTable(tx, 'check-action', action.id, action.circleId);
}

/** Marks an action as done, dropped or open again. @throws Refusal not-found */
export async function setActionState(tx: Tx, input: { id: string; state: ActionState }): Promise<void> {
	const action = await findAction(tx, input.id);
	if (!action) throw notFound();
	await updateAction(tx, action, { state: input.state });
	await auditOfTable(tx, 'change-action', action.id, action.circleId);
}

/** One action. @throws Refusal not-found for everyone outside its group */
export async function loadAction(tx: Tx, id: string): Promise<Action> {
	const action = await findAction(tx, id);
	if (!action) throw notFound();
	await auditOfTable(tx, 'read-action', action.id, action.circleId);
	return action;
}

/** What the acting person took on, in all groups, the nearest day first. */
export async function listMyActions(tx: Tx): Promise<Action[]> {
	return await listOwnActions(tx);
}

/**
 * What a group of the acting person took on: open first, then what was done and whose effect nobody looked at yet.
 * Nothing for everyone outside the group.
 */
export async function listActionsOfCircle(tx: Tx, circleId: string): Promise<Action[]> {
	return await listActionsInHand(tx, circleId);
}

/** The actions of one reflection, as far as the acting person may read it. */
export async function listActionsOfCycle(tx: Tx, cycleId: string): Promise<Action[]> {
	return await listActionsOf(tx, cycleId);
}
