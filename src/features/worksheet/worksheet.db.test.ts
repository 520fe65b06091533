import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listActionsOfCycle } from '#features/action/index.server.ts';
import { closeCycle, loadCycle } from '#features/cycle/index.server.ts';
import { loadLibrary } from '#features/method/index.server.ts';
import { loadDraft } from '#features/signal/index.server.ts';
import { type Actor, asActor, type Tx } from '#platform/db/context.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { type Cast, layOutCast } from '#tests/cast.ts';
import { openAsOwner, openTestPlatform } from '#tests/database.ts';
import { giveTrajectory } from '#tests/trajectory.ts';
import { bringItem } from './bring-item.server.ts';
import { loadWorksheet } from './load-worksheet.server.ts';
import { type StartWorksheet, startWorksheet } from './start-worksheet.server.ts';
import { listWorksheets } from './worksheet-store.server.ts';
import { addItem, changeItem, changeWorksheet, removeItem, saveAnswers } from './write-items.server.ts';

const library = loadLibrary('content');
const platform = openTestPlatform();
let cast: Cast;
beforeAll(async () => {
	cast = await layOutCast();
	await giveTrajectory(cast, 'tableOne');
});
afterAll(() => platform.close());

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => asActor(platform, actor, work);
async function refusalOf(work: Promise<unknown>): Promise<string> {
	const error = await work.then(
		() => new Error('this was not refused'),
		(thrown: unknown) => thrown,
	);
	if (!(error instanceof Refusal)) throw error;
	return error.code;
}
const input = (of: string, where: string, more: Partial<StartWorksheet> = {}): StartWorksheet => ({
	...{ id: randomUUID(), of, where, matter: 'De week van oma', takers: [], familyKnowsWhy: '' },
	...more,
});
const begin = (actor: Actor, asked: StartWorksheet) => as(actor, (tx) => startWorksheet(tx, library, asked));
const atTeam = (of: string, more: Partial<StartWorksheet> = {}) =>
	begin(cast.anna, input(of, `circle:${cast.circles.team}`, more));
const atTable = (of: string) =>
	begin(cast.anna, input(of, `circle:${cast.circles.tableOne}`, { familyKnows: 'yes' }));
const itemOf = (place: string, text: string, parentId: string | null = null, marks: string[] = []) => ({
	...{ id: randomUUID(), place, text, parentId, marks },
	taker: 0,
});

describe('refused', () => {
	test('in a group of others, with something that is not there, and what is only for reading', async () => {
		const elsewhere = input('instrument/swot', `circle:${cast.circles.tableTwo}`);
		expect(await refusalOf(begin(cast.anna, elsewhere))).toBe('not-found');
		expect(await refusalOf(atTeam('instrument/nowhere'))).toBe('not-found');
		expect(await refusalOf(atTeam('instrument/safety-first'))).toBe('not-found');
	});

	test('at the table of a trajectory until somebody said whether the family knows', async () => {
		const asked = input('instrument/swot', `circle:${cast.circles.tableOne}`);
		expect(await refusalOf(begin(cast.anna, asked))).toBe('family-knows-missing');
		expect(await refusalOf(as(cast.anna, (tx) => loadWorksheet(tx, asked.id, 'nl')))).toBe('not-found');
	});

	test('for everyone outside the group, coordinator and administrator too', async () => {
		const { id } = await atTable('instrument/swot');
		for (const who of [cast.chris, cast.dora, cast.emil, cast.hilde, cast.ivo]) {
			expect(await refusalOf(as(who, (tx) => loadWorksheet(tx, id, 'nl')))).toBe('not-found');
			expect(await refusalOf(as(who, (tx) => addItem(tx, id, itemOf('strengths', 'x'))))).toBe('not-found');
			expect(await as(who, listWorksheets)).toEqual([]);
		}
	});

	test('a place, point or mark that does not exist, too long a text, and a closed sheet', async () => {
		const { id } = await atTeam('instrument/swot');
		const add = (item: ReturnType<typeof itemOf>) => refusalOf(as(cast.anna, (tx) => addItem(tx, id, item)));
		expect(await add(itemOf('nowhere', 'x'))).toBe('place-unknown');
		expect(await add(itemOf('strengths', 'x', null, ['decides']))).toBe('place-unknown');
		expect(await add(itemOf('strengths', 'x'.repeat(4001)))).toBe('text-too-long');
		expect(await add(itemOf('strengths', ' '))).toBe('nothing-written');
		await as(cast.anna, (tx) => changeWorksheet(tx, { id, closed: true }));
		expect(await add(itemOf('strengths', 'x'))).toBe('worksheet-closed');
		const scan = await atTeam('instrument/continuum');
		const answer = { id: randomUUID(), place: 'x.y', text: '', point: 'expert' };
		expect(
			await refusalOf(
				as(cast.anna, (tx) => saveAnswers(tx, { worksheetId: scan.id, taker: 0, answers: [answer] })),
			),
		).toBe('place-unknown');
		expect(
			await refusalOf(
				as(cast.anna, (tx) => saveAnswers(tx, { worksheetId: scan.id, taker: 3, answers: [] })),
			),
		).toBe('place-unknown');
	});

	test('more people in turns than one screen holds', async () => {
		const takers = Array.from({ length: 13 }, (_, index) => `begeleider ${index}`);
		expect(await refusalOf(atTeam('instrument/swot', { takers }))).toBe('too-many-takers');
		const { id } = await atTeam('instrument/swot');
		expect(await refusalOf(as(cast.anna, (tx) => changeWorksheet(tx, { id, takers })))).toBe(
			'too-many-takers',
		);
	});

	test('a change of what somebody else changed meanwhile', async () => {
		const { id } = await atTable('instrument/circle-of-influence');
		const item = itemOf('control', 'Ik bel');
		await as(cast.anna, (tx) => addItem(tx, id, item));
		await as(cast.bram, (tx) => changeItem(tx, id, { id: item.id, version: 1, place: 'influence' }));
		expect(
			await refusalOf(
				as(cast.anna, (tx) => changeItem(tx, id, { id: item.id, version: 1, text: 'Ik bel morgen' })),
			),
		).toBe('item-changed');
		const { items } = await as(cast.anna, (tx) => loadWorksheet(tx, id, 'nl'));
		expect(items).toMatchObject([{ place: 'influence', text: 'Ik bel', version: 2 }]);
	});
});

test('what stands on a worksheet is unreadable in the database', async () => {
	const asked = input('instrument/swot', `circle:${cast.circles.team}`, {
		matter: 'Overnachten bij oma',
		takers: ['mama'],
	});
	const { id } = await begin(cast.anna, asked);
	await as(cast.anna, (tx) => addItem(tx, id, itemOf('strengths', 'Oma woont dichtbij')));
	const owner = await openAsOwner();
	const { rows } = await owner.query(
		`select w.matter, w.takers, i.body from worksheet w join worksheet_item i on i.worksheet_id = w.id where w.id = $1`,
		[id],
	);
	await owner.end();
	for (const value of Object.values<Buffer>(rows[0]))
		expect(value.toString('latin1')).not.toMatch(/oma|mama/i);
});

test('each answer is kept apart: of each taker, and of each member; an answer made empty goes', async () => {
	const { id } = await atTable('instrument/korthagen-guide');
	const first = library.instrument.get('korthagen-guide')?.nl;
	if (first?.engine !== 'guide') throw new Error('the guide is there');
	const section = first.sections[0];
	const place = `${section?.id}.${section?.questions[0]?.id}`;
	await as(cast.anna, (tx) => changeWorksheet(tx, { id, takers: ['mama', 'leerkracht'] }));
	const say = (who: Actor, taker: number, text: string) =>
		as(who, (tx) =>
			saveAnswers(tx, { worksheetId: id, taker, answers: [{ id: randomUUID(), place, text }] }),
		);
	await say(cast.anna, 1, 'Ik wou rust');
	await say(cast.anna, 2, 'Ik zag een moe kind');
	await say(cast.bram, 0, 'Er was weinig tijd');
	await say(cast.anna, 1, 'Ik wou vooral rust');
	await say(cast.anna, 2, '');
	const { items } = await as(cast.bram, (tx) => loadWorksheet(tx, id, 'nl'));
	expect(items.map(({ taker, text, changedBy }) => [taker, text, changedBy])).toEqual([
		[1, 'Ik wou vooral rust', cast.anna.personId],
		[0, 'Er was weinig tijd', cast.bram.personId],
	]);
});

test('on one page an answer goes and comes back, and a choice is taken back while its words stay', async () => {
	const { id } = await atTeam('instrument/continuum');
	const scan = library.instrument.get('continuum')?.nl;
	if (scan?.engine !== 'scan') throw new Error('the scan is there');
	const place = `${scan.sections[0]?.id}.${scan.sections[0]?.items[0]?.id}`;
	const point = scan.scale.points[0]?.id ?? '';
	const answer = { id: randomUUID(), place };
	const say = (who: Actor, body: { text: string; point?: string }) =>
		as(who, (tx) => saveAnswers(tx, { worksheetId: id, taker: 0, answers: [{ ...answer, ...body }] }));
	const now = async () => (await as(cast.anna, (tx) => loadWorksheet(tx, id, 'nl'))).items;
	await say(cast.anna, { text: 'Wij vragen het eerst', point });
	await say(cast.anna, { text: 'Wij vragen het eerst' });
	expect(await now()).toMatchObject([{ text: 'Wij vragen het eerst' }]);
	expect((await now())[0]).not.toHaveProperty('point');
	await say(cast.anna, { text: '' });
	expect(await now()).toEqual([]);
	expect(await refusalOf(say(cast.bram, { text: 'Van een ander' }))).toBe('not-found');
	await say(cast.anna, { text: 'Toch wel' });
	expect(await now()).toMatchObject([{ text: 'Toch wel', changedBy: cast.anna.personId }]);
});

test('a running worksheet keeps its content, whatever the library says later', async () => {
	const { id } = await atTeam('instrument/circle-of-influence');
	const changed = { ...library, instrument: new Map() };
	const other = structuredClone(library.instrument.get('circle-of-influence'));
	if (!other) throw new Error('the circle is there');
	other.nl.title = 'Cirkel van later';
	changed.instrument.set('circle-of-influence', other);
	const later = await as(cast.anna, (tx) =>
		startWorksheet(tx, changed, input('instrument/circle-of-influence', `circle:${cast.circles.team}`)),
	);
	const titleOf = async (sheet: string) =>
		(await as(cast.anna, (tx) => loadWorksheet(tx, sheet, 'nl'))).usable.entry.title;
	expect(await titleOf(id)).toBe('Cirkel van invloed');
	expect(await titleOf(later.id)).toBe('Cirkel van later');
	const listed = await as(cast.anna, listWorksheets);
	expect(listed.slice(0, 2).map(({ title }) => title.nl)).toEqual(['Cirkel van later', 'Cirkel van invloed']);
});

test('what is taken away comes back, with what hung under it', async () => {
	const { id } = await atTeam('instrument/what-made-that');
	const board = library.instrument.get('what-made-that')?.nl;
	if (board?.engine !== 'board') throw new Error('the board is there');
	const place = board.zones[0]?.id ?? '';
	const root = itemOf(place, 'Het overleg viel weg');
	const middle = itemOf(place, 'De bus reed niet', root.id);
	const leaf = itemOf(place, 'Staking', middle.id);
	for (const item of [root, middle, leaf]) await as(cast.anna, (tx) => addItem(tx, id, item));
	await as(cast.anna, (tx) => removeItem(tx, id, { id: middle.id, removed: true }));
	const now = async () => (await as(cast.anna, (tx) => loadWorksheet(tx, id, 'nl'))).items;
	expect((await now()).map(({ text, parentId }) => [text, parentId])).toEqual([
		['Het overleg viel weg', null],
		['Staking', root.id],
	]);
	await as(cast.anna, (tx) => removeItem(tx, id, { id: middle.id, removed: false }));
	expect(await now()).toHaveLength(3);
});

describe('what a worksheet yields goes on', () => {
	test('as a piece of the reflection to which it belongs, with no way back', async () => {
		const { id } = await atTable('instrument/circle-of-influence');
		const item = itemOf('control', 'Ik bel de ouders voor het overleg');
		await as(cast.anna, (tx) => addItem(tx, id, item));
		const bring = (into: 'observation' | 'hypothesis' | 'condition' | 'action') =>
			as(cast.anna, (tx) => bringItem(tx, { worksheetId: id, itemId: item.id, into, title: 'x' }));
		for (const into of ['observation', 'hypothesis', 'condition', 'action'] as const) await bring(into);
		const { sheet, items } = await as(cast.anna, (tx) => loadWorksheet(tx, id, 'nl'));
		expect(items[0]?.became).toBe('action');
		const [action] = await as(cast.bram, (tx) => listActionsOfCycle(tx, sheet.cycleId ?? ''));
		expect(action).toMatchObject({ what: item.text, ownerId: cast.anna.personId, state: 'open' });
		const { items: pieces } = await as(cast.bram, (tx) => loadCycle(tx, sheet.cycleId ?? ''));
		expect(pieces.map(({ step, kind, fields }) => [step, kind, fields.text])).toEqual([
			['objectify', 'observation', item.text],
			['analyse', 'hypothesis', item.text],
			['plan', 'condition', item.text],
		]);
	});

	test('as the beginning of a signal; in a team a reflection begins with it', async () => {
		const { id } = await atTeam('instrument/circle-of-influence');
		const item = itemOf('concern', 'Wie van voorziening wisselt, wacht opnieuw');
		await as(cast.anna, (tx) => addItem(tx, id, item));
		const { path } = await as(cast.anna, (tx) =>
			bringItem(tx, { worksheetId: id, itemId: item.id, into: 'signal', title: 'Uit: wachten' }),
		);
		const draft = await as(cast.anna, (tx) => loadDraft(tx, path.split('/').at(-1) ?? ''));
		expect(draft.body.statement).toBe(item.text);
		const { sheet } = await as(cast.anna, (tx) => loadWorksheet(tx, id, 'nl'));
		const { cycle } = await as(cast.anna, (tx) => loadCycle(tx, sheet.cycleId ?? ''));
		expect(cycle.title).toBe('Uit: wachten');
	});

	test('not into a reflection that was closed', async () => {
		const { id } = await atTable('instrument/circle-of-influence');
		const item = itemOf('control', 'Ik bel');
		await as(cast.anna, (tx) => addItem(tx, id, item));
		const { sheet } = await as(cast.anna, (tx) => loadWorksheet(tx, id, 'nl'));
		await as(cast.anna, (tx) => closeCycle(tx, { id: sheet.cycleId ?? '', closed: true }));
		const bring = as(cast.anna, (tx) =>
			bringItem(tx, { worksheetId: id, itemId: item.id, into: 'observation', title: 'x' }),
		);
		expect(await refusalOf(bring)).toBe('cycle-closed');
		expect((await as(cast.anna, (tx) => loadWorksheet(tx, id, 'nl'))).items[0]?.became).toBe(null);
	});
});
