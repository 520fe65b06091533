import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '#platform/day.ts';
import { type ApiStage, openApiStage } from '#tests/api.ts';
import { openAsOwner } from '#tests/database.ts';
import { NOW } from '#tests/theme.ts';

let stage: ApiStage;
/** Anna and bram are two; hilde sits in the team of anna. */
const pair = randomUUID();
beforeAll(async () => {
	stage = await openApiStage();
	const { anna, bram, hilde, circles, regionId } = stage.cast;
	const owner = await openAsOwner();
	await owner.query(
		"insert into circle (region_id, id, kind, name, existing_meeting) values ($1, $2, 'duo', 'Twee', 'maandag')",
		[regionId, pair],
	);
	for (const [circle, who] of [
		[pair, anna],
		[pair, bram],
		[circles.team, hilde],
	] as const)
		await owner.query(
			"insert into membership (region_id, id, circle_id, person_id, role) values ($1, $2, $3, $4, 'member')",
			[regionId, randomUUID(), circle, who.personId],
		);
	await owner.end();
});
afterAll(() => stage.close());

test('a program runs a series for a worker, and gives the leader the goals alone', async () => {
	const { ask, cast, tokenOf } = stage;
	const [anna, bram, hilde] = [await tokenOf(cast.anna), await tokenOf(cast.bram), await tokenOf(cast.hilde)];
	const body = {
		...{ circleId: pair, kind: 'workFloor', guideId: cast.bram.personId, guided: [cast.anna.personId] },
		...{ start: addDays(NOW, 7), count: 3, rhythmWeeks: 2, tapers: true },
	};
	expect((await ask(anna, 'post', '/guidance', { ...body, count: 1 })).body.error.code).toBe('series-shape');
	const made = await ask(anna, 'post', '/guidance', body);
	expect(made.status).toBe(201);
	const series = `/guidance/${made.body.id}`;
	const goal = { personId: cast.anna.personId, what: 'Rustig blijven', notice: '' };
	const { id } = (await ask(bram, 'post', `${series}/goals`, goal)).body;
	const agreement = `${series}/goals/${id}/agreement`;
	expect((await ask(bram, 'put', agreement, { agreed: true })).body.error.code).toBe('not-your-goal');
	expect((await ask(anna, 'put', agreement, { agreed: true })).status).toBe(204);
	expect((await ask(anna, 'put', `${series}/leader`, { leaderId: cast.hilde.personId })).status).toBe(204);
	const change = { state: 'reached', evidence: 'Het lukte vier keer.' };
	expect((await ask(anna, 'patch', `${series}/goals/${id}`, change)).status).toBe(204);
	expect((await ask(hilde, 'get', series)).body.error.code).toBe('not-found');
	const read = (await ask(hilde, 'get', '/guidance')).body;
	expect(read).toMatchObject({ tracks: [], led: [{ personName: 'anna', goals: [{ state: 'reached' }] }] });
	expect(JSON.stringify(read)).not.toContain('vier keer');
	expect((await ask(bram, 'get', series)).body.notes.evidence).toEqual({ [id]: 'Het lukte vier keer.' });
});
