import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '#platform/day.ts';
import { type ApiStage, openApiStage } from '#tests/api.ts';
import { openAsOwner } from '#tests/database.ts';
import { NOW } from '#tests/theme.ts';

let stage: ApiStage;
const tokens: string[] = [];
beforeAll(async () => {
	stage = await openApiStage();
	const { anna, bram, emil, fien, gust } = stage.cast;
	const owner = await openAsOwner();
	for (const actor of [anna, bram, emil, fien, gust]) {
		tokens.push(await stage.tokenOf(actor));
		if (actor === anna) continue;
		await owner.query(
			"insert into membership (region_id, id, circle_id, person_id, role) values ($1, $2, $3, $4, 'member')",
			[actor.regionId, randomUUID(), stage.cast.circles.team, actor.personId],
		);
	}
	await owner.end();
});
afterAll(() => stage.close());

test('a program opens a round, each answers with an own token, and nobody sees a picture before the end', async () => {
	const [anna = ''] = tokens;
	const { ask, cast } = stage;
	const stranger = await stage.tokenOf(cast.chris);
	const made = await ask(anna, 'post', '/scans', {
		circleId: cast.circles.team,
		slug: 'quality-framework',
		closesOn: addDays(NOW, 10),
	});
	expect(made.status).toBe(201);
	const round = `/scans/${made.body.id}`;
	for (const path of [round, `${round}/picture`])
		expect((await ask(stranger, 'get', path)).body.error.code).toBe('not-found');
	const chosen = { points: { 'form.chosen': 'mostly' }, evidence: { 'form.chosen': 'We kozen ze samen.' } };
	for (const token of tokens) expect((await ask(token, 'put', `${round}/answer`, chosen)).status).toBe(204);
	expect((await ask(anna, 'get', round)).body).toMatchObject({ members: 5, answered: 5, mine: chosen });
	expect((await ask(anna, 'get', `${round}/picture`)).body.error.code).toBe('scan-open');
	expect((await ask(anna, 'post', `${round}/cards`, { count: 8 })).body.error.code).toBe('no-client-words');
	expect((await ask(anna, 'post', `${round}/close`)).status).toBe(204);
	const { body } = await ask(anna, 'get', `${round}/picture?language=en`);
	expect(body.warning).toContain('not about people');
	expect(body.sections[0].items[0]).toMatchObject({
		place: 'form.chosen',
		group: { answered: 5, counts: [0, 0, 5, 0] },
		client: null,
		evidence: Array(5).fill('We kozen ze samen.'),
	});
	expect(body.sections[0].items[1].group).toBeNull();
	const { scans } = (await ask(anna, 'get', '/scans')).body;
	expect(scans).toMatchObject([{ id: made.body.id, waitsForMe: false }]);
});
