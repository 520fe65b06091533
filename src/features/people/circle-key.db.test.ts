import { afterAll, beforeAll, expect, test } from 'vitest';
import { asActor } from '#platform/db/context.server.ts';
import { type Cast, layOutCast } from '#tests/cast.ts';
import { openTestPlatform } from '#tests/database.ts';
import { openText, sealText } from './circle-key.server.ts';

const platform = openTestPlatform();
let cast: Cast;
beforeAll(async () => {
	cast = await layOutCast();
});
afterAll(() => platform.close());

test('who is not at the table cannot write or read with its key', async () => {
	const table = cast.circles.tableOne;
	const sealed = await asActor(platform, cast.anna, (tx) => sealText(tx, table, 'note/1', 'Ze belde af.'));
	for (const stranger of [cast.chris, cast.dora, cast.emil]) {
		await expect(
			asActor(platform, stranger, (tx) => openText(tx, table, 'note/1', sealed)),
		).rejects.toThrow();
	}
	await expect(asActor(platform, cast.anna, (tx) => openText(tx, table, 'note/2', sealed))).rejects.toThrow();
});

test('a companion at the table reads what was written', async () => {
	const table = cast.circles.tableOne;
	const sealed = await asActor(platform, cast.anna, (tx) => sealText(tx, table, 'note/1', 'Ze belde af.'));
	expect(sealed.toString()).not.toContain('belde');
	expect(await asActor(platform, cast.bram, (tx) => openText(tx, table, 'note/1', sealed))).toBe(
		'Ze belde af.',
	);
});
