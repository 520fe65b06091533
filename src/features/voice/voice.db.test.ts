import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Actor, asActor, type Tx } from '#platform/db/context.server.ts';
import { type Cast, layOutCast } from '#tests/cast.ts';
import { openAsOwner, openTestPlatform } from '#tests/database.ts';
import { giveTrajectory } from '#tests/trajectory.ts';
import { addChair, listChairs, noteVoice, withdrawVoice } from './note-voice.server.ts';

const platform = openTestPlatform();
let cast: Cast;
let elsewhere: Cast;
let trajectoryId: string;
beforeAll(async () => {
	cast = await layOutCast();
	elsewhere = await layOutCast('Elders');
	trajectoryId = await giveTrajectory(cast, 'tableOne');
});
afterAll(() => platform.close());

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => asActor(platform, actor, work);
const words = 'Ik vertel het al de vierde keer.';
const said = (chairId: string) => ({ id: randomUUID(), chairId, words, how: 'toldAndNoted' }) as const;

async function chair(label = 'Moeder'): Promise<string> {
	const id = randomUUID();
	await as(cast.anna, (tx) => addChair(tx, { id, trajectoryId, kind: 'parent', label }));
	return id;
}

test('who does not sit at the table, the coordinator included, sees no chair and notes no word', async () => {
	const chairId = await chair();
	const voice = said(chairId);
	await as(cast.anna, (tx) => noteVoice(tx, voice));
	for (const stranger of [cast.chris, cast.dora, cast.emil, elsewhere.anna]) {
		const attempts: ((tx: Tx) => Promise<unknown>)[] = [
			(tx) => listChairs(tx, trajectoryId),
			(tx) => addChair(tx, { id: randomUUID(), trajectoryId, kind: 'child', label: 'Kind' }),
			(tx) => noteVoice(tx, said(chairId)),
			(tx) => withdrawVoice(tx, { id: voice.id }),
		];
		for (const attempt of attempts)
			await expect(as(stranger, attempt)).rejects.toMatchObject({ code: 'not-found' });
	}
});

test('words for the noter alone are not read by the others at the table, and only the noter takes words back', async () => {
	const chairId = await chair('Vader');
	const mine = said(chairId);
	await as(cast.anna, (tx) => noteVoice(tx, { ...mine, readers: 'noter' }));
	expect(await wordsAt(cast.bram, chairId)).toEqual([]);
	expect(await wordsAt(cast.anna, chairId)).toEqual([words]);
	await expect(as(cast.bram, (tx) => withdrawVoice(tx, { id: mine.id }))).rejects.toMatchObject({
		code: 'not-found',
	});
	await as(cast.anna, (tx) => withdrawVoice(tx, { id: mine.id }));
	expect(await wordsAt(cast.anna, chairId)).toEqual([]);
});

test('words and labels stand unreadable in the database, and a second click notes nothing twice', async () => {
	const chairId = await chair('Grootmoeder');
	const voice = said(chairId);
	for (const _click of [1, 2]) await as(cast.anna, (tx) => noteVoice(tx, { ...voice, readBack: true }));
	expect(await wordsAt(cast.bram, chairId)).toEqual([words]);
	const owner = await openAsOwner();
	for (const table of ['chair', 'voice', 'audit']) {
		const { rows } = await owner.query(`select t::text as line from ${table} t where region_id = $1`, [
			cast.regionId,
		]);
		expect(rows.length).toBeGreaterThan(0);
		for (const { line } of rows)
			for (const secret of [words, 'Grootmoeder'])
				expect(line.includes(secret) || line.includes(Buffer.from(secret).toString('hex'))).toBe(false);
	}
	await owner.end();
});

test('an exercise is never marked as read back', async () => {
	const chairId = await chair('Broer');
	await as(cast.anna, (tx) => noteVoice(tx, { ...said(chairId), how: 'changedPerspective', readBack: true }));
	const chairs = await as(cast.bram, (tx) => listChairs(tx, trajectoryId));
	expect(chairs.find((one) => one.id === chairId)?.voices[0]).toMatchObject({
		how: 'changedPerspective',
		readBack: false,
	});
});

async function wordsAt(actor: Actor, chairId: string): Promise<string[]> {
	const chairs = await as(actor, (tx) => listChairs(tx, trajectoryId));
	return (chairs.find((one) => one.id === chairId)?.voices ?? []).map((voice) => voice.words);
}
