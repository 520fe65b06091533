import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiStage, openApiStage } from '#tests/api.ts';
import { layOutCast } from '#tests/cast.ts';
import { giveTrajectory } from '#tests/trajectory.ts';

let stage: ApiStage;
const tokens = {} as Record<'anna' | 'bram' | 'chris' | 'dora' | 'ivo' | 'stranger', string>;
let trajectoryId: string;
let cycleId: string;
beforeAll(async () => {
	stage = await openApiStage();
	const { cast, tokenOf, ask } = stage;
	for (const name of ['anna', 'bram', 'chris', 'dora', 'ivo'] as const)
		tokens[name] = await tokenOf(cast[name]);
	tokens.stranger = await tokenOf((await layOutCast('Buurland')).chris);
	trajectoryId = await giveTrajectory(cast, 'tableOne');
	const started = { circleId: cast.circles.tableOne, door: 'stuck', familyKnows: 'yes' };
	cycleId = (await ask(tokens.anna, 'post', '/cycles', started)).body.id;
});
afterAll(() => stage.close());

const codeOf = ({ status, body }: { status: number; body: { error?: { code?: string } } }) => [
	status,
	body?.error?.code,
];

describe('who comes without a token that works', () => {
	test('is asked for one, whatever the path or the method', async () => {
		const { ask, call, cast } = stage;
		for (const operation of stage.api.operations) {
			const [method, path] = operation.split(' ') as ['get', string];
			if (path === '/api/v1' || path.endsWith('/openapi.json')) continue;
			const answer = await ask(
				undefined,
				method,
				path.replace('/api/v1', '').replaceAll(/\{\w+\}/g, randomUUID()),
			);
			expect([operation, ...codeOf(answer)]).toEqual([operation, 401, 'unauthorized']);
			expect(answer.headers.get('www-authenticate')).toBe('Bearer');
		}
		expect(codeOf(await ask('lus_nothing', 'get', '/me'))).toEqual([401, 'unauthorized']);
		const cookie = { cookie: 'better-auth.session_token=abc', 'x-person': cast.chris.personId ?? '' };
		expect(codeOf(await call(undefined, 'get', '/me', undefined, cookie))).toEqual([401, 'unauthorized']);
		const basic = { authorization: `Basic ${tokens.chris}` };
		expect(codeOf(await call(undefined, 'get', '/me', undefined, basic))).toEqual([401, 'unauthorized']);
	});

	test('stays outside with one that expired or was revoked, or whose person left', async () => {
		const { ask, age, cast, tokenOf } = stage;
		const [old, taken, left] = [
			await tokenOf(cast.anna),
			await tokenOf(cast.anna),
			await tokenOf(cast.fien),
		] as const;
		for (const token of [old, taken, left]) expect((await ask(token, 'get', '/me')).status).toBe(200);
		await age.expire(old);
		await age.revoke(taken);
		await age.leave(cast.fien);
		for (const token of [old, taken, left])
			expect(codeOf(await ask(token, 'get', '/me'))).toEqual([401, 'unauthorized']);
		expect((await ask(tokens.anna, 'get', '/me')).body.name).toBe('anna');
	});
});

describe('a stranger', () => {
	test('finds nothing of a table: not its trajectory, reflection, chairs or actions', async () => {
		const { ask } = stage;
		const reads = [
			`/cycles/${cycleId}`,
			`/trajectories/${trajectoryId}`,
			`/trajectories/${trajectoryId}/chairs`,
		];
		for (const path of reads) {
			expect((await ask(tokens.anna, 'get', path)).status).toBe(200);
			for (const token of [tokens.ivo, tokens.dora, tokens.stranger])
				expect([path, ...codeOf(await ask(token, 'get', path))]).toEqual([path, 404, 'not-found']);
		}
		// The coordinator reads the line of the register, never what the table says.
		expect((await ask(tokens.chris, 'get', `/trajectories/${trajectoryId}`)).body.timeline).toBeNull();
		expect(codeOf(await ask(tokens.chris, 'get', `/cycles/${cycleId}`))).toEqual([404, 'not-found']);
		const word = { kind: 'answer', step: 'reflect', slot: 'reflect.what', fields: { text: 'Ik kijk mee.' } };
		const path = `/cycles/${cycleId}/items/${randomUUID()}`;
		for (const token of [tokens.ivo, tokens.chris, tokens.stranger])
			expect(codeOf(await ask(token, 'put', path, word))).toEqual([404, 'not-found']);
	});

	test('of another region finds no group, person or role there', async () => {
		const { ask, cast } = stage;
		const { team } = cast.circles;
		expect(codeOf(await ask(tokens.stranger, 'get', `/circles/${team}`))).toEqual([404, 'not-found']);
		const seat = { personId: cast.ivo.personId, role: 'member' };
		expect(codeOf(await ask(tokens.stranger, 'post', `/circles/${team}/memberships`, seat))).toEqual([
			404,
			'not-found',
		]);
		const listed = (await ask(tokens.stranger, 'get', '/people')).body.people;
		expect(listed.map((one: { id: string }) => one.id)).not.toContain(cast.ivo.personId);
	});

	test('is told why an act is for someone else', async () => {
		const { ask } = stage;
		expect(codeOf(await ask(tokens.anna, 'get', '/figures/trajectories'))).toEqual([403, 'coordinator-only']);
		expect((await ask(tokens.anna, 'post', '/topics', { name: 'Wonen' })).status).toBeGreaterThanOrEqual(400);
		expect((await ask(tokens.anna, 'get', '/topics')).body).toEqual({ topics: [] });
	});
});

describe('what cannot be read', () => {
	test('gets a sentence for each field, in the accepted language', async () => {
		const { ask, call } = stage;
		const answer = await ask(tokens.anna, 'post', '/cycles', { circleId: 'x', door: 'window' });
		expect(codeOf(answer)).toEqual([400, 'invalid']);
		expect(Object.keys(answer.body.error.fields).sort()).toEqual(['circleId', 'door']);
		expect(answer.body.error.fields.door).toBe('Kies een van de mogelijkheden.');
		const headers = { 'content-type': 'application/json', 'accept-language': 'fr, en;q=0.8' };
		const english = await call(tokens.anna, 'post', '/cycles', '{"door":"window"}', headers);
		expect(english.body.error.fields.door).toBe('Choose one of the options.');
	});

	test('is refused before anything happens: broken, of another kind, too large, with a zero sign', async () => {
		const { ask, call } = stage;
		const json = { 'content-type': 'application/json' };
		expect(codeOf(await call(tokens.anna, 'post', '/gate', '{"text":', json))).toEqual([400, 'invalid-json']);
		expect(codeOf(await call(tokens.anna, 'post', '/gate', Uint8Array.of(0xff, 0xfe), json))).toEqual([
			400,
			'invalid-json',
		]);
		expect(codeOf(await call(tokens.anna, 'post', '/gate', 'text=Jan', {}))).toEqual([415, 'not-json']);
		for (const body of ['null', '[]', '7', '"text"'])
			expect(codeOf(await call(tokens.anna, 'post', '/gate', body, json))).toEqual([400, 'invalid']);
		const large = JSON.stringify({ text: 'a'.repeat(1024 * 1024) });
		expect(codeOf(await call(tokens.anna, 'post', '/gate', large, json))).toEqual([413, 'too-large']);
		const zero = { name: 'Won\u0000en' };
		expect(codeOf(await ask(tokens.chris, 'post', '/topics', zero))).toEqual([400, 'invalid']);
		expect(codeOf(await ask(tokens.anna, 'get', '/signals?limit=1000000'))).toEqual([400, 'invalid']);
		expect(codeOf(await ask(tokens.anna, 'get', '/cycles/1%27--'))).toEqual([404, 'not-found']);
	});

	test('never ends in an error of ours, whatever comes in', async () => {
		const { api, ask } = stage;
		const bodies = [{}, { id: 'x' }, { id: randomUUID(), name: '\u0000', facts: [null] }, { answers: [{}] }];
		for (const operation of api.operations) {
			const [method, path = ''] = operation.split(' ') as ['get', string];
			const asked = path.replace('/api/v1', '').replaceAll(/\{\w+\}/g, randomUUID());
			for (const body of method === 'get' ? [undefined] : bodies) {
				const { status } = await ask(tokens.anna, method, asked, body);
				expect([operation, status < 500]).toEqual([operation, true]);
			}
		}
	});
});

describe('addresses and methods', () => {
	test('what does not exist is not found, what cannot be done names what can', async () => {
		const { ask, call } = stage;
		expect(codeOf(await ask(tokens.anna, 'get', '/nothing'))).toEqual([404, 'not-found']);
		expect(codeOf(await ask(undefined, 'get', '/me/'))).toEqual([404, 'not-found']);
		const wrong = await ask(tokens.anna, 'delete', '/signals');
		expect(codeOf(wrong)).toEqual([405, 'method-not-allowed']);
		expect(wrong.headers.get('allow')).toBe('POST, GET, HEAD, OPTIONS');
		const options = await call(undefined, 'options', `/cycles/${cycleId}`);
		expect([options.status, options.headers.get('allow')]).toEqual([204, 'GET, PATCH, HEAD, OPTIONS']);
		expect(options.headers.get('access-control-allow-origin')).toBeNull();
	});

	test('HEAD says what GET would, without a body', async () => {
		const { ask } = stage;
		const head = await ask(tokens.anna, 'head', '/me');
		expect([head.status, head.body]).toEqual([200, undefined]);
		expect((await ask(undefined, 'head', '/me')).status).toBe(401);
		expect((await ask(tokens.ivo, 'head', `/cycles/${cycleId}`)).status).toBe(404);
	});
});

describe('the document', () => {
	test('is OpenAPI 3.1, names every operation once and points nowhere into the void', async () => {
		const { document, operations } = await stage.readDocument();
		expect(document.openapi).toBe('3.1.0');
		for (const { path, operation } of operations) {
			expect([path, operation.summary?.length]).not.toEqual([path, undefined]);
			for (const { description } of Object.values(operation.responses))
				expect(description.length).toBeGreaterThan(3);
			const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
			const parameters = operation.parameters ?? [];
			expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(inPath);
		}
		const described = operations.map(({ method, path }) => `${method} /api/v1${path}`);
		expect(described.sort()).toEqual([...stage.api.operations].sort());
		expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
		const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
		const pointedAt = new Set(refs.map(([, name]) => name));
		expect([...pointedAt].sort()).toEqual(Object.keys(document.components.schemas).sort());
		expect(document.components.securitySchemes.token).toMatchObject({ type: 'http', scheme: 'bearer' });
	});

	test('is open, as the index is, and asks a token of all else', async () => {
		const { body: index } = await stage.ask(undefined, 'get', '');
		expect(index.document).toBe('/api/v1/openapi.json');
		const { operations } = await stage.readDocument();
		const open = operations.filter(({ operation }) => operation.security.length === 0);
		expect(open.map(({ path }) => path).sort()).toEqual(['', '/openapi.json']);
	});
});

describe('what is asked twice', () => {
	test('is done once and answered alike', async () => {
		const { ask, cast } = stage;
		const id = randomUUID();
		const asked = { id, circleId: cast.notebooks.anna, door: 'lookBack', title: 'Na het huisbezoek' };
		const [first, second] = [
			await ask(tokens.anna, 'post', '/cycles', asked),
			await ask(tokens.anna, 'post', '/cycles', asked),
		];
		expect(first).toMatchObject({ status: 201, body: { id } });
		expect(second).toMatchObject({ status: first.status, body: first.body });
		const { cycles } = (await ask(tokens.anna, 'get', '/cycles')).body;
		expect(cycles.filter((one: { id: string }) => one.id === id)).toHaveLength(1);
		expect((await ask(tokens.bram, 'post', '/cycles', asked)).status).toBe(404);
	});

	test('whatever it makes: lists of the region, places, actions, voices, themes', async () => {
		const { ask, cast } = stage;
		const same = async (token: string, path: string, body: object) => {
			const asked = { id: randomUUID(), ...body };
			for (const turn of ['once', 'twice']) {
				const { status, body: given } = await ask(token, 'post', path, asked);
				expect([path, turn, status, given.id]).toEqual([path, turn, 201, asked.id]);
			}
			return asked.id;
		};
		const { chris, dora, anna, bram } = tokens;
		const topicId = await same(chris, '/topics', { name: 'Wachten' });
		await same(chris, '/rules', { topicId, name: 'Wie wacht, krijgt geen begeleider' });
		const addresseeId = await same(chris, '/addressees', { kind: 'circle', circleId: cast.circles.team });
		const words = { topicId, addresseeId, verb: 'decides', termKind: 'days', termCount: 30 };
		await same(chris, '/mandates', words);
		expect((await ask(chris, 'post', '/mandates', words)).status).toBe(409);
		const theme = await same(chris, '/themes', {
			kind: 'chance',
			title: 'Wachten met iemand erbij',
			topicId,
		});
		await same(chris, `/themes/${theme}/nuances`, { sector: 'onderwijs', body: 'Op school wacht niemand.' });
		await same(dora, '/organisations', {
			name: 'Voorziening A',
			sector: stage.content.sectors.sectors[0]?.id,
		});
		await same(dora, '/invitations', { email: 'nieuw@test.example', name: 'Nieuw' });
		const { tableOne } = cast.circles;
		const guest = { circleId: tableOne, email: 'gast@test.example', name: 'Gast', role: 'member' };
		await same(bram, '/invitations', guest);
		const action = { circleId: tableOne, cycleId, what: 'Ik bel morgen.', ownerId: cast.anna.personId };
		const id = await same(anna, '/actions', action);
		expect((await ask(anna, 'put', `/actions/${id}/effect`, { effect: 'partly' })).status).toBe(204);
		expect((await ask(bram, 'get', `/actions/${id}`)).body).toMatchObject({
			state: 'done',
			effect: 'partly',
		});
		const chair = await same(anna, `/trajectories/${trajectoryId}/chairs`, { kind: 'parent', label: 'mama' });
		await same(anna, `/chairs/${chair}/voices`, { words: 'Ik ben moe.', how: 'toldAndNoted' });
		await same(anna, `/cycles/${cycleId}/successor`, { familyKnows: 'yes' });
	});

	test('two who change the same sentence get both texts', async () => {
		const { ask } = stage;
		const path = `/cycles/${cycleId}/items/${randomUUID()}`;
		const word = (text: string, more: object = {}) => ({
			step: 'objectify',
			kind: 'observation',
			fields: { text },
			...more,
		});
		const began = { version: 1, base: { text: 'Hij kwam niet.' } };
		expect((await ask(tokens.anna, 'put', path, word('Hij kwam niet.'))).body.version).toBe(1);
		expect((await ask(tokens.bram, 'put', path, word('Hij kwam drie keer niet.', began))).body.version).toBe(
			2,
		);
		const clash = await ask(tokens.anna, 'put', path, word('Hij kwam vier keer niet.', began));
		expect(codeOf(clash)).toEqual([409, 'changed-meanwhile']);
		expect(clash.body.theirs).toMatchObject({
			version: 2,
			fields: { text: 'Hij kwam drie keer niet.' },
			by: 'bram',
		});
	});
});
