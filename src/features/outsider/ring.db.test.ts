import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import {
	as,
	ask,
	cast,
	count,
	ended,
	joins,
	offer,
	owner,
	proposed,
	refused,
	rules,
	seated,
} from '#tests/outsider.ts';
import {
	admitGuide,
	answerAsk,
	dismissGuide,
	endOutsider,
	enterRing,
	grantMandate,
	leaveRing,
	loadOverview,
	loadRing,
	sayDecides,
	seatOutsider,
} from './index.server.ts';

test('nobody with more hours than the coordinator noted, until she notes them again', async () => {
	await joins(cast.fien, { hours: 20 });
	const id = await ask();
	const offered = { hours: 20, per: 'quarter' as const, homeZone: 'brugge', alsoZones: [] };
	const enters = (changed: object) =>
		as(cast.fien, (tx) => enterRing(tx, { ...offered, ...changed }, rules.zones));
	await enters({ hours: 15 });
	expect(await proposed(id)).toEqual(['fien']);
	await enters({ hours: 400 });
	expect(await proposed(id)).toEqual([]);
	await as(cast.chris, (tx) => admitGuide(tx, cast.fien.personId ?? ''));
	await enters({ hours: 100, per: 'year' });
	expect(await proposed(id)).toEqual(['fien']);
	await enters({ hours: 100, per: 'quarter' });
	expect(await proposed(id)).toEqual([]);
});

test('two yeses do not take the same hours, at the same moment neither', async () => {
	await joins(cast.ivo, { hours: 10 });
	const ids = [await ask(), await ask({ circleId: cast.circles.tableTwo }, cast.emil)];
	for (const id of ids) await offer(id, cast.ivo);
	const said = await Promise.allSettled(ids.map((id) => as(cast.ivo, (tx) => answerAsk(tx, id, true))));
	expect(said.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
	expect(said.find(({ status }) => status === 'rejected')).toMatchObject({
		reason: { code: 'no-hours-left' },
	});
	const first = ids[said.findIndex(({ status }) => status === 'fulfilled')] ?? '';
	await as(cast.ivo, (tx) => answerAsk(tx, first, true));
});

test('a table where nobody else has an organisation is rounded off too, and draws nothing', async () => {
	const id = await seated();
	await owner.query(
		'update person set organisation_id = null where region_id = $1 and id in (select m.person_id from membership m where m.region_id = $1 and m.circle_id = $2 and m.person_id <> $3)',
		[cast.regionId, cast.circles.tableOne, cast.fien.personId],
	);
	await as(cast.bram, (tx) => endOutsider(tx, id, ended));
	expect([await count('outsider_ask'), await count('ring_hours'), await count('ring_yield')]).toEqual([
		0, 1, 1,
	]);
});

test('hours drawn and what moved appear from three endings on, all at once; hours left count what was given', async () => {
	const circles = [cast.circles.tableOne, cast.circles.tableTwo, cast.circles.tableThree];
	const leads = [cast.bram, cast.emil, cast.gust];
	await owner.query(
		"insert into membership (region_id, id, circle_id, person_id, role) values ($1, $2, $3, $4, 'processGuide')",
		[cast.regionId, randomUUID(), circles[2], cast.gust.personId],
	);
	await joins(cast.ivo);
	for (const [index, circleId] of circles.entries()) {
		const leader = leads[index] ?? cast.bram;
		const id = await ask({ circleId }, leader);
		await offer(id, cast.ivo);
		await as(cast.ivo, (tx) => answerAsk(tx, id, true));
		await as(leader, (tx) => grantMandate(tx, id, 'iedereen'));
		await as(cast.ivo, (tx) => sayDecides(tx, id, false));
		await as(leader, (tx) => seatOutsider(tx, id, randomUUID()));
		const before = await as(cast.chris, loadRing);
		expect(before.endings).toBe(0);
		expect(before.balance.every(({ drawn }) => drawn === 0)).toBe(true);
		await as(cast.ivo, (tx) => endOutsider(tx, id, ended));
	}
	const { balance, yields, endings } = await as(cast.chris, loadRing);
	expect(endings).toBe(3);
	expect(balance).toEqual([
		{ organisation: 'Huis van anna', lent: 0, drawn: 6 },
		{ organisation: 'Huis van bram', lent: 0, drawn: 6 },
		{ organisation: 'Huis van emil', lent: 0, drawn: 12 },
		{ organisation: 'Huis van fien', lent: 0, drawn: 12 },
		{ organisation: 'Huis van ivo', lent: 36, drawn: 0 },
	]);
	expect(yields[0]).toEqual({ element: 'neutral', counts: [0, 3, 0, 0] });
	expect((await as(cast.ivo, loadOverview)).hoursLeft).toBe(4);
});

test('who left the ring or is taken out of it is asked no more; somebody without organisation cannot lend', async () => {
	await joins(cast.fien);
	await joins(cast.ivo);
	const id = await ask();
	await as(cast.fien, leaveRing);
	await as(cast.chris, (tx) => dismissGuide(tx, cast.ivo.personId ?? ''));
	expect(await proposed(id)).toEqual([]);
	const offered = { hours: 10, per: 'year' as const, homeZone: 'gent', alsoZones: [] };
	await refused(cast.gust, 'no-organisation', (tx) => enterRing(tx, offered, rules.zones));
	await refused(cast.fien, 'coordinator-only', (tx) => admitGuide(tx, cast.fien.personId ?? ''));
});
