import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import config from '../../.dependency-cruiser.mjs';
import { crossings, soundHouse } from './crossings.ts';

const root = resolve(import.meta.dirname, '../..');
const rules = config.forbidden ?? [];
let street: string;
let broken: readonly string[];

/**
 * Builds a small house inside the project, so that our libraries are found from it, and has it inspected.
 * @returns "rule: file" for each broken border
 */
function inspect(files: Readonly<Record<string, string>>): string[] {
	const house = mkdtempSync(join(street, 'house-'));
	const { imports, dependencies, devDependencies } = JSON.parse(
		readFileSync(join(root, 'package.json'), 'utf8'),
	);
	const ground = {
		'package.json': JSON.stringify({ name: 'house', type: 'module', imports, dependencies, devDependencies }),
		'tsconfig.json': '{ "compilerOptions": { "module": "preserve", "allowImportingTsExtensions": true } }',
	};
	for (const [name, text] of Object.entries({ ...ground, ...files })) {
		mkdirSync(dirname(join(house, name)), { recursive: true });
		writeFileSync(join(house, name), text);
	}
	const args = ['--config', join(root, '.dependency-cruiser.mjs'), '--output-type', 'json', 'src'];
	const ran = spawnSync(join(root, 'node_modules/.bin/depcruise'), args, { cwd: house, encoding: 'utf8' });
	if (!ran.stdout) throw new Error(ran.stderr);
	const { violations } = JSON.parse(ran.stdout).summary as {
		violations: { rule: { name: string }; from: string }[];
	};
	return violations.map((one) => `${one.rule.name}: ${one.from}`);
}

beforeAll(() => {
	mkdirSync(join(root, 'test-results'), { recursive: true });
	street = mkdtempSync(join(root, 'test-results', 'borders-'));
	broken = inspect(Object.assign({}, soundHouse, ...crossings.map((crossing) => crossing.files)));
});
afterAll(() => rmSync(street, { recursive: true, force: true }));

test.each(crossings)('$rule refuses $from', ({ rule, from }) => {
	expect(broken).toContain(`${rule}: ${from}`);
});

test('every rule is shown to refuse something', () => {
	const shown = new Set(crossings.map((crossing) => crossing.rule));
	expect(rules.map((rule) => rule.name ?? '').filter((name) => !shown.has(name))).toEqual([]);
});

test('every rule says in a sentence why it is there', () => {
	for (const rule of rules) expect(rule.comment, rule.name).toMatch(/^.{30,}\.$/);
});

test('a house built as it should be breaks no border', () => {
	expect(inspect(soundHouse)).toEqual([]);
});
