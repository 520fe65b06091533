import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTypesetter, type TypesetterLimits } from './typesetter.server.ts';

let folder: string;
beforeAll(() => {
	const results = resolve(import.meta.dirname, '../../../test-results');
	mkdirSync(results, { recursive: true });
	folder = mkdtempSync(join(results, 'templates-'));
	writeFileSync(join(folder, 'good.typ'), '#json("/data.json").text');
	writeFileSync(join(folder, 'broken.typ'), '#json("/data.json").nothing.at(3)');
	writeFileSync(join(folder, 'outside.typ'), '#read("../../package.json")');
	writeFileSync(
		join(folder, 'endless.typ'),
		'#for a in range(100000) { for b in range(100000) { let x = a * b } }',
	);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function withTypesetter<T>(
	limits: Partial<TypesetterLimits>,
	work: (set: (main: string, data?: unknown) => Promise<{ pages: number; pdf: Uint8Array }>) => Promise<T>,
): Promise<T> {
	const typesetter = openTypesetter(limits);
	try {
		return await work((main, data = { text: 'Dag' }) => typesetter.typeset({ folder, main, data }));
	} finally {
		typesetter.close();
	}
}

test('a fault in a template and a file outside its folder are refused, and the next document is made', async () => {
	await withTypesetter({}, async (set) => {
		await expect(set('broken.typ')).rejects.toThrow('The template has a fault');
		await expect(set('outside.typ')).rejects.toThrow('The template has a fault');
		expect((await set('good.typ')).pages).toBe(1);
	});
});

test('a document that takes too long is stopped in the middle, and the next one is made', async () => {
	await withTypesetter({ seconds: 2 }, async (set) => {
		await expect(set('endless.typ')).rejects.toMatchObject({ code: 'document-too-heavy', status: 503 });
		expect((await set('good.typ')).pages).toBe(1);
	});
});

test('when too many wait the next is asked to come back; those who wait get theirs', async () => {
	await withTypesetter({ waiting: 2 }, async (set) => {
		const waiting = [set('good.typ'), set('good.typ'), set('good.typ')];
		await expect(set('good.typ')).rejects.toMatchObject({ code: 'documents-busy', status: 503 });
		expect((await Promise.all(waiting)).map(({ pages }) => pages)).toEqual([1, 1, 1]);
	});
});

test('the process ends when nobody needs it, and a new one starts', async () => {
	await withTypesetter({ idleSeconds: 0 }, async (set) => {
		const first = await set('good.typ');
		await new Promise((wake) => setTimeout(wake, 50));
		const second = await set('good.typ');
		expect(Buffer.from(second.pdf).subarray(0, 5).toString()).toBe('%PDF-');
		expect(second.pages).toBe(first.pages);
	});
});

test('who closes it refuses what still waits', async () => {
	const typesetter = openTypesetter();
	const waiting = typesetter.typeset({ folder, main: 'endless.typ', data: {} });
	typesetter.close();
	await expect(waiting).rejects.toMatchObject({ code: 'documents-busy' });
});
