import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '#platform/day.ts';
import { type ApiStage, openApiStage } from '#tests/api.ts';
import { openAsOwner } from '#tests/database.ts';
import { NOW } from '#tests/theme.ts';

let stage: ApiStage;
const themeId = randomUUID();
beforeAll(async () => {
	stage = await openApiStage();
	const owner = await openAsOwner();
	await owner.query(
		`insert into theme (region_id, id, kind, title, state, made_on, published_on)
		values ($1, $2, 'chance', 'Traumasensitief handelen', 'inDiscussion', $3, $3)`,
		[stage.cast.regionId, themeId, NOW],
	);
	await owner.end();
});
afterAll(() => stage.close());

test('a program keeps a plan for a group; a stranger to the group reads it and changes nothing', async () => {
	const { ask, cast, tokenOf } = stage;
	const [gust, ivo] = [await tokenOf(cast.gust), await tokenOf(cast.ivo)];
	const circleId = cast.circles.learningNetwork;
	const refused = await ask(ivo, 'post', '/plans', { themeId, circleId });
	expect([refused.status, refused.body.error.code]).toEqual([404, 'not-found']);
	const made = await ask(gust, 'post', '/plans', { themeId, circleId });
	expect(made.status).toBe(201);
	const plan = `/plans/${made.body.id}`;
	expect((await ask(gust, 'post', `${plan}/pilot-steps`)).status).toBe(204);
	const { steps } = (await ask(ivo, 'get', plan)).body;
	expect(steps).toHaveLength(4);
	const change = { title: 'Samenstellen', ways: ['Bel partners.'], state: 'done', version: 1 };
	expect((await ask(ivo, 'put', `${plan}/steps/${steps[0].id}`, change)).status).toBe(404);
	expect((await ask(gust, 'put', `${plan}/steps/${steps[0].id}`, change)).status).toBe(204);
	expect((await ask(gust, 'put', `${plan}/steps/${steps[0].id}`, change)).body.error.code).toBe(
		'step-changed',
	);
	await ask(gust, 'post', `${plan}/steps/${steps[0].id}/move`, { by: 1 });
	expect((await ask(gust, 'delete', `${plan}/steps/${steps[3].id}`)).status).toBe(204);
	const { plans } = (await ask(ivo, 'get', `/themes/${themeId}/plans`)).body;
	expect(plans[0].steps.map(({ title }: { title: string }) => title)).toEqual([
		steps[1].title,
		'Samenstellen',
		steps[2].title,
	]);
	await ask(gust, 'post', `${plan}/steps/${steps[3].id}/restore`);
	expect((await ask(gust, 'get', `/circles/${circleId}/plans`)).body.plans[0].steps).toHaveLength(4);
});

test('a program asks homework, types in what was said and reads it once it is opened up', async () => {
	const { ask, cast, tokenOf } = stage;
	const [gust, chris] = [await tokenOf(cast.gust), await tokenOf(cast.chris)];
	const circleId = cast.circles.learningNetwork;
	const made = await ask(gust, 'post', '/homework', {
		...{
			circleId,
			themeId,
			lastDay: addDays(NOW, 10),
			title: 'Hoe kijken jullie?',
			why: 'We zoeken woorden.',
		},
		...{ questions: ['Wat helpt?'], constituencies: ['Onderwijs'] },
	});
	expect(made.status).toBe(201);
	const homework = `/homework/${made.body.id}`;
	expect((await ask(chris, 'get', homework)).status).toBe(404);
	const { constituencies } = (await ask(gust, 'get', homework)).body;
	const one = `${homework}/constituencies/${constituencies[0].id}`;
	expect((await ask(gust, 'post', `${one}/link`)).body.code).toMatch(/^(\w{4}-){6}\w{2}$/);
	expect((await ask(gust, 'delete', `${one}/link`)).status).toBe(204);
	await ask(gust, 'post', `${homework}/constituencies`, { name: 'Pleegzorg' });
	const said = { constituencyId: constituencies[0].id, answers: ['Rust.'] };
	expect((await ask(gust, 'post', `${homework}/answers`, said)).status).toBe(201);
	expect((await ask(gust, 'get', `${homework}/answers`)).body.error.code).toBe('homework-open');
	expect((await ask(gust, 'patch', homework, { lastDay: NOW })).status).toBe(204);
	expect((await ask(gust, 'post', `${homework}/opening`)).status).toBe(204);
	const { answers } = (await ask(gust, 'get', `${homework}/answers`)).body;
	expect(answers).toMatchObject([{ answers: ['Rust.'], onPaper: true, taken: [] }]);
	const nuance = { answerId: answers[0].id, question: 0, body: 'Rust.' };
	expect((await ask(gust, 'post', `${homework}/nuances`, nuance)).status).toBe(201);
	expect((await ask(chris, 'get', `/themes/${themeId}`)).body.nuances).toMatchObject([
		{ sector: 'Onderwijs' },
	]);
	expect((await ask(gust, 'get', `/circles/${circleId}/homework`)).body.homework).toMatchObject([
		{ answers: 1, asked: 2, closedOn: NOW },
	]);
});
