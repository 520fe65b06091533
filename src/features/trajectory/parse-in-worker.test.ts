import { readFileSync } from 'node:fs';
import { utils, write } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import type { ImportProgress, ImportTask } from './import-message.ts';
import { parseInWorker } from './parse-in-worker.server.ts';

const pilot = readFileSync('tests/data/trajecten.csv');
const [header = '', ...rows] = pilot.toString('utf8').replace('\uFEFF', '').trimEnd().split('\r\n');

function task(bytes: Uint8Array, more: Partial<ImportTask> = {}): ImportTask {
	const zones = ['Westhoek', 'Houtland & Polder', 'Midden West-Vlaanderen', 'Westkust & Polder'].map(
		(name) => ({
			id: name,
			name,
		}),
	);
	return { bytes, zones, knownCodes: [], today: '2026-01-31', locale: 'nl', ...more };
}

/** As many rows as asked, each with its own code; every thousandth closes on a day that does not exist. */
function longList(count: number): Buffer {
	const lines = Array.from({ length: count }, (_, index) => {
		const cells = (rows[index % rows.length] ?? '').split(';');
		cells[0] = `N${index}`;
		if (index % 1_000 === 999) cells[3] = '30/02/2025';
		return cells.join(';');
	});
	return Buffer.from([header, ...lines].join('\r\n'));
}

describe('a file is refused as a whole', () => {
	test('with a clear sentence in the asked language', async () => {
		expect(
			await parseInWorker(task(Buffer.from('code;aangemeld_op\nT1;06/04/2023'), { locale: 'en' })),
		).toMatchObject({
			refusal: { code: 'header-not-found', reason: expect.stringContaining('names of the columns') },
		});
		const withoutClose = pilot.toString('utf8').replace('afgerond_op', 'einde?');
		expect(await parseInWorker(task(Buffer.from(withoutClose)))).toEqual({
			refusal: {
				code: 'columns-missing',
				reason:
					'Deze kolommen ontbreken: afgerond_op. Voeg ze toe. Is er niets in te vullen, laat de cellen dan leeg.',
			},
		});
		expect(await parseInWorker(task(Buffer.from(`${header}\r\n;;;;\r\n`)))).toMatchObject({
			refusal: { code: 'rows-none' },
		});
		expect(await parseInWorker(task(Buffer.alloc(26 * 1024 * 1024)))).toMatchObject({
			refusal: { code: 'file-too-big' },
		});
	});

	test('when it needs more memory than is allowed, and the caller lives on', async () => {
		const limits = { heapMegabytes: 8, seconds: 60 };
		expect(await parseInWorker(task(longList(100_000)), { limits })).toMatchObject({
			refusal: { code: 'file-too-heavy' },
		});
	});

	test('when it needs more time than is allowed', async () => {
		const limits = { heapMegabytes: 256, seconds: 0 };
		expect(await parseInWorker(task(longList(10_000)), { limits })).toMatchObject({
			refusal: { code: 'file-too-heavy' },
		});
	});
});

test('the work can be stopped before it starts and on the way', async () => {
	await expect(
		parseInWorker(task(pilot), { signal: AbortSignal.abort(new Error('enough')) }),
	).rejects.toThrow('enough');
	const stop = new AbortController();
	const stopped = parseInWorker(task(longList(50_000)), {
		signal: stop.signal,
		onProgress: () => stop.abort(new Error('changed my mind')),
	});
	await expect(stopped).rejects.toThrow('changed my mind');
});

test('the list of the pilot is accepted whole, and the bytes stay with the caller', async () => {
	const bytes = Uint8Array.from(pilot);
	const checked = await parseInWorker(task(bytes, { knownCodes: ['t028'] }));
	expect(checked).toMatchObject({
		result: { rows: 28, ignoredColumns: [], refused: [{ line: 29, column: 'code', code: 'code-known' }] },
	});
	expect('result' in checked && checked.result.accepted.map((row) => row.line)).toEqual(
		Array.from({ length: 27 }, (_, index) => index + 2),
	);
	expect(bytes).toEqual(Uint8Array.from(pilot));
});

test('a workbook that is called .csv is read as a workbook; columns that are none of ours are named', async () => {
	const sheet = utils.aoa_to_sheet([
		[...header.split(';'), 'naam'],
		...rows.map((row) => [...row.split(';'), 'x']),
	]);
	const bytes = write(utils.book_new(sheet), { type: 'buffer', compression: true });
	expect(await parseInWorker(task(bytes))).toMatchObject({
		result: { rows: 28, refused: [], ignoredColumns: ['naam'] },
	});
});

test('100,000 rows are checked, every one accounted for, with progress that only goes up', async () => {
	const heard: ImportProgress[] = [];
	const checked = await parseInWorker(task(longList(100_000)), {
		onProgress: (progress) => heard.push(progress),
	});
	if ('refusal' in checked) throw new Error(checked.refusal.reason);
	const { accepted, refused, rows: total } = checked.result;
	expect([accepted.length, refused.length, total]).toEqual([99_900, 100, 100_000]);
	expect(refused[0]).toMatchObject({ line: 1_001, column: 'afgerond_op', code: 'date-impossible' });
	for (const phase of ['read', 'check'] as const) {
		const steps = heard.filter((progress) => progress.phase === phase);
		expect(steps.length).toBeGreaterThan(10);
		expect(steps.map(({ done }) => done)).toEqual(
			steps.map(({ done }) => done).sort((one, other) => one - other),
		);
		expect(steps.at(-1)?.done).toBe(steps.at(-1)?.total);
	}
}, 60_000);
