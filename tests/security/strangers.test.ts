import fc from 'fast-check';
import { CompiledQuery } from 'kysely';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Actor, asActor } from '#platform/db/context.server.ts';
import { type Cast, layOutCast } from '../cast.ts';
import { openAsOwner, openTestPlatform } from '../database.ts';
import { heldAtTheTable, heldByAnna, heldByTheMeeting, matrix } from './matrix.ts';
import { type Command, can, commands, insiders, type Someone, strangers } from './probe.ts';
import { layOutWorld, type Seeded, type World } from './world.ts';

const platform = openTestPlatform();
let owner: pg.Client;
let cast: Cast;
let elsewhere: Cast;
let world: World;
let theirs: World;
const copies = new Map<string, unknown>();

beforeAll(async () => {
	owner = await openAsOwner();
	[cast, elsewhere] = [await layOutCast(), await layOutCast('Elders')];
	world = await layOutWorld(owner, cast);
	theirs = await layOutWorld(owner, elsewhere);
	for (const { label, table, key } of world.rows) {
		const where = Object.keys(key).map((column, index) => `${column} = $${index + 1}`);
		const { rows } = await owner.query(
			`select to_jsonb(t) as copy from public.${table} t where ${where.join(' and ')}`,
			Object.values(key),
		);
		copies.set(label, rows[0].copy);
	}
});
afterAll(async () => {
	await owner.end();
	await platform.close();
});

/** Of these people, the names of those who can do this with a row. */
async function whoCan(everybody: readonly Someone[], command: Command, row: Seeded): Promise<string> {
	const names = everybody.map(async (one) =>
		(await can(one, command, row, world, copies.get(row.label))) ? [one.name] : [],
	);
	return (await Promise.all(names)).flat().join(' ');
}

test.each(commands)('no stranger can %s a row of this region, in any table', async (command) => {
	const everybody = strangers(platform, elsewhere, [world.meetingId, theirs.meetingId]);
	for (const row of world.rows) {
		expect(await whoCan(everybody, command, row), row.label).toBe('');
	}
});

test('without a person the region shows its name and no more', async () => {
	const { regionId } = cast;
	const { today } = cast.anna;
	const nameless: Someone = {
		name: 'nameless',
		role: 'lus_app',
		run: (work) => asActor(platform, { regionId, today }, work),
	};
	for (const command of commands) {
		for (const row of world.rows) {
			const expected = command === 'see' && row.table === 'region' ? 'nameless' : '';
			expect(await whoCan([nameless], command, row), `${command} ${row.label}`).toBe(expected);
		}
	}
});

test('inside the region everyone can do what the matrix says, and nothing else', async () => {
	expect(world.rows.map((row) => row.label).sort()).toEqual(Object.keys(matrix).sort());
	const everybody = insiders(platform, cast, world);
	for (const row of world.rows) {
		const found = { see: '', add: '', change: '', remove: '' };
		for (const command of commands) found[command] = await whoCan(everybody, command, row);
		expect(found, row.label).toEqual(matrix[row.label]);
	}
});

test('the case stays at its table: its texts and the way back are for those who sit there', () => {
	for (const label of heldAtTheTable) {
		const machines = ['jobs', 'letterbox', 'meeting'];
		const seers = matrix[label]?.see.split(' ').filter((name) => !machines.includes(name));
		expect(seers, label).toEqual(['anna', 'bram']);
	}
	for (const label of heldByAnna) expect(matrix[label]?.see, label).toBe('anna');
});

test('what is held, chosen and noted in a meeting is read by the meeting alone, whoever leads it included', () => {
	for (const label of heldByTheMeeting) expect(matrix[label]?.see, label).toBe('meeting');
	const seen = Object.entries(matrix).filter(([, { see }]) => see.split(' ').includes('meeting'));
	expect(seen.map(([label]) => label).sort()).toEqual([
		'ballot',
		'data_key/table',
		'held_card',
		'kept_content/table',
		'meeting/table',
		'meeting_event',
		'meeting_note',
		'meeting_seat',
		'region',
		'shown_mark',
	]);
});

test('two people of two regions on one connection never meet, a thousand times', async () => {
	const narrow = openTestPlatform(1);
	let seen = 0;
	const actors = [...Object.values(cast), ...Object.values(elsewhere)].filter(isActor);
	const draw = fc.record({
		actor: fc.constantFrom(...actors),
		table: fc.constantFrom(...world.shape.tables),
	});
	const regionsSeen = ({ actor, table }: { actor: Actor; table: string }) =>
		asActor(narrow, actor, async (tx) => {
			const query = `select distinct region_id from public.${table}`;
			const { rows } = await tx.db.executeQuery<{ regionId: number }>(CompiledQuery.raw(query));
			const own = rows.filter((row) => row.regionId === actor.regionId);
			seen += own.length;
			return rows.length - own.length;
		});
	try {
		await fc.assert(
			fc.asyncProperty(draw, draw, async (one, other) => {
				const foreign = await Promise.all([regionsSeen(one), regionsSeen(other)]);
				expect(foreign).toEqual([0, 0]);
			}),
			{ numRuns: 1000 },
		);
		expect(seen).toBeGreaterThan(100);
	} finally {
		await narrow.close();
	}
});

function isActor(value: unknown): value is Actor {
	return typeof value === 'object' && value !== null && 'personId' in value;
}
