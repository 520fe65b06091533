import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { connect } from '#platform/db/connect.server.ts';
import type { Platform } from '#platform/db/context.server.ts';
import { inside } from '#platform/db/locate.server.ts';
import { openFileKeyStore } from '#platform/keys/key-store.server.ts';

/**
 * The platform on the test database, as the server has it: login without rights of its own, real keys.
 * @param connections how many at most
 */
export function openTestPlatform(connections = 10): Platform & { close(): Promise<void> } {
	const { socketDir, port, dataDir } = inject('database');
	const { db, close } = connect({ ...inside(socketDir, port).login, max: connections });
	return { db, keys: openFileKeyStore(join(dataDir, 'keys', 'installation.key')), close };
}

/** A connection that acts as the owner of the tables: for laying out a cast and for looking behind the wall. */
export async function openAsOwner(): Promise<pg.Client> {
	const { socketDir, port } = inject('database');
	const client = new pg.Client({ host: socketDir, port, user: 'lus_super', database: 'lus' });
	await client.connect();
	await client.query('set role lus_owner');
	return client;
}
