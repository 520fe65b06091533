import { randomUUID } from 'node:crypto';
import { CompiledQuery } from 'kysely';
import { describe, expect, test } from 'vitest';
import { listMyCircles } from '#features/people/index.server.ts';
import { layOutCast } from '#tests/cast.ts';
import {
	accepted,
	as,
	ask,
	asking,
	cast,
	count,
	ended,
	houses,
	joins,
	line,
	offer,
	owner,
	proposed,
	refused,
	rules,
	seated,
} from '#tests/outsider.ts';
import {
	answerAsk,
	askOutsider,
	endOutsider,
	enterRing,
	grantMandate,
	loadAsk,
	loadOverview,
	loadRing,
	movePhase,
	offerAsk,
	preferAnother,
	sayDecides,
	seatOutsider,
	stepBack,
	withdrawAsk,
} from './index.server.ts';

describe('what does not go out', () => {
	test('a line in which somebody is recognisable: name, place, age, date, code of the trajectory, group, organisation', async () => {
		await owner.query(
			"insert into trajectory (region_id, id, code, circle_id, registered_on) values ($1, $2, 'Zwaluw 7', $3, '2026-01-01')",
			[cast.regionId, randomUUID(), cast.circles.tableOne],
		);
		for (const marked of [
			'De mama van Kevin Peeters komt niet meer naar het overleg.',
			'Het overleg in Kortrijk loopt altijd vast op hetzelfde.',
			'Een meisje van 14 jaar zwijgt op elk overleg.',
			'Sinds 12 maart 2026 zegt niemand nog iets.',
			'Rond zwaluw7 praten we veel en beslissen we niets.',
			'Bij TableOne praten we veel en beslissen we niets.',
			'Met huis van Emil praten we veel en beslissen we niets.',
		])
			await refused(cast.anna, 'line-identifies', (tx) => askOutsider(tx, asking({ line: marked }), rules));
		expect(await count('outsider_ask')).toBe(0);
	});

	test('an ask of a group that is not mine, of my notebook, of a zone or sector that does not exist', async () => {
		const { tableTwo } = cast.circles;
		await refused(cast.anna, 'not-found', (tx) => askOutsider(tx, asking({ circleId: tableTwo }), rules));
		const own = cast.notebooks.anna ?? '';
		await refused(cast.anna, 'not-found', (tx) => askOutsider(tx, asking({ circleId: own }), rules));
		await refused(cast.anna, 'not-found', (tx) => askOutsider(tx, asking({ zone: 'nergens' }), rules));
		await refused(cast.anna, 'not-found', (tx) => askOutsider(tx, asking({ sectors: 'nergens' }), rules));
	});

	test('a second ask while one runs; the same one twice is one', async () => {
		const input = asking();
		const send = () => as(cast.anna, (tx) => askOutsider(tx, input, rules));
		expect(await Promise.all([send(), send()])).toEqual([{ id: input.id }, { id: input.id }]);
		await send();
		await refused(cast.bram, 'ask-runs', (tx) => askOutsider(tx, asking(), rules));
		expect(await count('outsider_ask')).toBe(1);
	});
});

describe('the wall', () => {
	test('from an ask the coordinator finds no table: not in what she reads, not in the database', async () => {
		await joins(cast.fien);
		const id = await ask({ organisations: houses.ivo ?? '' });
		const seen = await as(cast.chris, (tx) => loadAsk(tx, id));
		expect(seen.own).toBeUndefined();
		const told = JSON.stringify([seen, await as(cast.chris, loadOverview)]);
		for (const secret of [cast.circles.tableOne, 'tableOne', cast.anna.personId, houses.ivo])
			expect(told).not.toContain(secret);
		for (const table of [
			'outsider_origin',
			'outsider_involved',
			'outsider_offer',
			'outsider_phase',
			'ring_use',
		])
			expect(
				await as(cast.chris, (tx) =>
					tx.db.executeQuery(CompiledQuery.raw(`select * from ${table}`)).then(({ rows }) => rows),
				),
				table,
			).toEqual([]);
	});

	test('the log of the table says that it asked, not which ask that was', async () => {
		const id = await accepted();
		await as(cast.anna, (tx) => preferAnother(tx, id));
		await as(cast.anna, (tx) => withdrawAsk(tx, id));
		const { rows } = await owner.query(
			"select what, circle_id, subject_id from audit where region_id = $1 and what like '%-outsider'",
			[cast.regionId],
		);
		const kept = { circle_id: cast.circles.tableOne, subject_id: null };
		expect(rows).toEqual([
			{ what: 'ask-outsider', ...kept },
			{ what: 'prefer-another-outsider', ...kept },
			{ what: 'withdraw-outsider', ...kept },
		]);
	});

	test('a coordinator who sits in the group that asks can bring it together too', async () => {
		await joins(cast.fien);
		await owner.query(
			"insert into membership (region_id, id, circle_id, person_id, role) values ($1, $2, $3, $4, 'member')",
			[cast.regionId, randomUUID(), cast.circles.tableOne, cast.chris.personId],
		);
		const id = await ask();
		const twice = () => offer(id, cast.fien);
		await Promise.all([twice(), twice()]);
		expect(await as(cast.chris, (tx) => loadAsk(tx, id))).toMatchObject({
			own: { origin: { circleName: 'tableOne' } },
			brokering: { taken: false, offered: ['fien'] },
		});
		expect((await as(cast.anna, (tx) => loadAsk(tx, id))).brokering).toBeUndefined();
	});

	test('once the table said yes the ask is out of her sight, before the guide gets a place', async () => {
		const id = await accepted();
		const seen = await as(cast.chris, (tx) => loadAsk(tx, id));
		expect(seen.brokering).toMatchObject({ taken: true, proposed: [] });
		expect(seen.outsider).toBeUndefined();
		await as(cast.anna, (tx) => grantMandate(tx, id, 'iedereen'));
		await refused(cast.chris, 'not-found', (tx) => loadAsk(tx, id));
		expect((await as(cast.chris, loadOverview)).toBroker).toEqual([]);
	});

	test('strangers, the administrator and another region find nothing', async () => {
		const id = await accepted();
		const elsewhere = await layOutCast();
		for (const actor of [cast.dora, cast.gust, cast.emil, cast.hilde, elsewhere.anna, elsewhere.chris]) {
			await refused(actor, 'not-found', (tx) => loadAsk(tx, id));
			await refused(actor, 'not-found', (tx) => answerAsk(tx, id, true));
			await refused(actor, 'not-found', (tx) => grantMandate(tx, id, 'ik'));
			await refused(actor, 'not-found', (tx) => sayDecides(tx, id, false));
			await refused(actor, 'not-found', (tx) => stepBack(tx, id));
			await refused(actor, 'not-found', (tx) => preferAnother(tx, id));
			await refused(actor, 'not-found', (tx) => seatOutsider(tx, id, randomUUID()));
			await refused(actor, 'not-found', (tx) => movePhase(tx, id, 'background'));
			await refused(actor, 'not-found', (tx) => endOutsider(tx, id, ended));
			await refused(actor, 'not-found', (tx) => withdrawAsk(tx, id));
		}
		await refused(cast.anna, 'coordinator-only', loadRing);
		await refused(cast.anna, 'coordinator-only', (tx) => offerAsk(tx, id, cast.ivo.personId ?? ''));
	});

	test('who is asked hears nothing of the table until both said yes; the table hears only who said yes', async () => {
		await joins(cast.fien);
		await joins(cast.ivo);
		const id = await ask();
		await offer(id, cast.fien);
		await offer(id, cast.ivo);
		const asked = await as(cast.ivo, (tx) => loadAsk(tx, id));
		expect(asked).toMatchObject({ offer: { accepted: false }, ask: { line } });
		expect(JSON.stringify(asked)).not.toContain('table');
		await as(cast.ivo, (tx) => answerAsk(tx, id, false));
		await refused(cast.ivo, 'not-found', (tx) => loadAsk(tx, id));
		await as(cast.fien, (tx) => answerAsk(tx, id, true));
		expect((await as(cast.fien, (tx) => loadAsk(tx, id))).offer).toEqual({ accepted: true, decides: null });
		const atTable = await as(cast.anna, (tx) => loadAsk(tx, id));
		expect(atTable.outsider).toMatchObject({ name: 'fien', organisation: 'Huis van fien' });
		expect(JSON.stringify(atTable)).not.toContain('ivo');
		await as(cast.anna, (tx) => grantMandate(tx, id, 'de jongere'));
		const { offer: offered } = await as(cast.fien, (tx) => loadAsk(tx, id));
		expect(offered?.table).toMatchObject({ circleName: 'tableOne', contact: 'anna' });
	});

	test('the coordinator never hears who passed: asked stays asked', async () => {
		await joins(cast.fien);
		await joins(cast.ivo);
		const id = await ask();
		await offer(id, cast.fien);
		const before = (await as(cast.chris, (tx) => loadAsk(tx, id))).brokering;
		await as(cast.fien, (tx) => answerAsk(tx, id, false));
		expect((await as(cast.chris, (tx) => loadAsk(tx, id))).brokering).toEqual(before);
		expect(before).toMatchObject({ taken: false, offered: ['fien'] });
	});
});

describe('who is proposed', () => {
	test('nobody who has to do with the table, of an organisation left out, without hours, or not in the ring yet', async () => {
		for (const actor of [cast.anna, cast.emil, cast.fien, cast.ivo]) await joins(actor);
		const id = await ask({ organisations: houses.emil ?? '' });
		expect(await proposed(id)).toEqual(['fien', 'ivo']);
		await refused(cast.chris, 'cannot-offer', (tx) => offerAsk(tx, id, cast.emil.personId ?? ''));
		await as(cast.ivo, (tx) =>
			enterRing(tx, { hours: 9, per: 'year', homeZone: 'brugge', alsoZones: [] }, rules.zones),
		);
		expect(await proposed(id)).toEqual(['fien']);
		await owner.query(
			"insert into membership (region_id, id, circle_id, person_id, role, ended_on) values ($1, $2, $3, $4, 'member', '2026-01-01')",
			[cast.regionId, randomUUID(), cast.circles.tableOne, cast.fien.personId],
		);
		expect(await proposed(id)).toEqual([]);
	});

	test('nobody who decides on something for the region', async () => {
		await joins(cast.fien);
		const id = await ask();
		const [addressee, topic] = [randomUUID(), randomUUID()];
		await owner.query("insert into topic (region_id, id, name) values ($1, $2, 'Wachten')", [
			cast.regionId,
			topic,
		]);
		await owner.query(
			"insert into addressee (region_id, id, name, kind, bearer_id) values ($1, $2, 'Dienst', 'outside', $3)",
			[cast.regionId, addressee, cast.fien.personId],
		);
		expect(await proposed(id)).toEqual(['fien']);
		await owner.query(
			"insert into mandate (region_id, id, addressee_id, topic_id, verb, state) values ($1, $2, $3, $4, 'decides', 'accepted')",
			[cast.regionId, randomUUID(), addressee, topic],
		);
		expect(await proposed(id)).toEqual([]);
	});
});

describe('from yes to back', () => {
	test('not before its time: no mandate without a yes, no place without mandate and answer, no end without a place', async () => {
		await joins(cast.fien);
		const id = await ask();
		await refused(cast.anna, 'nobody-yet', (tx) => grantMandate(tx, id, 'iedereen'));
		await refused(cast.anna, 'nobody-yet', (tx) => preferAnother(tx, id));
		await offer(id, cast.fien);
		await as(cast.fien, (tx) => answerAsk(tx, id, true));
		await refused(cast.fien, 'not-found', (tx) => sayDecides(tx, id, false));
		await refused(cast.bram, 'nobody-yet', (tx) => seatOutsider(tx, id, randomUUID()));
		await as(cast.anna, (tx) => grantMandate(tx, id, 'iedereen'));
		await refused(cast.bram, 'not-neutral-yet', (tx) => seatOutsider(tx, id, randomUUID()));
		await refused(cast.anna, 'not-begun', (tx) => movePhase(tx, id, 'background'));
		await refused(cast.anna, 'not-begun', (tx) => endOutsider(tx, id, ended));
		await as(cast.fien, (tx) => sayDecides(tx, id, false));
		await refused(cast.anna, 'may-not-seat', (tx) => seatOutsider(tx, id, randomUUID()));
		expect(await count('outsider_phase')).toBe(0);
	});

	test('of two who say yes the first comes, and the other is thanked', async () => {
		await joins(cast.fien);
		await joins(cast.ivo);
		const id = await ask();
		await offer(id, cast.fien);
		await offer(id, cast.ivo);
		const said = await Promise.allSettled(
			[cast.fien, cast.ivo].map((actor) => as(actor, (tx) => answerAsk(tx, id, true))),
		);
		expect(said.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
		expect(said.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'taken' } });
	});

	test('who sits at the table since being asked does not come as somebody from outside', async () => {
		await joins(cast.fien);
		const id = await ask();
		await offer(id, cast.fien);
		await owner.query(
			"insert into membership (region_id, id, circle_id, person_id, role) values ($1, $2, $3, $4, 'member')",
			[cast.regionId, randomUUID(), cast.circles.tableOne, cast.fien.personId],
		);
		await refused(cast.fien, 'not-found', (tx) => answerAsk(tx, id, true));
	});

	test('a yes to "do you have anything to decide or offer here" ends the match, and the mandate with it', async () => {
		const id = await accepted();
		await as(cast.anna, (tx) => grantMandate(tx, id, 'de jongere'));
		await as(cast.fien, (tx) => sayDecides(tx, id, true));
		await refused(cast.fien, 'not-found', (tx) => loadAsk(tx, id));
		const { stage, own, outsider } = await as(cast.anna, (tx) => loadAsk(tx, id));
		expect({ stage, outsider }).toEqual({ stage: 'open', outsider: undefined });
		expect(own?.origin).toMatchObject({ returned: 'notNeutral', agreed: null, grantedOn: null });
		expect((await as(cast.chris, loadOverview)).toBroker.map((one) => one.id)).toEqual([id]);
		expect(await proposed(id)).toEqual([]);
	});

	test('the table may want somebody else, the guide may step back, and neither gives a reason', async () => {
		const id = await accepted();
		await as(cast.anna, (tx) => preferAnother(tx, id));
		expect((await as(cast.anna, (tx) => loadAsk(tx, id))).own?.origin.returned).toBeNull();
		await joins(cast.ivo);
		await offer(id, cast.ivo);
		await as(cast.ivo, (tx) => answerAsk(tx, id, true));
		await as(cast.ivo, (tx) => stepBack(tx, id));
		expect((await as(cast.anna, (tx) => loadAsk(tx, id))).own?.origin.returned).toBe('steppedBack');
	});

	test('the guide reads along at the table, moves with it, and after "back" reads nothing any more', async () => {
		const id = await seated();
		const [seat] = (await as(cast.fien, listMyCircles)).filter((one) => one.id === cast.circles.tableOne);
		expect(seat).toMatchObject({ role: 'processGuide' });
		const there = await as(cast.fien, (tx) => loadAsk(tx, id));
		expect(there).toMatchObject({
			stage: 'foreground',
			own: { origin: { agreed: 'de jongere, mama, de begeleider' } },
		});
		await refused(cast.anna, 'began', (tx) => withdrawAsk(tx, id));
		await as(cast.anna, (tx) => movePhase(tx, id, 'background'));
		await as(cast.anna, (tx) => movePhase(tx, id, 'background'));
		await as(cast.fien, (tx) => movePhase(tx, id, 'foreground'));
		const { phases } = await as(cast.anna, (tx) => loadAsk(tx, id));
		expect(phases.map(({ phase }) => phase)).toEqual(['foreground', 'background', 'foreground']);
		await refused(cast.anna, 'may-not-lead', (tx) => endOutsider(tx, id, ended));
		await as(cast.fien, (tx) => endOutsider(tx, id, ended));
		expect((await as(cast.fien, listMyCircles)).map((one) => one.id)).not.toContain(cast.circles.tableOne);
		await refused(cast.fien, 'not-found', (tx) => loadAsk(tx, id));
		await refused(cast.anna, 'not-found', (tx) => loadAsk(tx, id));
	});

	test('when the place was ended on the page of the group, the work can still be rounded off', async () => {
		const id = await seated();
		await owner.query(
			'update membership set ended_on = current_date where region_id = $1 and person_id = $2 and circle_id = $3',
			[...[cast.regionId, cast.fien.personId, cast.circles.tableOne]],
		);
		expect((await as(cast.fien, (tx) => loadAsk(tx, id))).phases).toHaveLength(1);
		await as(cast.fien, (tx) => endOutsider(tx, id, ended));
		expect(await count('outsider_ask')).toBe(0);
	});
});

describe('what is kept', () => {
	test('a withdrawn ask leaves nothing at all', async () => {
		const id = await accepted();
		await as(cast.bram, (tx) => withdrawAsk(tx, id));
		for (const table of ['ask', 'origin', 'involved', 'offer', 'phase'])
			expect(await count(`outsider_${table}`), table).toBe(0);
		expect((await count('ring_hours')) + (await count('ring_yield')) + (await count('ring_use'))).toBe(0);
	});

	test('hours, element and movement, with nothing that ties them together or to the table', async () => {
		const id = await seated();
		await as(cast.bram, (tx) => endOutsider(tx, id, ended));
		for (const table of ['ask', 'origin', 'involved', 'offer', 'phase'])
			expect(await count(`outsider_${table}`), table).toBe(0);
		const rows = async (table: string) =>
			(await owner.query(`select * from ${table} where region_id = $1`, [cast.regionId])).rows;
		const hours = await rows('ring_hours');
		expect(hours.filter(({ direction }) => direction === 'lent')).toMatchObject([
			{ organisation_id: houses.fien, quarter_hours: 48, released: true, ending: null },
		]);
		// Two houses sit at the table and share what was drawn.
		expect(hours.filter(({ direction }) => direction === 'drawn')).toMatchObject([
			{ quarter_hours: 24, released: false },
			{ quarter_hours: 24, released: false },
		]);
		expect(Object.keys((await rows('ring_yield'))[0])).toEqual([
			'region_id',
			'id',
			'missing',
			'moved',
			'released',
		]);
		const ids = [...hours, ...(await rows('ring_yield')), ...(await rows('ring_use'))].map(({ id }) => id);
		expect(new Set(ids).size).toBe(5);
	});
});
