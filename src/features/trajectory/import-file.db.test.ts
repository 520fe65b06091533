import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { type Actor, asActor, type Tx } from '#platform/db/context.server.ts';
import { type Cast, layOutCast, on } from '#tests/cast.ts';
import { openTestPlatform } from '#tests/database.ts';
import {
	dropImport,
	findWaiting,
	loadFigures,
	loadImport,
	loadRegister,
	readImport,
	startImport,
	takeImport,
	takeRows,
} from './index.server.ts';
import type { TrajectoryRow } from './trajectory-row.ts';

const platform = openTestPlatform();
const names = ['Westhoek', 'Houtland & Polder', 'Midden West-Vlaanderen', 'Westkust & Polder'];
const zones = names.map((name) => ({ id: name.toLowerCase().replace(/\W+/g, '-'), name }));
const pilot = readFileSync('tests/data/trajecten.csv');
const [header = '', ...lines] = pilot.toString('utf8').replace('\uFEFF', '').trimEnd().split('\r\n');

let cast: Cast;
let chris: Actor;
beforeEach(async () => {
	cast = await layOutCast();
	chris = on(cast.chris, '2026-01-31');
});
afterAll(() => platform.close());

const as = <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => asActor(platform, actor, work);
const refusal = (code: string) => expect.objectContaining({ code });
const total = async () => (await as(chris, (tx) => loadRegister(tx, { search: '', page: 1 }))).total;
const look = (id: string) => as(chris, (tx) => loadImport(tx, id, 50));

/** Reads a file up to its preview and gives the id of the import. */
async function read(bytes: Uint8Array, fileName = 'lijst.csv'): Promise<string> {
	const id = randomUUID();
	await as(chris, (tx) => startImport(tx, { id, fileName }));
	await readImport(platform, chris, { id, bytes, zones, locale: 'nl' });
	return id;
}
const csv = (...rows: string[]) => Buffer.from([header, ...rows].join('\r\n'));
const take = (id: string) => as(chris, (tx) => takeImport(tx, id, 'nl'));

test('nobody but the coordinator brings in a list, or sees one that waits', async () => {
	const id = await read(pilot);
	for (const actor of [cast.anna, cast.dora, cast.ivo]) {
		const other = { id: randomUUID(), fileName: 'x.csv' };
		await expect(as(actor, (tx) => startImport(tx, other))).rejects.toEqual(refusal('coordinator-only'));
		await expect(as(actor, (tx) => takeImport(tx, id, 'nl'))).rejects.toEqual(refusal('coordinator-only'));
		await expect(as(actor, (tx) => dropImport(tx, id))).rejects.toEqual(refusal('coordinator-only'));
		await expect(as(actor, (tx) => loadImport(tx, id, 9))).rejects.toEqual(refusal('not-found'));
		expect(await as(actor, findWaiting)).toBeUndefined();
	}
	expect(await total()).toBe(0);
});

test('every bad row is named with line, column, value and what to do; every good one can be taken', async () => {
	const bad: [row: string, column: string, value: string][] = [
		['B1;06/04/2023;21/08/2023;30/02/2025;16;Westhoek;SDJ;Brugge;', 'afgerond_op', '30/02/2025'],
		['B2;06/04/2023;21/08/2023;01/01/2023;16;Westhoek;SDJ;Brugge;', 'afgerond_op', '01/01/2023'],
		['B3;06/04/2023;21/08/2023;;16;Atlantis;SDJ;Brugge;', 'eerstelijnszone', 'Atlantis'],
		['B4;06/04/2023;21/08/2023;;16;Westhoek;SDJ;=HYPERLINK("x");', 'aanmelder', '=HYPERLINK("x")'],
		['B5;06/04/2023;;;;;;;Lotte wou niet', 'reden_niet_opgestart', 'Lotte wou niet'],
		['t001;06/04/2023;;;;;;;buiten de regio', 'code', 't001'],
		['B6;06/04/2023', 'opgestart_op', ''],
		['B7;06/04/2023;;;;;;;buiten de regio;te veel', 'J', 'te veel'],
	];
	const id = await read(csv(...lines, ...bad.map(([row]) => row)));
	const { file, refused } = await look(id);
	expect(file).toMatchObject({ state: 'preview', acceptedRows: 28, refusedRows: bad.length, failure: null });
	expect(refused.map(({ line, column, value }) => [line, column, value])).toEqual(
		bad.map(([, column, value], index) => [lines.length + 2 + index, column, value]),
	);
	for (const { reason } of refused) expect(reason).toMatch(/\w.*\.$/);
	expect(await total()).toBe(0);
	await take(id);
	expect(await total()).toBe(28);
	expect((await look(id)).file).toMatchObject({ state: 'taken', takenRows: 28, refusedRows: bad.length });
});

test.each([
	['a list with the wrong separator', Buffer.from(pilot.toString('utf8').replaceAll(';', '#'))],
	[
		'a list without a column',
		csv(...lines)
			.toString()
			.replace('afgerond_op', 'einde?'),
	],
	['a file that is no list', 'zomaar een verhaal'],
	['an empty file', ''],
	['bytes of anything', Buffer.from([0, 1, 2, 3, 255, 254, 0, 9])],
])('%s is refused as a whole with a sentence, and nothing of it stays', async (_, bytes) => {
	const id = await read(Buffer.from(bytes));
	const { file, refused } = await look(id);
	expect(file.state).toBe('failed');
	expect(file.failure).toMatch(/\w.*\.$/);
	expect(refused).toEqual([]);
	await expect(take(id)).rejects.toEqual(refusal('import-gone'));
	expect(await total()).toBe(0);
});

test('a workbook that was renamed to CSV is read as the workbook it is', async () => {
	const sheet = utils.aoa_to_sheet([header, ...lines].map((line) => line.split(';')));
	const book = utils.book_new();
	utils.book_append_sheet(book, sheet, 'Lijst');
	const id = await read(write(book, { type: 'buffer', bookType: 'xlsx' }), 'lijst.csv');
	expect((await look(id)).file).toMatchObject({ state: 'preview', acceptedRows: 28 });
});

test('signs that no database keeps are refused with their row, not with the file', async () => {
	const odd = 'B1;06/04/2023;;;;;;;bui\u0000ten';
	const id = await read(csv(...lines, odd), 'naam\u0000.csv');
	const { file, refused } = await look(id);
	expect(file).toMatchObject({ state: 'preview', acceptedRows: 28, refusedRows: 1 });
	expect(refused[0]?.column).toBe('reden_niet_opgestart');
});

test('taking twice is once, and the same list again brings nothing new', async () => {
	const id = await read(pilot);
	await Promise.all([take(id), take(id)]);
	expect(await total()).toBe(28);
	const again = await read(pilot);
	expect((await look(again)).file).toMatchObject({ acceptedRows: 0, refusedRows: 28 });
	await take(again);
	expect(await total()).toBe(28);
});

test('a code that somebody registered while the preview was open is refused with its line', async () => {
	const id = await read(pilot);
	const row: TrajectoryRow = {
		line: 1,
		code: 't 003',
		registeredOn: '2026-01-02',
		startedOn: null,
		closedOn: null,
		ageAtRegistration: null,
		zone: null,
		referrerType: null,
		referrer: null,
		reasonNotStarted: null,
	};
	expect(await as(chris, (tx) => takeRows(tx, [row], 'nl'))).toEqual([]);
	await take(id);
	const { file, refused } = await look(id);
	expect(file).toMatchObject({ takenRows: 27, refusedRows: 1 });
	expect(refused).toEqual([expect.objectContaining({ line: 4, value: 'T003', code: 'code-known' })]);
	expect(await total()).toBe(28);
});

test('the same form sent twice reads once; a second list waits its turn; a new one wipes the one before', async () => {
	const id = randomUUID();
	const start = (one: string) => as(chris, (tx) => startImport(tx, { id: one, fileName: 'a.csv' }));
	expect(await start(id)).toBe(true);
	expect(await start(id)).toBe(false);
	await expect(start(randomUUID())).rejects.toEqual(refusal('import-busy'));
	await readImport(platform, chris, { id, bytes: csv('B1;30/02/2023'), zones, locale: 'nl' });
	expect((await look(id)).refused).not.toEqual([]);
	await read(pilot);
	expect(await look(id)).toMatchObject({ file: { state: 'dropped' }, refused: [] });
	await expect(take(id)).rejects.toEqual(refusal('import-gone'));
});

test('a list that is put aside leaves nothing, also when it was still being read', async () => {
	const id = randomUUID();
	await as(chris, (tx) => startImport(tx, { id, fileName: 'a.csv' }));
	await as(chris, (tx) => dropImport(tx, id));
	await readImport(platform, chris, { id, bytes: pilot, zones, locale: 'nl' });
	expect(await look(id)).toMatchObject({ file: { state: 'dropped', acceptedRows: 0 }, refused: [] });
	expect(await total()).toBe(0);
});

test('the figures of the pilot are those of its report', async () => {
	await take(await read(pilot));
	const figures = await as(chris, (tx) => loadFigures(tx, zones));
	expect(figures.total).toBe(18);
	expect(figures.years.map((year) => Object.values(year))).toEqual([
		[2023, 15, 10, 3, 0],
		[2024, 12, 7, 3, 7],
		[2025, 1, 1, 12, 11],
	]);
	expect(figures.ages.map(({ age }) => age)).toEqual([10, 12, 13, 14, 15, 16]);
	expect(figures.ages.map(({ n }) => n)).toEqual([2, 2, 4, 4, 4, 2]);
	expect(figures.zones.map(({ zone, n }) => [zone, n])).toEqual([
		['Westhoek', 7],
		['Houtland & Polder', 5],
		['Midden West-Vlaanderen', 3],
		['Westkust & Polder', 3],
	]);
	const shown = figures.referrers.map(({ type, n, of }) => [type, n, of.length]);
	expect(shown.slice(0, 2)).toEqual([
		['Voorziening', 6, 3],
		['SDJ', 5, 2],
	]);
});

test('a hundred thousand rows go in at once, each with its child', async () => {
	const rows = Array.from(
		{ length: 100_000 },
		(_, index): TrajectoryRow => ({
			line: index + 2,
			code: `N${index}`,
			registeredOn: '2025-01-06',
			startedOn: '2025-02-03',
			closedOn: null,
			ageAtRegistration: index % 20,
			zone: 'westhoek',
			referrerType: 'CLB',
			referrer: 'De Brug',
			reasonNotStarted: null,
		}),
	);
	expect(await as(chris, (tx) => takeRows(tx, rows, 'nl'))).toEqual([]);
	const figures = await as(chris, (tx) => loadFigures(tx, zones));
	expect(figures.total).toBe(100_000);
	expect(figures.ages).toHaveLength(20);
	expect(figures.ages.every(({ n }) => n === 5_000)).toBe(true);
}, 120_000);
