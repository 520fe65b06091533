// Compares src/platform/db/tables.ts with a database that was migrated just now from the files in migrations/.
// With --write it writes the types instead: needed after every change of a migration.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { connectionFor, startEmbedded } from '#platform/db/embedded.server.ts';
import { migrate, readMigrations } from '#platform/db/migrate.server.ts';
import { generateTables } from './database-types.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'lus-tables-'));
const embedded = await startEmbedded({ dataDir });
try {
	const admin = new pg.Client(connectionFor(embedded, 'lus_super'));
	await admin.connect();
	await migrate(admin, readMigrations(resolve(import.meta.dirname, '../migrations')), true);
	await admin.end();
	const where = `host=${encodeURIComponent(embedded.socketDir)}&port=${embedded.port}`;
	generateTables(`postgres://lus_super@localhost/lus?${where}`, !process.argv.includes('--write'));
} catch (error) {
	const { stdout, stderr } = error as { stdout?: Buffer; stderr?: Buffer };
	console.error(stderr ? `${stdout}${stderr}` : error);
	console.error(
		'When src/platform/db/tables.ts is not that of the migrations: node scripts/check-tables.ts --write',
	);
	process.exitCode = 1;
} finally {
	await embedded.stop();
	rmSync(dataDir, { recursive: true, force: true });
}
