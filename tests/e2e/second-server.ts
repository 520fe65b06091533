import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { inject } from 'vitest';
import { addressOn, freePort, startServer } from '../start-server.ts';

const project = resolve(import.meta.dirname, '../..');
const copied = [
	'package.json',
	'package-lock.json',
	'vite.config.ts',
	'migrations',
	'src',
	'static',
	'content',
	'build',
];

/**
 * A second server on the database of the first, from a copy of the project that was changed first.
 * @param change what to change in the copy, given its folder
 */
export async function startElsewhere(
	change: (root: string) => void,
): Promise<{ address: string; stop: () => Promise<void> }> {
	const root = mkdtempSync(join(tmpdir(), 'lus-copy-'));
	for (const name of copied) cpSync(join(project, name), join(root, name), { recursive: true });
	symlinkSync(join(project, 'node_modules'), join(root, 'node_modules'));
	change(root);
	const port = await freePort();
	const stop = await startServer({ root, dataDir: inject('server').dataDir, port });
	return {
		address: addressOn(port),
		async stop() {
			await stop();
			rmSync(root, { recursive: true, force: true });
		},
	};
}
