import { openText, sealText } from '#features/people/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import type { Goal, GoalState } from './guidance.ts';
import { openShared, type SharedKey, sealShared } from './shared-key.server.ts';
import { findSharedKey, type LedRow } from './track-store.server.ts';

type Words = Pick<Goal, 'what' | 'notice'>;
type Home = { readonly id: string; readonly circleId: string };
const placeOf = (id: string) => `guidance_goal.body/${id}`;

const goalsOf = (tx: Tx, trackId: string) =>
	tx.db
		.selectFrom('guidanceGoal')
		.select(['id', 'personId', 'body', 'state', 'agreedOn'])
		.where('regionId', '=', tx.actor.regionId)
		.where('trackId', '=', trackId)
		.orderBy('addedAt')
		.orderBy('id');
type Row = Awaited<ReturnType<ReturnType<typeof goalsOf>['executeTakeFirstOrThrow']>>;

const withWords = ({ body: _sealed, state, ...row }: Row, said: string): Goal => ({
	...row,
	...(JSON.parse(said) as Words),
	state: state as GoalState,
});

async function keyOf(tx: Tx, trackId: string, personId: string): Promise<SharedKey> {
	const shared = await findSharedKey(tx, trackId, personId);
	if (!shared) throw new Error('the key of this guided person cannot be read');
	return shared;
}

async function opened(tx: Tx, home: Home, row: Row): Promise<Goal> {
	const place = placeOf(row.id);
	if (row.agreedOn === null) return withWords(row, await openText(tx, home.circleId, place, row.body));
	return withWords(row, openShared(tx, await keyOf(tx, home.id, row.personId), place, row.body));
}

async function sealed(
	tx: Tx,
	home: Home,
	goal: Pick<Goal, 'id' | 'personId' | 'agreedOn' | 'what' | 'notice'>,
): Promise<Buffer> {
	const said = JSON.stringify({ what: goal.what, notice: goal.notice } satisfies Words);
	const place = placeOf(goal.id);
	if (goal.agreedOn === null) return sealText(tx, home.circleId, place, said);
	return sealShared(tx, await keyOf(tx, home.id, goal.personId), place, said);
}

/** The goals of a track of the acting person, the oldest first. */
export async function listGoals(tx: Tx, home: Home): Promise<Goal[]> {
	const goals: Goal[] = [];
	for (const row of await goalsOf(tx, home.id).execute()) goals.push(await opened(tx, home, row));
	return goals;
}

/** One goal of a track of the acting person. */
export async function findGoal(tx: Tx, home: Home, id: string): Promise<Goal | undefined> {
	const row = await goalsOf(tx, home.id).where('id', '=', id).executeTakeFirst();
	return row && opened(tx, home, row);
}

/** Adds a goal that nobody outside the track reads yet; false when its id is taken. */
export async function insertGoal(
	tx: Tx,
	home: Home,
	goal: Pick<Goal, 'id' | 'personId' | 'what' | 'notice'>,
): Promise<boolean> {
	const added = await tx.db
		.insertInto('guidanceGoal')
		.values({
			regionId: tx.actor.regionId,
			id: goal.id,
			trackId: home.id,
			personId: goal.personId,
			body: await sealed(tx, home, { ...goal, agreedOn: null }),
			addedBy: tx.actor.personId ?? '',
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return added.numInsertedOrUpdatedRows === 1n;
}

/** Writes a goal anew, with the key that fits who may read it now. */
export async function updateGoal(tx: Tx, home: Home, goal: Goal): Promise<void> {
	await tx.db
		.updateTable('guidanceGoal')
		.set({ state: goal.state, agreedOn: goal.agreedOn, body: await sealed(tx, home, goal) })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', goal.id)
		.execute();
}

/** The agreed goals of the people who named the acting person as their leader, by track and person. */
export async function listLedGoals(tx: Tx, led: readonly LedRow[]): Promise<Map<string, Goal[]>> {
	const found = new Map<string, Goal[]>();
	for (const { trackId, personId, sharedKey } of led) {
		const rows = await goalsOf(tx, trackId)
			.where('personId', '=', personId)
			.where('agreedOn', 'is not', null)
			.execute();
		const shared = { trackId, personId, wrapped: sharedKey };
		found.set(
			ledKey(trackId, personId),
			rows.map((row) => withWords(row, openShared(tx, shared, placeOf(row.id), row.body))),
		);
	}
	return found;
}

export const ledKey = (trackId: string, personId: string) => `${trackId}/${personId}`;
