import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { connectionFor, startEmbedded } from '#platform/db/embedded.server.ts';
import { migrate, readMigrations } from '#platform/db/migrate.server.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** Folder of the socket of the test database, and the data folder that holds its key. */
		database: { socketDir: string; port: number; dataDir: string };
	}
}

/** One real PostgreSQL for all database tests, migrated once, in a folder that goes away afterwards. */
export default async function setup(project: TestProject) {
	const dataDir = mkdtempSync(join(tmpdir(), 'lus-test-'));
	const embedded = await startEmbedded({ dataDir });
	const admin = new pg.Client(connectionFor(embedded, 'lus_super'));
	await admin.connect();
	await migrate(admin, readMigrations(resolve(import.meta.dirname, '../migrations')), true);
	await admin.end();
	project.provide('database', { socketDir: embedded.socketDir, port: embedded.port, dataDir });
	return async () => {
		await embedded.stop();
		rmSync(dataDir, { recursive: true, force: true });
	};
}
