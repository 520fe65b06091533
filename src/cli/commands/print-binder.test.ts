import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readConfig } from '#platform/config.server.ts';
import type { Tools } from '../command.ts';
import { UsageError } from '../command-error.ts';
import { printBinder } from './print-binder.ts';

const root = resolve(import.meta.dirname, '../../..');
let folder: string;
beforeAll(() => {
	mkdirSync(join(root, 'test-results'), { recursive: true });
	folder = mkdtempSync(join(root, 'test-results', 'binder-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the command as its program does, without a database anywhere. */
async function run(...args: string[]): Promise<string[]> {
	const said: string[] = [];
	const tools: Tools = {
		root,
		config: readConfig({}),
		json: true,
		say: () => undefined,
		print: (line) => said.push(line),
		fileOf: (name) => join(folder, name),
		open: () => Promise.reject(new Error('the binder needs no database')),
	};
	expect(await printBinder(args, tools)).toBe(true);
	return said;
}

test.each([
	['where to', []],
	['a language that is not there', ['--out', 'x.pdf', '--language', 'fr']],
	['a paper that is not there', ['--out', 'x.pdf', '--paper', 'a0']],
	['a piece that is not there', ['--out', 'x.pdf', '--piece', 'method-nowhere']],
	['a word too many', ['--out', 'x.pdf', 'method-kom']],
])('refuses: %s', async (_, args) => {
	await expect(run(...args)).rejects.toBeInstanceOf(UsageError);
});

test('writes a piece and says how many pages it has', async () => {
	const [line = ''] = await run(
		'--piece',
		'poster-steps',
		'--paper',
		'a3',
		'--language',
		'en',
		'--out',
		'poster.pdf',
	);
	const bytes = readFileSync(join(folder, 'poster.pdf'));
	expect(JSON.parse(line)).toEqual({ file: join(folder, 'poster.pdf'), pages: 1, bytes: bytes.length });
	expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
});
