import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '#platform/db/embedded.server.ts';
import { addressOn, freePort, startServer } from './start-server.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** The running server of the browser tests: its public address and its data folder. */
		server: { address: string; dataDir: string };
	}
}

const root = resolve(import.meta.dirname, '..');

/** One real server on an empty data folder, stopped and thrown away afterwards. */
export default async function setup(project: TestProject) {
	const dataDir = mkdtempSync(join(tmpdir(), 'lus-browser-'));
	const port = await freePort();
	const stop = await startServer({ root, dataDir, port });
	project.provide('server', { address: addressOn(port), dataDir });
	// The server's own database, for laying out a cast in it.
	const adopted = await startEmbedded({ dataDir });
	project.provide('database', { socketDir: adopted.socketDir, port: adopted.port, dataDir });
	return async () => {
		await stop();
		rmSync(dataDir, { recursive: true, force: true });
	};
}
