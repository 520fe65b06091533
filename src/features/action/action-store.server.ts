import { openText, sealText } from '#features/people/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import type { Action, ActionState, Effect, Reach } from './action.ts';

const bodyOf = (id: string) => `action.body/${id}`;
const noteOf = (id: string) => `action.effect_note/${id}`;

export type NewAction = Pick<
	Action,
	'id' | 'circleId' | 'cycleId' | 'what' | 'expected' | 'reach' | 'ownerId' | 'dueOn' | 'checkOn'
>;

/** Adds an action; the same id twice leaves the first. */
export async function insertAction(tx: Tx, action: NewAction): Promise<void> {
	const { what, expected, ...plain } = action;
	await tx.db
		.insertInto('action')
		.values({
			...plain,
			regionId: tx.actor.regionId,
			body: await sealText(tx, action.circleId, bodyOf(action.id), JSON.stringify({ what, expected })),
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

function actionsOf(tx: Tx) {
	return tx.db
		.selectFrom('action')
		.innerJoin('circle', (join) =>
			join.onRef('circle.regionId', '=', 'action.regionId').onRef('circle.id', '=', 'action.circleId'),
		)
		.leftJoin('person', (join) =>
			join.onRef('person.regionId', '=', 'action.regionId').onRef('person.id', '=', 'action.ownerId'),
		)
		.selectAll('action')
		.select(['circle.name as circleName', 'person.name as ownerName'])
		.where('action.regionId', '=', tx.actor.regionId);
}

type Row = Awaited<ReturnType<ReturnType<typeof actionsOf>['execute']>>[number];

async function opened(tx: Tx, row: Row): Promise<Action> {
	const body = JSON.parse(await openText(tx, row.circleId, bodyOf(row.id), row.body));
	return {
		id: row.id,
		circleId: row.circleId,
		circleName: row.circleName,
		cycleId: row.cycleId,
		what: body.what,
		expected: body.expected,
		reach: row.reach as Reach,
		ownerId: row.ownerId,
		ownerName: row.ownerName ?? '',
		dueOn: row.dueOn,
		checkOn: row.checkOn,
		state: row.state as ActionState,
		effect: row.effect as Effect | null,
		effectNote: row.effectNote ? await openText(tx, row.circleId, noteOf(row.id), row.effectNote) : '',
		checkedOn: row.checkedOn,
	};
}

async function all(tx: Tx, rows: Row[]): Promise<Action[]> {
	const actions: Action[] = [];
	for (const row of rows) actions.push(await opened(tx, row));
	return actions;
}

/** One action as the acting person may read it. */
export async function findAction(tx: Tx, id: string): Promise<Action | undefined> {
	const row = await actionsOf(tx).where('action.id', '=', id).executeTakeFirst();
	return row && opened(tx, row);
}

/** What the acting person took on, the nearest day first (at most 200). */
export async function listOwnActions(tx: Tx): Promise<Action[]> {
	const rows = await actionsOf(tx)
		.where('action.ownerId', '=', tx.actor.personId ?? '')
		.orderBy('action.dueOn', (order) => order.asc().nullsLast())
		.orderBy('action.id')
		.limit(200)
		.execute();
	return all(tx, rows);
}

/** The actions that came out of one reflection. */
export async function listActionsOf(tx: Tx, cycleId: string): Promise<Action[]> {
	const rows = await actionsOf(tx)
		.where('action.cycleId', '=', cycleId)
		.orderBy('action.dueOn', (order) => order.asc().nullsLast())
		.orderBy('action.id')
		.execute();
	return all(tx, rows);
}

/**
 * What a group took on and is not behind it: open, or done while nobody looked at its effect yet. The nearest day first
 * (at most 60).
 */
export async function listActionsInHand(tx: Tx, circleId: string): Promise<Action[]> {
	const rows = await actionsOf(tx)
		.where('action.circleId', '=', circleId)
		.where('action.state', 'in', ['open', 'done'])
		.where('action.effect', 'is', null)
		.orderBy('action.state', 'desc')
		.orderBy('action.dueOn', (order) => order.asc().nullsLast())
		.orderBy('action.id')
		.limit(60)
		.execute();
	return all(tx, rows);
}

/** The group of a reflection that the acting person may read. */
export async function findCircleOfCycle(tx: Tx, cycleId: string): Promise<string | undefined> {
	const row = await tx.db
		.selectFrom('cycle')
		.select('circleId')
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', cycleId)
		.executeTakeFirst();
	return row?.circleId;
}

export async function updateAction(
	tx: Tx,
	action: Pick<Action, 'id' | 'circleId'>,
	change: Partial<Pick<Action, 'state' | 'effect' | 'effectNote' | 'checkedOn'>>,
): Promise<void> {
	const { effectNote, ...plain } = change;
	await tx.db
		.updateTable('action')
		.set({
			...plain,
			...(effectNote === undefined
				? {}
				: { effectNote: await sealText(tx, action.circleId, noteOf(action.id), effectNote) }),
		})
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', action.id)
		.execute();
}
