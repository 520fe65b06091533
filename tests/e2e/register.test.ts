import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openAccounts } from '../accounts.ts';
import { type Cast, layOutCast } from '../cast.ts';
import { openAsOwner } from '../database.ts';
import { giveTrajectory } from '../trajectory.ts';

const { address } = inject('server');
const accounts = openAccounts();
const pilot = readFileSync('tests/data/trajecten.csv', 'utf8');
const report = {
	total: 18,
	registered: [15, 12, 1],
	started: [10, 7, 1],
	closed: [3, 3, 12],
	running: [0, 7, 11],
};

let cast: Cast;
const cookies = { chris: '', anna: '', dora: '', ivo: '' };
beforeAll(async () => {
	cast = await layOutCast();
	for (const name of ['chris', 'anna', 'dora', 'ivo'] as const)
		cookies[name] = await accounts.enter(cast[name]);
});
afterAll(() => accounts.close());

type Name = keyof typeof cookies;
const headersOf = (who: Name) => ({ cookie: `${cookies[who]}; lus-locale=nl`, origin: address });

function get(who: Name, path: string): Promise<Response> {
	return fetch(`${address}${path}`, { headers: headersOf(who), redirect: 'manual' });
}

/** Posts a form as a browser without script does. */
function post(who: Name, path: string, fields: Record<string, string | File>): Promise<Response> {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) body.append(name, value);
	const headers = { ...headersOf(who), accept: 'text/html' };
	return fetch(`${address}${path}`, { method: 'POST', headers, body, redirect: 'manual' });
}

/** Uploads a list and follows its page until it has been read; gives the address of that page. */
async function upload(text: string): Promise<string> {
	const file = new File([text], 'lijst.csv', { type: 'text/csv' });
	const answer = await post('chris', '/trajectories/import', { id: randomUUID(), file });
	expect(answer.status).toBe(303);
	const page = answer.headers.get('location') ?? '';
	for (let look = 0; look < 200; look++) {
		const html = await (await get('chris', page)).text();
		if (!html.includes('http-equiv="refresh"')) return page;
		await sleep(100);
	}
	throw new Error('the list was not read');
}

test('register, import and exact figures are not there for anyone but the coordinator', async () => {
	const pages = [
		'/trajectories/figures',
		'/trajectories/figures/json',
		'/trajectories/import',
		'/trajectories/new',
	];
	for (const who of ['anna', 'dora', 'ivo'] as const) {
		for (const page of pages) expect([page, (await get(who, page)).status]).toEqual([page, 404]);
		const sent = await post(who, '/trajectories/import', {
			id: randomUUID(),
			file: new File(['x'], 'x.csv'),
		});
		expect(sent.status).toBe(404);
	}
	for (const who of ['dora', 'ivo'] as const) expect((await get(who, '/trajectories')).status).toBe(404);
});

test('a form without a file, or with one that is too big, comes back with what to do', async () => {
	const none = await post('chris', '/trajectories/import', { id: randomUUID(), file: new File([], '') });
	expect([none.status, await none.text()]).toEqual([400, expect.stringContaining('Kies eerst het bestand')]);
	const big = new File([new Uint8Array(25 * 1024 * 1024 + 100_000)], 'groot.csv');
	const sent = await post('chris', '/trajectories/import', { id: randomUUID(), file: big });
	expect([sent.status, await sent.text()]).toEqual([413, expect.stringContaining('groter dan 25 MB')]);
});

test('a list goes in by page: preview with every refused row, then the good ones, then the figures of the report', async () => {
	const bad = 'T099;06/04/2023;21/08/2023;30/02/2025;16;Westhoek;SDJ;=1+1;\r\n';
	const page = await upload(pilot + bad);
	const preview = await (await get('chris', page)).text();
	expect(preview).toContain('Neem de 28 goede rijen over');
	expect(preview).toMatch(/Rij 30<\/strong> · afgerond_op/);
	const csv = await get('chris', `${page}/refused`);
	expect(csv.headers.get('content-disposition')).toContain('attachment');
	expect(await csv.text()).toContain(`"30";"aanmelder";"'=1+1"`);
	expect((await get('dora', page)).status).toBe(404);
	expect((await get('dora', `${page}/refused`)).status).toBe(404);

	for (let click = 0; click < 2; click++) expect((await post('chris', `${page}?/take`, {})).status).toBe(303);
	expect(await (await get('chris', page)).text()).toContain('28 trajecten staan nu in het register.');
	const figures = await (await get('chris', '/trajectories/figures/json')).json();
	const of = (name: string) => figures.years.map((year: Record<string, number>) => year[name]);
	expect({
		total: figures.total,
		registered: of('registered'),
		started: of('started'),
		closed: of('closed'),
		running: of('running'),
	}).toEqual(report);
});

test('the page of the figures shows the same numbers, says for whom they are, and every view is noted', async () => {
	const owner = await openAsOwner();
	const views = async () => {
		const query =
			"select count(*)::int as n from audit where region_id = $1 and what = 'read-figures' and person_id = $2";
		return (await owner.query(query, [cast.regionId, cast.chris.personId])).rows[0].n as number;
	};
	const before = await views();
	const html = await (await get('chris', '/trajectories/figures')).text();
	const text = html
		.replace(/<!--.*?-->/g, '')
		.replace(/<[^>]+>/g, ' ')
		.replace(/\s+/g, ' ');
	expect(text).toContain('alleen voor de coördinator, omdat kleine aantallen een gezin herkenbaar maken');
	for (const row of ['2023 15 10 3 0', '2024 12 7 3 7', '2025 1 1 12 11', 'Westhoek 7', 'SDJ 5', 'VOT 4'])
		expect(text).toContain(row);
	await get('chris', '/trajectories/figures/json');
	expect(await views()).toBe(before + 2);
	await owner.end();
});

test('the coordinator sees a register line and why not more; the table sees its timeline; faults stand at their field', async () => {
	const id = await giveTrajectory(cast, 'tableOne', 'T777');
	const note = { id: randomUUID(), kind: 'crisis', onDay: '2026-02-01', note: 'Alleen voor onze tafel.' };
	expect((await post('anna', `/trajectories/${id}?/note`, note)).status).toBe(303);
	expect(await (await get('anna', `/trajectories/${id}`)).text()).toContain('Alleen voor onze tafel.');
	const line = await (await get('chris', `/trajectories/${id}`)).text();
	expect(line).toContain('Jij ziet alleen deze lijn van het register');
	expect(line).not.toContain('Alleen voor onze tafel');
	expect(line).toContain('href="/safety"');
	expect((await post('chris', `/trajectories/${id}?/note`, { ...note, id: randomUUID() })).status).toBe(403);
	expect((await get('dora', `/trajectories/${id}`)).status).toBe(404);

	const wrong = { code: 'T777', registeredOn: '2026-01-12', closedOn: '2025-01-01' };
	const refused = await post('chris', `/trajectories/${id}?/change`, wrong);
	const html = await refused.text();
	expect(refused.status).toBe(400);
	expect(html).toMatch(/closedOn-fault[^>]*>[^<]*geen opstart/);
	expect(html).toContain('value="2025-01-01"');
});
