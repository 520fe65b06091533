import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Actor, asActor, type Tx } from '#platform/db/context.server.ts';
import { type Cast, layOutCast, on } from '#tests/cast.ts';
import { openAsOwner, openTestPlatform } from '#tests/database.ts';
import { checkEffect, listMyActions, loadAction, setActionState } from './check-effect.server.ts';
import { type PlanAction, planAction } from './plan-action.server.ts';

const platform = openTestPlatform();
let cast: Cast;
let elsewhere: Cast;
beforeAll(async () => {
	cast = await layOutCast();
	elsewhere = await layOutCast('Elders');
});
afterAll(() => platform.close());

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => asActor(platform, actor, work);
const planned = (more: Partial<PlanAction> = {}): PlanAction => ({
	id: randomUUID(),
	circleId: cast.circles.tableOne,
	what: 'De school bellen over woensdag.',
	expected: 'Woensdag staat er iemand die hij kent.',
	ownerId: cast.bram.personId ?? '',
	dueOn: '2026-09-18',
	checkOn: '2026-10-02',
	...more,
});

test('nobody outside the group plans, reads, checks or closes an action', async () => {
	const action = planned();
	await as(cast.anna, (tx) => planAction(tx, action));
	for (const stranger of [cast.chris, cast.dora, cast.emil, elsewhere.bram]) {
		const attempts: ((tx: Tx) => Promise<unknown>)[] = [
			(tx) => planAction(tx, planned()),
			(tx) => loadAction(tx, action.id),
			(tx) => checkEffect(tx, { id: action.id, effect: 'none' }),
			(tx) => setActionState(tx, { id: action.id, state: 'dropped' }),
		];
		for (const attempt of attempts)
			await expect(as(stranger, attempt)).rejects.toMatchObject({ code: 'not-found' });
	}
});

test('an action is taken on by someone of the group, checked after it is due, and never hung on a foreign reflection', async () => {
	const refused = (more: Partial<PlanAction>, code: string) =>
		expect(as(cast.anna, (tx) => planAction(tx, planned(more)))).rejects.toMatchObject({ code });
	await refused({ ownerId: cast.emil.personId ?? '' }, 'owner-not-member');
	await refused({ checkOn: '2026-09-01' }, 'check-before-due');
	await refused({ cycleId: randomUUID() }, 'not-found');
});

test('an action stands in the list of who took it on, once, and its text is unreadable in the database', async () => {
	const action = planned();
	for (const _click of [1, 2]) await as(cast.anna, (tx) => planAction(tx, action));
	const mine = await as(cast.bram, listMyActions);
	expect(mine.filter((one) => one.id === action.id)).toMatchObject([
		{ what: action.what, expected: action.expected, dueOn: '2026-09-18', state: 'open' },
	]);
	expect((await as(cast.anna, listMyActions)).map((one) => one.id)).not.toContain(action.id);
	const owner = await openAsOwner();
	const { rows } = await owner.query('select t::text as line from action t where id = $1', [action.id]);
	expect(rows[0].line).not.toContain(Buffer.from('De school').toString('hex'));
	await owner.end();
});

test('what it did is noted with its day, and the action is done', async () => {
	const action = planned();
	await as(cast.anna, (tx) => planAction(tx, action));
	await as(on(cast.anna, '2026-10-02'), (tx) =>
		checkEffect(tx, { id: action.id, effect: 'partly', note: 'Eén woensdag wel, één niet.' }),
	);
	expect(await as(cast.bram, (tx) => loadAction(tx, action.id))).toMatchObject({
		state: 'done',
		effect: 'partly',
		effectNote: 'Eén woensdag wel, één niet.',
		checkedOn: '2026-10-02',
	});
});
