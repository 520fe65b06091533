import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiStage, openApiStage } from '#tests/api.ts';

let stage: ApiStage;
let chris: string;
beforeAll(async () => {
	stage = await openApiStage();
	chris = await stage.tokenOf(stage.cast.chris);
});
afterAll(() => stage.close());

const list = readFileSync(resolve(import.meta.dirname, '../tests/data/trajecten.csv'));

/** Sends a file as the body and waits until it was read. */
async function sendFile(bytes: BodyInit, id: string) {
	const path = `/trajectory-imports?id=${id}&fileName=trajecten.csv`;
	const sent = await stage.call(chris, 'post', path, bytes, { 'content-type': 'text/csv' });
	expect([sent.status, sent.body]).toEqual([202, { id }]);
	return await expect
		.poll(async () => (await stage.ask(chris, 'get', `/trajectory-imports/${id}`)).body.state, {
			timeout: 20_000,
		})
		.not.toBe('reading');
}

test('a list is for the coordinator, and not too large', async () => {
	const { call, ask, tokenOf, cast } = stage;
	const anna = await tokenOf(cast.anna);
	const path = '/trajectory-imports?fileName=lijst.csv';
	expect((await call(anna, 'post', path, list)).status).toBe(403);
	expect((await ask(anna, 'get', `/trajectory-imports/${randomUUID()}`)).status).toBe(404);
	const large = await call(chris, 'post', path, new Uint8Array(25 * 1024 * 1024 + 1));
	expect([large.status, large.body.error.code]).toEqual([413, 'too-large']);
	expect((await call(chris, 'post', '/trajectory-imports', list)).body.error.fields).toHaveProperty(
		'fileName',
	);
});

test('a list is read, looked at, taken once, and counted as the report counts it', async () => {
	const { ask } = stage;
	const id = randomUUID();
	await sendFile(list, id);
	const path = `/trajectory-imports/${id}`;
	expect((await ask(chris, 'get', path)).body).toMatchObject({
		state: 'preview',
		acceptedRows: 28,
		refused: [],
	});
	for (const _ of ['once', 'twice']) expect((await ask(chris, 'post', `${path}/taking`)).status).toBe(201);
	const { body } = await ask(chris, 'get', '/figures/trajectories');
	expect(body.total).toBe(18);
	expect(body.years).toEqual([
		{ year: 2023, registered: 15, started: 10, closed: 3, running: 0 },
		{ year: 2024, registered: 12, started: 7, closed: 3, running: 7 },
		{ year: 2025, registered: 1, started: 1, closed: 12, running: 11 },
	]);
	expect(body.zones.map((one: { n: number }) => one.n)).toEqual([7, 5, 3, 3]);
	const found = (await ask(chris, 'get', '/trajectories?search=T001')).body;
	expect([found.total, found.trajectories[0].code]).toEqual([1, 'T001']);
});

test('one line is registered, refused per field, and its family and table follow', async () => {
	const { ask, cast, tokenOf } = stage;
	const line = {
		code: 'N001',
		registeredOn: '2026-03-02',
		startedOn: null,
		ageAtRegistration: 14,
		frame: 'voluntary',
	};
	const wrong = await ask(chris, 'post', '/trajectories', { line: { ...line, registeredOn: '30/02/2026' } });
	expect([wrong.status, Object.keys(wrong.body.error.fields)]).toEqual([400, ['registeredOn']]);
	const { body } = await ask(chris, 'post', '/trajectories', { line });
	const path = `/trajectories/${body.id}`;
	expect((await ask(chris, 'post', `${path}/children`, { age: 9 })).status).toBe(201);
	const event = { kind: 'consultation', onDay: '2026-03-10', note: 'Eerste gesprek.' };
	expect((await ask(chris, 'post', `${path}/events`, event)).body.error.code).toBe('table-only');
	const table = { personId: cast.ivo.personId, role: 'processGuide', existingMeeting: 'wekelijks overleg' };
	expect((await ask(chris, 'post', `${path}/table`, table)).status).toBe(201);
	const ivo = await tokenOf(cast.ivo);
	expect((await ask(ivo, 'post', `${path}/events`, event)).status).toBe(201);
	const read = (await ask(ivo, 'get', path)).body;
	expect(read.children.map((one: { ageAtRegistration: number }) => one.ageAtRegistration)).toEqual([14, 9]);
	expect(read.timeline.map((one: { note: string | null }) => one.note)).toEqual([null, 'Eerste gesprek.']);
	const { id: chair } = (
		await ask(ivo, 'post', `${path}/chairs`, { kind: 'child', label: 'het oudste kind' })
	).body;
	const words = { words: 'Ik wil niet nog eens verhuizen.', how: 'toldAndNoted', readBack: true };
	expect((await ask(ivo, 'post', `/chairs/${chair}/voices`, words)).status).toBe(201);
	const { chairs } = (await ask(ivo, 'get', `${path}/chairs`)).body;
	expect(chairs[0].voices[0]).toMatchObject({ words: words.words, readBack: true });
	expect((await ask(chris, 'get', `${path}/chairs`)).status).toBe(404);
});
