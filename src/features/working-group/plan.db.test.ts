import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addStopToTheme } from '#features/theme/index.server.ts';
import { type Actor, asActor, type Tx } from '#platform/db/context.server.ts';
import { layOutCast } from '#tests/cast.ts';
import { openTestPlatform } from '#tests/database.ts';
import { NOW, stageThemes, type ThemeStage } from '#tests/theme.ts';
import {
	addPilotSteps,
	addStep,
	beginPlan,
	changeStep,
	loadPlan,
	loadPlanChoices,
	loadPlans,
	loadTemplates,
	moveStep,
	removeStep,
} from './index.server.ts';
import { type StepInput, stepInput } from './plan.ts';

const platform = openTestPlatform();
const { nl } = loadTemplates('content');
let stage: ThemeStage;
let themeId: string;
beforeAll(async () => {
	stage = await stageThemes(platform);
	themeId = (await stage.themeOf(3)).themeId;
});
afterAll(() => platform.close());

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => asActor(platform, actor, work);
const refused = (code: string) => expect.objectContaining({ code });
const step = (title: string, change: Partial<StepInput> = {}): StepInput => ({
	...stepInput.parse({ title }),
	...change,
});

/** The learning network, with gust in the chair, gets a theme of its own on its road. */
async function stop(): Promise<string> {
	const { cast, chris, themeOf } = stage;
	const made = (await themeOf(3)).themeId;
	const circleId = cast.circles.learningNetwork;
	await as(chris, (tx) =>
		addStopToTheme(tx, randomUUID(), made, { kind: 'learningNetwork', circleId, label: '', onDay: NOW }),
	);
	return made;
}
const begin = (actor: Actor, theme: string, circleId = stage.cast.circles.learningNetwork) =>
	as(actor, (tx) => beginPlan(tx, { id: randomUUID(), themeId: theme, circleId }));
const titles = async (actor: Actor, planId: string) =>
	(await as(actor, (tx) => loadPlan(tx, planId))).steps.map(({ title }) => title);

describe('who may not', () => {
	test('a stranger to the group, a table, a notebook and a theme elsewhere begin no plan', async () => {
		const { cast, chris } = stage;
		const own = await stop();
		for (const actor of [cast.hilde, cast.ivo, cast.dora, (await layOutCast()).gust])
			await expect(begin(actor, own)).rejects.toEqual(refused('not-found'));
		await expect(begin(cast.anna, themeId, cast.circles.tableOne)).rejects.toEqual(refused('not-found'));
		await expect(begin(chris, themeId, cast.notebooks.chris)).rejects.toEqual(refused('not-found'));
		// Anna reads the theme because her table sent a signal; her team does not.
		await expect(begin(cast.anna, themeId, cast.circles.team)).rejects.toEqual(refused('theme-elsewhere'));
		await expect(begin(chris, themeId)).rejects.toEqual(refused('theme-elsewhere'));
		expect((await as(cast.gust, (tx) => loadPlanChoices(tx))).groups.map(({ name }) => name)).toEqual([
			'learningNetwork',
		]);
		expect((await as(chris, (tx) => loadPlanChoices(tx))).groups.length).toBeGreaterThan(3);
	});

	test('who reads the theme reads the plan and changes nothing; who does not finds nothing', async () => {
		const { cast } = stage;
		const own = await stop();
		const { id } = await begin(cast.gust, own);
		await as(cast.gust, (tx) => addStep(tx, id, randomUUID(), step('Samenstellen')));
		const [first] = (await as(cast.anna, (tx) => loadPlan(tx, id))).steps;
		expect(first).toMatchObject({ title: 'Samenstellen', result: '', state: 'planned' });
		expect((await as(cast.anna, (tx) => loadPlans(tx, { themeId: own })))[0]?.mine).toBe(false);
		const known = first?.id ?? '';
		for (const actor of [cast.anna, cast.ivo]) {
			await expect(as(actor, (tx) => addStep(tx, id, randomUUID(), step('Anders')))).rejects.toEqual(
				refused('not-found'),
			);
			await expect(as(actor, (tx) => changeStep(tx, id, known, 1, step('Anders')))).rejects.toEqual(
				refused('not-found'),
			);
			await expect(as(actor, (tx) => moveStep(tx, id, known, 1))).rejects.toEqual(refused('not-found'));
			await expect(as(actor, (tx) => removeStep(tx, id, known))).rejects.toEqual(refused('not-found'));
			await expect(as(actor, (tx) => addPilotSteps(tx, id, nl))).rejects.toEqual(refused('not-found'));
		}
		await expect(as(cast.ivo, (tx) => loadPlan(tx, id))).rejects.toEqual(refused('not-found'));
		expect(await as(cast.ivo, (tx) => loadPlans(tx, { themeId: own }))).toEqual([]);
	});

	test('a step of another plan is not found', async () => {
		const { gust } = stage.cast;
		const [one, other] = [await begin(gust, await stop()), await begin(gust, await stop())];
		const id = randomUUID();
		await as(gust, (tx) => addStep(tx, one.id, id, step('Samenstellen')));
		await expect(as(gust, (tx) => addStep(tx, other.id, id, step('Samenstellen')))).rejects.toEqual(
			refused('not-found'),
		);
		await expect(as(gust, (tx) => changeStep(tx, other.id, id, 1, step('Anders')))).rejects.toEqual(
			refused('not-found'),
		);
		await expect(as(gust, (tx) => removeStep(tx, other.id, id))).rejects.toEqual(refused('not-found'));
	});
});

test('a group has one plan for each theme, however often it is begun; the coordinator writes on it too', async () => {
	const { cast, chris } = stage;
	const own = await stop();
	const { id } = await begin(cast.gust, own);
	expect((await begin(chris, own)).id).toBe(id);
	const twice = randomUUID();
	for (let click = 0; click < 2; click += 1)
		await as(chris, (tx) => addStep(tx, id, twice, step('Samenstellen')));
	expect(await titles(cast.gust, id)).toEqual(['Samenstellen']);
});

test('the four steps of the pilot are a beginning: they are changed, moved, taken out and put back', async () => {
	const { gust } = stage.cast;
	const { id } = await begin(gust, await stop());
	await as(gust, (tx) => addPilotSteps(tx, id, nl));
	await expect(as(gust, (tx) => addPilotSteps(tx, id, nl))).rejects.toEqual(refused('steps-there'));
	const { steps } = await as(gust, (tx) => loadPlan(tx, id));
	expect(steps.map(({ ways, result }) => [ways.length, result])).toEqual([
		[3, ''],
		[4, ''],
		[5, ''],
		[6, ''],
	]);
	const [first, second] = steps;
	if (!first || !second) throw new Error('no steps');
	const done = step(first.title, { ways: ['Eén ding.'], result: 'Twintig mensen.', state: 'done' });
	await as(gust, (tx) => changeStep(tx, id, first.id, first.version, done));
	await expect(
		as(gust, (tx) => changeStep(tx, id, first.id, first.version, step('Te laat'))),
	).rejects.toEqual(refused('step-changed'));
	await as(gust, (tx) => moveStep(tx, id, second.id, -1));
	await as(gust, (tx) => moveStep(tx, id, second.id, -1));
	expect((await titles(gust, id)).slice(0, 2)).toEqual([second.title, first.title]);
	await as(gust, (tx) => removeStep(tx, id, second.id));
	expect(await titles(gust, id)).not.toContain(second.title);
	await expect(as(gust, (tx) => changeStep(tx, id, second.id, 1, step('Weg')))).rejects.toEqual(
		refused('not-found'),
	);
	await as(gust, (tx) => removeStep(tx, id, second.id, true));
	expect((await titles(gust, id))[0]).toBe(second.title);
	expect((await as(gust, (tx) => loadPlan(tx, id))).steps[1]).toMatchObject({ ...done, version: 2 });
});
