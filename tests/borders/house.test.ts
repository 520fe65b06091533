import { globSync, readFileSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { expect, test } from 'vitest';
import { faultsOf } from './house-rules.ts';

const root = resolve(import.meta.dirname, '../..');
/** The rules themselves and their proof name what they refuse. */
const rulebook = /^tests\/(borders\/house|security\/dependencies|security\/words)/;
const generated = /^src\/platform\/db\/tables\.ts$/;

/** Every file that a person wrote and a machine runs. */
function projectFiles(): string[] {
	const files = globSync('{src,scripts,tests,bench}/**/*.{ts,mjs,svelte}', { cwd: root });
	return files.map((path) => path.split(sep).join('/')).filter((path) => !generated.test(path));
}

const refused: [why: string, path: string, text: string][] = [
	['a drawer', 'src/features/people/utils/names.ts', ''],
	['a drawer by file name', 'src/platform/helpers.server.ts', ''],
	['a name with capitals', 'src/features/people/personList.svelte', ''],
	['a file that is too long', 'src/features/people/people.ts', '\n'.repeat(301)],
	['a test that is too long', 'src/features/people/people.test.ts', '\n'.repeat(501)],
	['the clock in a rule', 'src/features/people/people.ts', 'const now = Date.now();'],
	['today in a rule', 'src/features/people/people.ts', 'const now = new Date();'],
	['chance in a rule', 'src/features/people/people.ts', 'const draw = Math.random();'],
	['a silenced type error', 'src/features/people/people.server.ts', '// @ts-expect-error because'],
	['a silenced lint', 'src/features/people/a.svelte', '<!-- svelte-ignore a11y -->'],
	['a remark about later', 'src/features/people/people.server.ts', '// TODO'],
	['a favoured test', 'src/features/people/people.test.ts', "test.only('x', () => {})"],
	['a skipped test', 'tests/e2e/a.test.ts', "test.skip('x', () => {})"],
	['a stopwatch in a test', 'tests/e2e/a.test.ts', 'expect(performance.now() - a).toBeLessThan(9)'],
	['raw HTML', 'src/features/people/a.svelte', '{@html text}'],
	['style in HTML', 'src/features/people/a.svelte', '<p style="color: red">'],
];

test.each(refused)('refused: %s', (_, path, text) => {
	expect(faultsOf({ path, text })).toHaveLength(1);
});

test('accepted: a rule that is handed a day, a test of the full length, a server file that asks the clock', () => {
	const accepted = [
		{ path: 'src/features/people/people.ts', text: 'const day = new Date(text);\n'.repeat(300) },
		{ path: 'src/features/people/people.test.ts', text: '\n'.repeat(500) },
		{ path: 'src/platform/clock.server.ts', text: 'new Date()' },
	];
	expect(accepted.flatMap(faultsOf)).toEqual([]);
});

test('no file of the project breaks a rule of the house', () => {
	const files = projectFiles().filter((path) => !rulebook.test(path));
	expect(files.length).toBeGreaterThan(50);
	const faults = files.flatMap((path) => faultsOf({ path, text: readFileSync(resolve(root, path), 'utf8') }));
	expect(faults).toEqual([]);
});
