import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Actor, asActor, type Tx } from '#platform/db/context.server.ts';
import { type Cast, layOutCast } from '#tests/cast.ts';
import { openAsOwner, openTestPlatform } from '#tests/database.ts';
import { giveTrajectory } from '#tests/trajectory.ts';
import { changeCycle, closeCycle } from './change-cycle.server.ts';
import { FIELD_LIMIT } from './cycle.ts';
import { listMyCycles, loadCycle } from './load-cycle.server.ts';
import { removeItem, type SaveItem, saveItem } from './save-item.server.ts';
import { startCycle } from './start-cycle.server.ts';
import { copyToCircle, takeUpAgain } from './take-up-again.server.ts';

const platform = openTestPlatform();
let cast: Cast;
let elsewhere: Cast;
beforeAll(async () => {
	cast = await layOutCast();
	elsewhere = await layOutCast('Elders');
	await giveTrajectory(cast, 'tableOne');
});
afterAll(() => platform.close());

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => asActor(platform, actor, work);
const known = { familyKnows: 'yes' } as const;

async function tableCycle(): Promise<string> {
	const id = randomUUID();
	await as(cast.anna, (tx) =>
		startCycle(tx, { id, circleId: cast.circles.tableOne, door: 'stuck', ...known }),
	);
	return id;
}

function answer(cycleId: string, text: string, more: Partial<SaveItem> = {}): SaveItem {
	return {
		...{
			cycleId,
			id: randomUUID(),
			step: 'reflect',
			kind: 'answer',
			slot: 'reflect.occasion',
			parentId: null,
		},
		...{ version: 0, base: {}, fields: { text } },
		...more,
	} as SaveItem;
}

describe('what is refused', () => {
	test('nobody outside the table reads, writes, changes, closes or takes up its reflection', async () => {
		const id = await tableCycle();
		await as(cast.anna, (tx) => saveItem(tx, answer(id, 'Ze belde af.')));
		for (const stranger of [cast.chris, cast.dora, cast.emil, cast.ivo, elsewhere.anna, elsewhere.dora]) {
			const attempts: ((tx: Tx) => Promise<unknown>)[] = [
				(tx) => loadCycle(tx, id),
				(tx) => saveItem(tx, answer(id, 'Ik lees mee.')),
				(tx) => removeItem(tx, { cycleId: id, id: randomUUID() }),
				(tx) => changeCycle(tx, { id, title: 'Van mij' }),
				(tx) => closeCycle(tx, { id }),
				(tx) => takeUpAgain(tx, { id: randomUUID(), previousId: id, ...known }),
				(tx) => copyToCircle(tx, { id: randomUUID(), fromId: id, circleId: cast.circles.team }),
				(tx) =>
					startCycle(tx, { id: randomUUID(), circleId: cast.circles.tableOne, door: 'stuck', ...known }),
			];
			for (const attempt of attempts)
				await expect(as(stranger, attempt)).rejects.toMatchObject({ code: 'not-found' });
			expect((await as(stranger, listMyCycles)).map((cycle) => cycle.id)).not.toContain(id);
		}
	});

	test('a private reflection is read by its owner alone, not by who shares a table', async () => {
		const id = randomUUID();
		await as(cast.anna, (tx) =>
			startCycle(tx, { id, circleId: cast.notebooks.anna ?? '', door: 'lookBack' }),
		);
		await expect(as(cast.bram, (tx) => loadCycle(tx, id))).rejects.toMatchObject({ code: 'not-found' });
		await expect(
			as(cast.bram, (tx) => startCycle(tx, { id, circleId: cast.notebooks.bram ?? '', door: 'lookBack' })),
		).rejects.toMatchObject({ code: 'not-found' });
		expect((await as(cast.anna, (tx) => loadCycle(tx, id))).cycle.circleKind).toBe('individual');
	});

	test('who left the table reads nothing of it any more', async () => {
		const other = await layOutCast('Vertrek');
		const id = randomUUID();
		const circleId = other.circles.tableOne;
		await as(other.anna, (tx) => startCycle(tx, { id, circleId, door: 'stuck' }));
		await as(other.bram, (tx) => loadCycle(tx, id));
		const owner = await openAsOwner();
		await owner.query(
			'update membership set ended_on = current_date where person_id = $1 and circle_id = $2',
			[other.bram.personId, circleId],
		);
		await owner.end();
		await expect(as(other.bram, (tx) => loadCycle(tx, id))).rejects.toMatchObject({ code: 'not-found' });
		await expect(as(other.bram, (tx) => saveItem(tx, answer(id, 'Nog dit.')))).rejects.toMatchObject({
			code: 'not-found',
		});
	});

	test('a trajectory opens with the question whether the family knows, and a no needs its reason', async () => {
		const start = { id: randomUUID(), circleId: cast.circles.tableOne, door: 'stuck' } as const;
		for (const wrong of [
			{},
			{ familyKnows: 'no' as const },
			{ familyKnows: 'partly' as const, familyKnowsWhy: ' ' },
		])
			await expect(as(cast.anna, (tx) => startCycle(tx, { ...start, ...wrong }))).rejects.toMatchObject({
				code: 'family-knows-missing',
			});
		await as(cast.anna, (tx) =>
			startCycle(tx, {
				...start,
				familyKnows: 'no',
				familyKnowsWhy: 'Vader is op reis.',
				familyKnowsUntil: '2026-10-01',
			}),
		);
		const { cycle } = await as(cast.bram, (tx) => loadCycle(tx, start.id));
		expect(cycle).toMatchObject({
			familyKnows: 'no',
			familyKnowsWhy: 'Vader is op reis.',
			familyKnowsUntil: '2026-10-01',
		});
	});

	test('too long, a wrong step, a foreign parent and a closed reflection are refused with their own code', async () => {
		const id = await tableCycle();
		const refused = async (item: SaveItem, code: string) =>
			expect(as(cast.anna, (tx) => saveItem(tx, item))).rejects.toMatchObject({ code });
		await refused(answer(id, 'x'.repeat(FIELD_LIMIT + 1)), 'text-too-long');
		await refused(answer(id, 'Hij kwam.', { kind: 'observation', slot: null }), 'piece-not-known');
		await refused(answer(id, '', { fields: { secret: 'x' } }), 'piece-not-known');
		await refused(
			answer(id, 'Want', { step: 'analyse', kind: 'evidenceFor', slot: null, parentId: randomUUID() }),
			'not-found',
		);
		await as(cast.bram, (tx) => closeCycle(tx, { id }));
		await refused(answer(id, 'Te laat.'), 'cycle-closed');
		await as(cast.bram, (tx) => closeCycle(tx, { id, closed: false }));
		expect(await as(cast.anna, (tx) => saveItem(tx, answer(id, 'Op tijd.')))).toMatchObject({
			outcome: 'saved',
		});
	});
});

describe('what is kept', () => {
	test('nothing that was written stands readable in the database', async () => {
		const id = randomUUID();
		const circleId = cast.circles.tableOne;
		const why = 'Zilverberk is een geheim woord.';
		await as(cast.anna, (tx) =>
			startCycle(tx, {
				id,
				circleId,
				door: 'stuck',
				title: 'Zilverberk',
				familyKnows: 'no',
				familyKnowsWhy: why,
			}),
		);
		await as(cast.anna, (tx) => saveItem(tx, answer(id, why)));
		const owner = await openAsOwner();
		for (const table of ['cycle', 'cycle_item', 'audit']) {
			const { rows } = await owner.query(`select t::text as line from ${table} t where region_id = $1`, [
				cast.regionId,
			]);
			expect(rows.length).toBeGreaterThan(0);
			for (const { line } of rows) {
				expect(line).not.toContain('Zilverberk');
				expect(line).not.toContain(Buffer.from('Zilverberk').toString('hex'));
			}
		}
		await owner.end();
		const { cycle, items } = await as(cast.bram, (tx) => loadCycle(tx, id));
		expect(cycle.title).toBe('Zilverberk');
		expect(items.map((item) => item.fields.text)).toEqual([why]);
	});

	test('reading and changing a reflection of a trajectory is written down, a private one is not', async () => {
		const id = await tableCycle();
		await as(cast.anna, (tx) => saveItem(tx, answer(id, 'Ze belde af.')));
		await as(cast.bram, (tx) => loadCycle(tx, id));
		const own = randomUUID();
		await as(cast.anna, (tx) =>
			startCycle(tx, { id: own, circleId: cast.notebooks.anna ?? '', door: 'lookBack' }),
		);
		await as(cast.anna, (tx) => loadCycle(tx, own));
		const owner = await openAsOwner();
		const audited = async (subject: string) =>
			(await owner.query('select what, person_id from audit where subject_id = $1 order by id', [subject]))
				.rows;
		expect(await audited(id)).toEqual([
			{ what: 'start-reflection', person_id: cast.anna.personId },
			{ what: 'change-reflection', person_id: cast.anna.personId },
			{ what: 'read-reflection', person_id: cast.bram.personId },
		]);
		expect(await audited(own)).toEqual([]);
		await owner.end();
	});

	test('the same save sent twice is kept once', async () => {
		const id = await tableCycle();
		const item = answer(id, 'Ze belde af.', { step: 'objectify', kind: 'observation', slot: null });
		await as(cast.anna, (tx) => saveItem(tx, item));
		expect(await as(cast.anna, (tx) => saveItem(tx, item))).toMatchObject({ outcome: 'saved', version: 1 });
		expect((await as(cast.anna, (tx) => loadCycle(tx, id))).items).toHaveLength(1);
		await as(cast.anna, (tx) =>
			startCycle(tx, { id, circleId: cast.circles.tableOne, door: 'stuck', ...known }),
		);
	});

	test('what was taken out is out with all under it, and can be put back', async () => {
		const id = await tableCycle();
		const hypothesis = answer(id, 'Misschien is ze moe.', {
			step: 'analyse',
			kind: 'hypothesis',
			slot: null,
		});
		const evidence = { step: 'analyse', kind: 'evidenceFor', slot: null, parentId: hypothesis.id } as const;
		await as(cast.anna, (tx) => saveItem(tx, hypothesis));
		await as(cast.anna, (tx) => saveItem(tx, answer(id, 'Ze gaapte.', evidence)));
		await as(cast.bram, (tx) => removeItem(tx, { cycleId: id, id: hypothesis.id }));
		expect((await as(cast.anna, (tx) => loadCycle(tx, id))).items).toEqual([]);
		await as(cast.bram, (tx) => removeItem(tx, { cycleId: id, id: hypothesis.id, removed: false }));
		expect((await as(cast.anna, (tx) => loadCycle(tx, id))).items).toHaveLength(2);
	});
});

describe('two people in one text', () => {
	test('the same sentence: nothing is written over, both texts come back with the name of the other', async () => {
		const id = await tableCycle();
		const first = await as(cast.anna, (tx) => saveItem(tx, answer(id, 'Ze kwam dinsdag.')));
		const from = { id: first.id, version: 1, base: { text: 'Ze kwam dinsdag.' } };
		await as(cast.bram, (tx) => saveItem(tx, answer(id, 'Ze kwam dinsdag niet.', from)));
		expect(await as(cast.anna, (tx) => saveItem(tx, answer(id, 'Ze kwam woensdag.', from)))).toEqual({
			...{ outcome: 'conflict', id: first.id, version: 2, by: 'bram', names: ['text'] },
			fields: { text: 'Ze kwam dinsdag niet.' },
		});
		const { items } = await as(cast.anna, (tx) => loadCycle(tx, id));
		expect(items[0]?.fields.text).toBe('Ze kwam dinsdag niet.');
	});

	test('different sentences are brought together', async () => {
		const id = await tableCycle();
		const text = 'Ze kwam dinsdag. Moeder belde.';
		const first = await as(cast.anna, (tx) => saveItem(tx, answer(id, text)));
		const from = { id: first.id, version: 1, base: { text } };
		await as(cast.bram, (tx) => saveItem(tx, answer(id, 'Ze kwam dinsdag niet. Moeder belde.', from)));
		expect(
			await as(cast.anna, (tx) =>
				saveItem(tx, answer(id, 'Ze kwam dinsdag. Moeder belde om tien uur.', from)),
			),
		).toMatchObject({
			outcome: 'saved',
			version: 3,
			fields: { text: 'Ze kwam dinsdag niet. Moeder belde om tien uur.' },
		});
	});

	test('two first answers to one question at the same moment: one row, a choice for the second', async () => {
		const id = await tableCycle();
		const answers = await Promise.all([
			as(cast.anna, (tx) => saveItem(tx, answer(id, 'Ze kwam.'))),
			as(cast.bram, (tx) => saveItem(tx, answer(id, 'Ze kwam niet.'))),
		]);
		expect(answers.map((one) => one.outcome).sort()).toEqual(['conflict', 'saved']);
		expect((await as(cast.anna, (tx) => loadCycle(tx, id))).items).toHaveLength(1);
	});
});

describe('a next round', () => {
	test('explanations that stood come along once, with their evidence; refuted ones stay behind', async () => {
		const id = await tableCycle();
		const hypothesis = (text: string, verdict: string) =>
			answer(id, text, { step: 'analyse', kind: 'hypothesis', slot: null, fields: { text, verdict } });
		const open = hypothesis('Misschien is ze moe.', 'open');
		const refuted = hypothesis('Misschien wil ze niet.', 'refuted');
		for (const one of [open, refuted]) {
			const under = { step: 'analyse', kind: 'evidenceFor', slot: null, parentId: one.id } as const;
			await as(cast.anna, (tx) => saveItem(tx, one));
			await as(cast.anna, (tx) => saveItem(tx, answer(id, 'Ze gaapte.', under)));
		}
		const again = { id: randomUUID(), previousId: id };
		await expect(as(cast.bram, (tx) => takeUpAgain(tx, again))).rejects.toMatchObject({
			code: 'family-knows-missing',
		});
		for (const _click of [1, 2]) await as(cast.bram, (tx) => takeUpAgain(tx, { ...again, ...known }));
		const { cycle, items } = await as(cast.anna, (tx) => loadCycle(tx, again.id));
		expect(cycle.previousId).toBe(id);
		expect(items.map((item) => [item.kind, item.fields.text])).toEqual([
			['hypothesis', 'Misschien is ze moe.'],
			['evidenceFor', 'Ze gaapte.'],
		]);
		expect(items[0]?.slot).toBe(`analyse.again.${open.id}`);
		expect((await as(cast.anna, (tx) => loadCycle(tx, id))).followers.map((one) => one.id)).toEqual([
			again.id,
		]);
	});

	test('a private catch is copied to a group of mine, where it names no source', async () => {
		const from = randomUUID();
		await as(cast.anna, (tx) =>
			startCycle(tx, {
				id: from,
				circleId: cast.notebooks.anna ?? '',
				door: 'lookBack',
				form: 'fiveMinutes',
			}),
		);
		await as(cast.anna, (tx) => saveItem(tx, answer(from, 'Ze belde af.', { slot: 'reflect.five-minutes' })));
		const copy = { id: randomUUID(), fromId: from, circleId: cast.circles.team };
		await expect(
			as(cast.anna, (tx) => copyToCircle(tx, { ...copy, circleId: cast.circles.tableTwo })),
		).rejects.toMatchObject({ code: 'not-found' });
		for (const _click of [1, 2]) await as(cast.anna, (tx) => copyToCircle(tx, copy));
		const { cycle, items } = await as(cast.anna, (tx) => loadCycle(tx, copy.id));
		expect(cycle).toMatchObject({ circleId: cast.circles.team, previousId: null });
		expect(items.map((item) => item.fields.text)).toEqual(['Ze belde af.']);
		const mine = await as(cast.anna, listMyCycles);
		expect(mine.filter(({ id }) => id === from || id === copy.id).map((one) => one.name)).toEqual([
			'Ze belde af.',
			'Ze belde af.',
		]);
	});
});
