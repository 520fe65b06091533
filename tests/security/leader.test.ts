import { CompiledQuery } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asActor } from '#platform/db/context.server.ts';
import { type Cast, layOutCast } from '../cast.ts';
import { openAsOwner, openTestPlatform } from '../database.ts';
import { layOutWorld, type World } from './world.ts';

const platform = openTestPlatform();
let owner: pg.Client;
let cast: Cast;
let world: World;

beforeAll(async () => {
	owner = await openAsOwner();
	cast = await layOutCast();
	world = await layOutWorld(owner, cast);
});
afterAll(async () => {
	await owner.end();
	await platform.close();
});

type Row = Record<string, unknown>;
/** What a leader gets from the database, whatever is asked. */
const ask = (query: string) =>
	asActor(platform, cast.hilde, async (tx) => (await tx.db.executeQuery<Row>(CompiledQuery.raw(query))).rows);

test('a leader reads agreed goals and days of talks, and of no other table of guidance a row', async () => {
	const tables = world.shape.tables.filter((name) => name.startsWith('guidance_'));
	expect(tables).toHaveLength(7);
	const seen = await Promise.all(
		tables.map(async (name) => [name, (await ask(`select * from public.${name}`)).length] as const),
	);
	expect(seen.filter(([, count]) => count > 0).sort()).toEqual([
		['guidance_goal', 1],
		['guidance_talk', 1],
	]);
	expect(await ask('select distinct agreed_on is null as hidden from guidance_goal')).toEqual([
		{ hidden: false },
	]);
});

test('beside these a leader learns whose series it is, its kind, who guides, and when it began and ended', async () => {
	const rows = await ask('select * from led_guidance()');
	expect(rows.map((row) => Object.keys(row).sort())).toEqual([
		['endedOn', 'guideName', 'kind', 'personId', 'personName', 'sharedKey', 'startedOn', 'trackId'],
	]);
	expect(await ask('select * from guidance_names()')).toEqual([]);
	expect(await ask('select * from my_guidance_tracks()')).toEqual([]);
});

test('a day of a talk holds no word', async () => {
	const { rows } = await owner.query(
		"select data_type from information_schema.columns where table_name = 'guidance_talk' and column_name <> 'moment'",
	);
	expect([...new Set(rows.map((row) => row.data_type))].sort()).toEqual([
		'boolean',
		'date',
		'integer',
		'uuid',
	]);
});

test('once the guided person names nobody, or the leader left, nothing is left to read', async () => {
	const nothing = async () => {
		for (const name of ['guidance_goal', 'guidance_talk', 'led_guidance()'])
			expect(await ask(`select * from ${name}`), name).toEqual([]);
	};
	const { hilde } = cast;
	await owner.query("update person set left_on = '2026-09-01' where id = $1", [hilde.personId]);
	await nothing();
	await owner.query('update person set left_on = null where id = $1', [hilde.personId]);
	expect(await ask('select * from led_guidance()')).toHaveLength(1);
	await owner.query('update guidance_person set leader_id = null where leader_id = $1', [hilde.personId]);
	await nothing();
});
