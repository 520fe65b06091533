import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { listMyCycles } from '#features/cycle/index.server.ts';
import { loadContent } from '#features/method/index.server.ts';
import { findMe, findPeopleOfUser } from '#features/people/index.server.ts';
import { listSignals, loadGate } from '#features/signal/index.server.ts';
import {
	listNuances,
	listRecommendations,
	listStops,
	listThemeSignals,
	listThemes,
} from '#features/theme/index.server.ts';
import { loadFigures } from '#features/trajectory/index.server.ts';
import { listChairs } from '#features/voice/index.server.ts';
import { makeAuth } from '#platform/auth/auth.server.ts';
import { authSecret } from '#platform/auth/auth-secret.server.ts';
import { findUser } from '#platform/auth/make-user.server.ts';
import { type Actor, asActor, asNobody, type Tx } from '#platform/db/context.server.ts';
import { inside } from '#platform/db/locate.server.ts';
import { openAsOwner, openTestPlatform } from '#tests/database.ts';
import { emailOf } from './accounts.ts';
import { loadDemonstration, removeDemonstrationRegion } from './index.server.ts';
import type { Tools } from './stage.server.ts';

const TODAY = '2026-11-22';
const platform = openTestPlatform();
let tools: Tools;
let regionId: number;
let authPool: pg.Pool;
let owner: pg.Client;

beforeAll(async () => {
	const { socketDir, port, dataDir } = inject('database');
	const keyFile = join(dataDir, 'keys', 'installation.key');
	authPool = new pg.Pool({ ...inside(socketDir, port).auth, max: 4 });
	const secret = authSecret(keyFile);
	const auth = makeAuth({ pool: authPool, secret, address: 'http://localhost:3000', loginAttempts: 100 });
	const content = loadContent('content');
	const rules = { gate: loadGate('content'), holidays: content.holidays };
	tools = { platform, auth, content, rules, keyFile, root: 'content' };
	owner = await openAsOwner();
	({ regionId } = await loadDemonstration(tools, TODAY));
});
afterAll(async () => {
	await owner.end();
	await authPool.end();
	await platform.close();
});

/** Someone of the demonstration, by the role in the address. */
async function actorOf(role: string): Promise<Actor> {
	const user = (await findUser(tools.auth, emailOf(role))) ?? '';
	const [person] = await asNobody(platform, (tx) => findPeopleOfUser(tx, user));
	return { regionId, personId: person?.personId ?? '', today: TODAY };
}

async function as<T>(role: string, work: (tx: Tx) => Promise<T>): Promise<T> {
	return asActor(platform, await actorOf(role), work);
}

async function values(query: string): Promise<string[]> {
	const { rows } = await owner.query({ text: query, values: [regionId], rowMode: 'array' });
	return rows.map((row) => String(row[0]));
}

test('loading twice is refused with what to do', async () => {
	await expect(loadDemonstration(tools, TODAY)).rejects.toMatchObject({ code: 'demonstration-there' });
});

test('the register gives the tables of the report', async () => {
	const figures = await as('coordinator', (tx) => loadFigures(tx, tools.content.zones));
	expect(await values('select count(*) from trajectory where region_id = $1')).toEqual(['28']);
	expect(figures.total).toBe(18);
	expect(figures.years.map(({ registered }) => registered)).toEqual([15, 12, 1]);
	expect(figures.years.map(({ closed }) => closed)).toEqual([3, 3, 12]);
	expect(figures.zones.map(({ zone, n }) => [zone, n])).toEqual([
		['Westhoek', 7],
		['Houtland & Polder', 5],
		['Midden West-Vlaanderen', 3],
		['Westkust & Polder', 3],
	]);
});

test('roles are people: the coordinator does not administer, the administrator does not coordinate', async () => {
	expect((await as('coordinator', findMe))?.roles).toEqual(['coordinator']);
	expect((await as('administrator', findMe))?.roles).toEqual(['administrator']);
});

test('every state of a signal and of a theme can be seen, from ten groups', async () => {
	const states = await values('select distinct state from signal where region_id = $1 order by 1');
	expect(states).toEqual([
		'answered',
		'bundled',
		'decided',
		'declined',
		'inDiscussion',
		'judged',
		'received',
		'recommended',
		'returned',
		'sent',
		'trialRunning',
		'withdrawn',
	]);
	expect(await values('select distinct state from theme where region_id = $1 order by 1')).toHaveLength(5);
	expect(await values('select count(*) from signal where region_id = $1')).toEqual(['60']);
	const groups = await values('select distinct circle_id from signal_origin where region_id = $1');
	expect(groups).toHaveLength(10);
	const overdue = `select s.statement from delivery d join signal s on s.region_id = d.region_id and s.id = d.signal_id
		where d.region_id = $1 and d.reminded_on is not null and d.ended_on is null`;
	expect(await values(overdue)).toEqual([
		'Over de overplaatsing werd beslist zonder dat de jongere bij het overleg was.',
	]);
});

test('what is said at a table stays there', async () => {
	const [trajectoryId = ''] = await values(
		`select id from trajectory where region_id = $1 and code = 'T012'`,
	);
	const chairs = await as('process-guide', (tx) => listChairs(tx, trajectoryId));
	expect(chairs.flatMap(({ voices }) => voices).length).toBeGreaterThan(1);
	const inside = 'Wat maakt dat het overleg nu wel lukt?';
	expect((await as('worker', listMyCycles)).map(({ name }) => name)).toContain(inside);
	const roles = await values(
		`select split_part(p.email, '@', 1) from person p where p.region_id = $1 and p.id not in (
			select m.person_id from membership m join trajectory t on t.region_id = m.region_id and t.circle_id = m.circle_id
			where t.region_id = p.region_id and t.code = 'T012')`,
	);
	expect(roles).toHaveLength(9);
	for (const role of roles) {
		await expect(as(role, (tx) => listChairs(tx, trajectoryId))).rejects.toMatchObject({ code: 'not-found' });
		expect((await as(role, listMyCycles)).map(({ name }) => name)).not.toContain(inside);
	}
});

test('the themes of the pilot hold what the sources count, and stay empty where these tell nothing', async () => {
	const counts = async (title: string) => {
		const theme = (await as('coordinator', listThemes)).find((one) => one.title === title);
		const id = theme?.id ?? '';
		const given = await as('coordinator', (tx) => listRecommendations(tx, id));
		expect(given.flatMap(({ tests }) => tests)).toEqual([]);
		const per = ['policyMakers', 'networks', 'organisations', 'workers', 'coreTheme'].map(
			(audience) => given.filter((one) => one.audience === audience).length,
		);
		const conditions = given.flatMap((one) => one.conditions).length;
		return { per, conditions, obstacles: given.flatMap((one) => one.obstacles).length, id };
	};
	expect(await counts('Traumasensitief handelen')).toMatchObject({ per: [4, 5, 5, 5, 0], conditions: 0 });
	expect(await counts('Impactvol reflecteren')).toMatchObject({
		per: [6, 5, 6, 6, 0],
		conditions: 12,
		obstacles: 12,
	});
	expect(await counts('Wat planmakers deden')).toMatchObject({
		per: [6, 2, 4, 0, 0],
		conditions: 4,
		obstacles: 0,
	});
	expect(await counts('Reflecteren een vaste plaats geven')).toMatchObject({ per: [0, 0, 0, 0, 20] });
	expect(await counts('Jeugdhulp midden in het leven')).toMatchObject({ per: [0, 0, 0, 0, 5] });
	const { id, obstacles } = await counts('Contextbegeleiding');
	expect(obstacles).toBe(0);
	const nuances = await as('coordinator', (tx) => listNuances(tx, id));
	const sectors = [...new Set(nuances.map(({ sector }) => sector))];
	expect(sectors.map((sector) => nuances.filter((one) => one.sector === sector).length)).toEqual([
		7, 7, 7, 7, 6,
	]);
	const stops = await as('coordinator', (tx) => listStops(tx, id));
	expect(stops.filter((stop) => stop.orderKnown).map(({ kind }) => kind)).toEqual([
		'tables',
		'samenwerkingsoverleg',
		'learningNetwork',
		'networkForum',
		'policyTalk',
	]);
	expect(stops.filter((stop) => !stop.orderKnown)).toHaveLength(5);
});

test('the theme on changes waits with signals of two tables, not those of the worker', async () => {
	const themes = await as('coordinator', listThemes);
	const changes = themes.find(({ title }) => title === 'Wissels en overdracht');
	expect(changes?.state).toBe('inDiscussion');
	const signals = await as('coordinator', (tx) => listThemeSignals(tx, changes?.id ?? ''));
	expect(signals).toHaveLength(3);
	const seen = (await as('worker', (tx) => listSignals(tx, 200))).map(({ id }) => id);
	expect(seen.length).toBeGreaterThan(0);
	expect(signals.filter(({ id }) => seen.includes(id))).toEqual([]);
});

test('the demonstration goes without leaving a row or an account', async () => {
	expect(await removeDemonstrationRegion(tools)).toBe(true);
	const tables = await values(
		`select table_name from information_schema.columns where table_schema = 'public'
			and column_name = 'region_id' and $1::int is not null`,
	);
	expect(tables.length).toBeGreaterThan(30);
	for (const table of tables)
		expect([table, ...(await values(`select count(*) from ${table} where region_id = $1`))]).toEqual([
			table,
			'0',
		]);
	const left = await authPool.query(
		`select count(*)::int as n from "user" where email like '%@demonstration.example'`,
	);
	expect(left.rows).toEqual([{ n: 0 }]);
	expect(await removeDemonstrationRegion(tools)).toBe(false);
});
