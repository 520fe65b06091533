import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listMembers } from '#features/people/index.server.ts';
import { type Actor, asActor, type Tx } from '#platform/db/context.server.ts';
import { type Cast, layOutCast } from '#tests/cast.ts';
import { openAsOwner, openTestPlatform } from '#tests/database.ts';
import {
	addChild,
	addEvent,
	changeTrajectory,
	findTrajectoryOfCircle,
	loadFigures,
	loadRegister,
	loadTrajectory,
	openTable,
	registerTrajectory,
	removeEvent,
} from './index.server.ts';
import { registerForm } from './register-form.ts';
import type { EventKind } from './timeline.ts';

const platform = openTestPlatform();
const zones = [{ id: 'westhoek', name: 'Westhoek' }];
let cast: Cast;
let elsewhere: Cast;
beforeAll(async () => {
	cast = await layOutCast();
	elsewhere = await layOutCast('Elders');
});
afterAll(() => platform.close());

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => asActor(platform, actor, work);
const refusal = (code: string) => expect.objectContaining({ code });
const form = (code: string) => registerForm.parse({ code, registeredOn: '2026-01-12' });
const all = { search: '', page: 1 };
const note = { kind: 'crisis' as EventKind, onDay: '2026-02-01', note: 'De nacht was zwaar.' };

let count = 0;
/** A trajectory with a fresh code, registered by the coordinator. */
async function register(): Promise<{ id: string; code: string }> {
	count += 1;
	const [id, code] = [randomUUID(), `R${count}`];
	await as(cast.chris, (tx) => registerTrajectory(tx, { id, childId: randomUUID() }, form(code), zones));
	return { id, code };
}

/** The same with a table at which bram sits. */
async function withTable(): Promise<{ id: string; code: string; circleId: string }> {
	const { id, code } = await register();
	const circleId = randomUUID();
	await as(cast.chris, (tx) => openTable(tx, tableFor(id, circleId, cast.bram)));
	return { id, code, circleId };
}

const tableFor = (trajectoryId: string, circleId: string, first: Actor) => ({
	trajectoryId,
	circleId,
	membershipId: randomUUID(),
	personId: first.personId ?? '',
	role: 'processGuide' as const,
	existingMeeting: 'het overleg met het gezin',
	whyNew: null,
});

async function auditOf(what: string, subject: string | null) {
	const owner = await openAsOwner();
	try {
		const { rows } = await owner.query(
			`select person_id, circle_id from audit where region_id = $1 and what = $2
				and subject_id is not distinct from $3 order by id`,
			[cast.regionId, what, subject],
		);
		return rows as { person_id: string; circle_id: string | null }[];
	} finally {
		await owner.end();
	}
}

test('nobody but the coordinator registers, changes, or puts a table around a trajectory', async () => {
	const { id } = await withTable();
	const bare = await register();
	for (const actor of [cast.anna, cast.bram, cast.dora, cast.gust, cast.ivo]) {
		const fresh = { id: randomUUID(), childId: randomUUID() };
		await expect(as(actor, (tx) => registerTrajectory(tx, fresh, form('X1'), zones))).rejects.toEqual(
			refusal('coordinator-only'),
		);
		await expect(as(actor, (tx) => changeTrajectory(tx, id, form('X1'), zones))).rejects.toEqual(
			refusal('coordinator-only'),
		);
		await expect(as(actor, (tx) => openTable(tx, tableFor(bare.id, randomUUID(), actor)))).rejects.toEqual(
			refusal('coordinator-only'),
		);
	}
});

test('a stranger, another table and the administrator find nothing', async () => {
	const { id } = await withTable();
	const strangers = [cast.anna, cast.emil, cast.dora, cast.gust, cast.ivo, elsewhere.chris, elsewhere.bram];
	for (const actor of strangers) {
		await expect(as(actor, (tx) => loadTrajectory(tx, id))).rejects.toEqual(refusal('not-found'));
		const event = { id: randomUUID(), ...note };
		await expect(as(actor, (tx) => addEvent(tx, id, event))).rejects.toEqual(refusal('not-found'));
		const child = { id: randomUUID(), trajectoryId: id, age: 9 };
		await expect(as(actor, (tx) => addChild(tx, child))).rejects.toEqual(refusal('not-found'));
	}
	for (const actor of [cast.dora, cast.ivo, cast.gust])
		await expect(as(actor, (tx) => loadRegister(tx, all))).rejects.toEqual(refusal('not-found'));
});

test('the coordinator reads the register line, never what the table notes', async () => {
	const { id, circleId } = await withTable();
	const eventId = randomUUID();
	await as(cast.bram, (tx) => addEvent(tx, id, { id: eventId, ...note }));
	const seen = await as(cast.chris, (tx) => loadTrajectory(tx, id));
	expect(seen.line.circleId).toBe(circleId);
	expect(seen.table).toBeUndefined();
	expect(JSON.stringify(seen)).not.toContain('zwaar');
	await expect(as(cast.chris, (tx) => addEvent(tx, id, { id: randomUUID(), ...note }))).rejects.toEqual(
		refusal('table-only'),
	);
	await expect(as(cast.chris, (tx) => removeEvent(tx, id, eventId))).rejects.toEqual(refusal('table-only'));
});

test('faults of a line come back per field; a code in another spelling is the same code', async () => {
	const { code } = await register();
	const twice = registerTrajectory;
	const asked = { id: randomUUID(), childId: randomUUID() };
	await expect(
		as(cast.chris, (tx) => twice(tx, asked, form(` ${code.toLowerCase()} `), zones)),
	).rejects.toMatchObject({
		code: 'fields',
		fields: { code: { nl: expect.stringContaining('al in gebruik') } },
	});
});

test('two registrations of one code at the same moment: one stands, the other is told', async () => {
	const attempts = await Promise.allSettled(
		['Z 900', 'z900'].map((code) =>
			as(cast.chris, (tx) =>
				registerTrajectory(tx, { id: randomUUID(), childId: randomUUID() }, form(code), zones),
			),
		),
	);
	expect(attempts.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
	const failed = attempts.find((one) => one.status === 'rejected');
	expect(failed?.reason).toMatchObject({ code: 'fields' });
	expect((await as(cast.chris, (tx) => loadRegister(tx, { search: 'z900', page: 1 }))).total).toBe(1);
});

test('a double click registers, opens and notes once', async () => {
	const id = randomUUID();
	const childId = randomUUID();
	const circleId = randomUUID();
	const seat = tableFor(id, circleId, cast.bram);
	const event = { id: randomUUID(), ...note };
	for (let click = 0; click < 2; click++) {
		await as(cast.chris, (tx) => registerTrajectory(tx, { id, childId }, form('D1'), zones));
		await as(cast.chris, (tx) => openTable(tx, seat));
		await as(cast.bram, (tx) => addEvent(tx, id, event));
	}
	const seen = await as(cast.bram, (tx) => loadTrajectory(tx, id));
	expect(seen.children).toHaveLength(1);
	expect(seen.table?.timeline.filter((mark) => mark.kind === 'crisis')).toHaveLength(1);
	expect(await as(cast.bram, (tx) => listMembers(tx, circleId))).toHaveLength(1);
	expect(await as(cast.bram, (tx) => findTrajectoryOfCircle(tx, circleId))).toEqual({ id, code: 'D1' });
});

test('a trajectory keeps its table: another one is refused and nothing of it stays', async () => {
	const { id } = await withTable();
	const second = tableFor(id, randomUUID(), cast.emil);
	await expect(as(cast.chris, (tx) => openTable(tx, second))).rejects.toEqual(refusal('has-table'));
	const groupless = { ...tableFor((await register()).id, randomUUID(), cast.emil), existingMeeting: null };
	await expect(as(cast.chris, (tx) => openTable(tx, groupless))).rejects.toEqual(refusal('needs-meeting'));
});

test('the table notes what happened, encrypted, and takes it away with its note', async () => {
	const { id } = await withTable();
	const event = { id: randomUUID(), ...note };
	await as(cast.bram, (tx) => addEvent(tx, id, event));
	const owner = await openAsOwner();
	const stored = async () =>
		(await owner.query('select note from trajectory_event where id = $1', [event.id])).rows[0].note;
	expect((await stored()).toString('utf8')).not.toContain('nacht');
	const seen = await as(cast.bram, (tx) => loadTrajectory(tx, id));
	expect(seen.table?.timeline).toContainEqual({ ...event, note: 'De nacht was zwaar.' });
	await expect(
		as(cast.bram, (tx) => addEvent(tx, id, { ...note, id: randomUUID(), onDay: '1999-12-31' })),
	).rejects.toEqual(refusal('day-too-far'));

	await as(cast.bram, (tx) => removeEvent(tx, id, event.id));
	expect(await stored()).toBeNull();
	await owner.end();
	const after = await as(cast.bram, (tx) => loadTrajectory(tx, id));
	expect(after.table?.timeline.map((mark) => mark.kind)).toEqual(['registration']);
	await expect(as(cast.bram, (tx) => removeEvent(tx, id, randomUUID()))).rejects.toEqual(
		refusal('not-found'),
	);
});

test('a changed line and an added child show to the table; figures stay with the first child', async () => {
	const { id, code } = await withTable();
	const started = registerForm.parse({
		code,
		registeredOn: '2026-01-12',
		startedOn: '2026-02-01',
		ageAtRegistration: '14',
		zone: 'Westhoek',
		referrerType: 'CLB',
		referrer: 'De Brug',
		frame: 'judicial',
	});
	await as(cast.chris, (tx) => changeTrajectory(tx, id, started, zones));
	await as(cast.bram, (tx) => addChild(tx, { id: randomUUID(), trajectoryId: id, age: 9 }));
	await expect(
		as(cast.bram, (tx) => addChild(tx, { id: randomUUID(), trajectoryId: id, age: 99 })),
	).rejects.toEqual(refusal('age-range'));
	const { line, children } = await as(cast.bram, (tx) => loadTrajectory(tx, id));
	expect(line).toMatchObject({ code, startedOn: '2026-02-01', zone: 'westhoek', frame: 'judicial' });
	expect(children.map((child) => [child.position, child.ageAtRegistration])).toEqual([
		[1, 14],
		[2, 9],
	]);
	const figures = await as(cast.chris, (tx) => loadFigures(tx, zones));
	expect(figures.ages).toEqual([{ age: 14, n: 1 }]);
	expect(figures.zones).toEqual([{ zone: 'Westhoek', n: 1 }]);
});

test('who sits at a table finds that trajectory in the list, and no other', async () => {
	const mine = await withTable();
	await register();
	const { lines, coordinates } = await as(cast.bram, (tx) => loadRegister(tx, all));
	expect(coordinates).toBe(false);
	expect(lines.map((line) => line.code)).toContain(mine.code);
	const circles = lines.map((line) => line.circleId);
	expect(circles).not.toContain(null);
	expect((await as(cast.chris, (tx) => loadRegister(tx, all))).total).toBeGreaterThan(lines.length);
});

test('exact figures are for the coordinator alone', async () => {
	for (const actor of [cast.anna, cast.bram, cast.dora, cast.hilde])
		await expect(as(actor, (tx) => loadFigures(tx, zones))).rejects.toEqual(refusal('coordinator-only'));
});

test('every view of a line, of the register and of the figures is noted where it can be seen', async () => {
	const { id, circleId } = await withTable();
	const before = {
		register: await auditOf('read-register', null),
		figures: await auditOf('read-figures', null),
	};
	for (let view = 0; view < 2; view++) {
		await as(cast.chris, (tx) => loadTrajectory(tx, id));
		await as(cast.chris, (tx) => loadRegister(tx, all));
		await as(cast.chris, (tx) => loadFigures(tx, zones));
	}
	const chris = cast.chris.personId;
	expect(await auditOf('read-trajectory', id)).toEqual([
		{ person_id: chris, circle_id: circleId },
		{ person_id: chris, circle_id: circleId },
	]);
	expect(await auditOf('read-register', null)).toHaveLength(before.register.length + 2);
	expect(await auditOf('read-figures', null)).toHaveLength(before.figures.length + 2);
});
