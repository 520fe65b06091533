import { globSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { expect, test } from 'vitest';
import { access } from '../../src/routes-access.server.ts';

/** Every route that answers: a folder under src/routes with a page or an endpoint. Groups in brackets are no part. */
function routesOnDisk(): string[] {
	const files = globSync('**/+{page.svelte,page.server.ts,page.ts,server.ts}', {
		cwd: resolve(import.meta.dirname, '../../src/routes'),
	});
	const folders = files.map((file) =>
		dirname(file)
			.split(sep)
			.filter((part) => part !== '.'),
	);
	return [...new Set(folders.map((parts) => `/${parts.join('/')}`))].sort();
}

test('every route says who may call it, and nobody is promised a route that is not there', () => {
	expect(routesOnDisk().length).toBeGreaterThan(5);
	expect(Object.keys(access).sort()).toEqual(routesOnDisk());
});

test('who may call a route is one of the known answers', () => {
	const known = ['anyone', 'guest', 'founder', 'person', 'coordinator', 'administrator', 'token'];
	expect(Object.values(access).filter((who) => !known.includes(who))).toEqual([]);
});
