import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiStage, openApiStage } from '#tests/api.ts';
import { openAsOwner } from '#tests/database.ts';

let stage: ApiStage;
beforeAll(async () => {
	stage = await openApiStage();
	const { regionId, anna, fien } = stage.cast;
	const owner = await openAsOwner();
	for (const actor of [anna, fien]) {
		const id = randomUUID();
		await owner.query('insert into organisation (region_id, id, name, sector) values ($1, $2, $3, $4)', [
			...[regionId, id, 'Een huis', actor === anna ? 'youth-care' : 'general-welfare'],
		]);
		await owner.query('update person set organisation_id = $3 where region_id = $1 and id = $2', [
			...[regionId, actor.personId, id],
		]);
	}
	await owner.end();
});
afterAll(() => stage.close());

test('programs ask, offer, answer, grant, seat, move and end; each sees no more than its person', async () => {
	const { ask, cast } = stage;
	const [anna, bram, chris, fien, gust] = await Promise.all(
		[cast.anna, cast.bram, cast.chris, cast.fien, cast.gust].map((actor) => stage.tokenOf(actor)),
	);
	const body = {
		...{
			circleId: cast.circles.tableOne,
			zone: 'brugge',
			sectors: ['youth-care'],
			element: 'shared',
			hours: 8,
		},
		line: 'We schuiven alles door en niemand draagt nog iets samen.',
	};
	const refused = await ask(anna, 'post', '/outsider-asks', {
		...body,
		line: 'Bel mama op 0475 12 34 56 a.u.b.',
	});
	expect([refused.status, refused.body.error.code]).toEqual([400, 'line-identifies']);
	const offered = { hours: 20, per: 'year', homeZone: 'brugge' };
	expect((await ask(gust, 'put', '/ring/me', offered)).body.error.code).toBe('no-organisation');
	expect((await ask(fien, 'put', '/ring/me', offered)).status).toBe(204);
	expect((await ask(fien, 'get', '/ring')).body.error.code).toBe('coordinator-only');
	const admission = `/ring/${cast.fien.personId}/admission`;
	expect((await ask(chris, 'post', admission, { lent: true })).status).toBe(204);
	expect((await ask(chris, 'get', '/ring')).body.guides).toMatchObject([{ name: 'fien', hours: 20 }]);

	const made = await ask(anna, 'post', '/outsider-asks', body);
	expect(made.status).toBe(201);
	const one = `/outsider-asks/${made.body.id}`;
	expect((await ask(gust, 'get', one)).body.error.code).toBe('not-found');
	const brokered = (await ask(chris, 'get', one)).body;
	expect(brokered).toMatchObject({ group: null, brokering: { taken: false, proposed: [{ name: 'fien' }] } });
	expect((await ask(chris, 'post', `${one}/offers`, { personId: cast.fien.personId })).status).toBe(204);
	expect((await ask(fien, 'post', `${one}/answer`, { yes: true })).status).toBe(204);
	expect((await ask(fien, 'get', one)).body).toMatchObject({ group: null, offer: { circleName: null } });
	expect((await ask(anna, 'post', `${one}/mandate`, { agreed: 'wij allen' })).status).toBe(204);
	expect((await ask(fien, 'get', one)).body.offer).toEqual({ accepted: true, circleName: 'tableOne' });
	expect((await ask(fien, 'post', `${one}/decides`, { decides: false })).status).toBe(204);
	expect((await ask(bram, 'post', `${one}/seat`, {})).status).toBe(204);
	expect((await ask(fien, 'post', `${one}/phase`, { phase: 'background' })).status).toBe(204);
	expect((await ask(fien, 'get', '/outsider-asks')).body).toMatchObject({
		own: [],
		forMe: [{ seated: true }],
		hoursLeft: 12,
	});
	const kept = { hours: 6, missing: 'shared', moved: 'yes' };
	expect((await ask(bram, 'post', `${one}/end`, kept)).status).toBe(204);
	expect((await ask(bram, 'get', one)).status).toBe(404);
	const { balance, yields } = (await ask(chris, 'get', '/ring')).body;
	expect(balance).toEqual([{ organisation: 'Een huis', lent: 6, drawn: 0 }]);
	expect(yields[3]).toEqual({ element: 'shared', yes: 0, partly: 0, no: 0, tooEarly: 0 });
});
