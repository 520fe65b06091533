import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const MARK = 'build/.made-from';

/** Builds the pages when they were never built or the source changed since; prints to stderr only. */
export function buildWhenNeeded(root: string): void {
	const print = fingerprint(root);
	const mark = join(root, MARK);
	if (existsSync(mark) && readFileSync(mark, 'utf8') === print) return;
	console.error('Building the pages (a few seconds, only after a change) ...');
	const done = spawnSync('vite', ['build', '--logLevel', 'warn'], { cwd: root, stdio: ['ignore', 2, 2] });
	if (done.status !== 0) throw new Error('The pages could not be built; the lines above say why.');
	writeFileSync(mark, print);
}

function fingerprint(root: string): string {
	const hash = createHash('sha256');
	const files = globSync(['src/**/*', 'static/**/*', 'package-lock.json', 'vite.config.ts'], {
		cwd: root,
		withFileTypes: true,
	})
		.filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
	for (const file of files) hash.update(file.slice(root.length)).update(readFileSync(file));
	return hash.digest('hex');
}
