import { join } from 'node:path';
import pg from 'pg';
import { loadContent } from '#features/method/index.server.ts';
import { hasRegions } from '#features/people/index.server.ts';
import { loadGate } from '#features/signal/index.server.ts';
import { makeAuth } from '#platform/auth/auth.server.ts';
import { authSecret } from '#platform/auth/auth-secret.server.ts';
import { today } from '#platform/clock.server.ts';
import type { Config } from '#platform/config.server.ts';
import { connect } from '#platform/db/connect.server.ts';
import { asNobody } from '#platform/db/context.server.ts';
import type { Located } from '#platform/db/locate.server.ts';
import { openFileKeyStore } from '#platform/keys/key-store.server.ts';
import { type DemonstrationTools, loadDemonstration } from '../demonstration/index.server.ts';

const CONNECTIONS = 2;

/**
 * Opens what loading or removing a demonstration needs, does the work and closes it again. The work acts as the
 * server does: a login without rights of its own.
 * @param root the folder of the project
 */
export async function withDemonstrationTools<T>(
	located: Located,
	config: Config,
	root: string,
	work: (tools: DemonstrationTools) => Promise<T>,
): Promise<T> {
	const { keyFile, address, loginAttempts } = config;
	const contentRoot = join(root, 'content');
	const content = loadContent(contentRoot);
	const rules = { gate: loadGate(contentRoot), holidays: content.holidays };
	const { db, close } = connect({ ...located.login, max: CONNECTIONS });
	const pool = new pg.Pool({ ...located.auth, max: CONNECTIONS });
	// Stopping the database may cut a connection that is just being closed.
	pool.on('error', () => undefined);
	try {
		const auth = makeAuth({ pool, secret: authSecret(keyFile), address, loginAttempts });
		const platform = { db, keys: openFileKeyStore(keyFile) };
		return await work({ platform, auth, content, rules, keyFile, root: contentRoot });
	} finally {
		await pool.end();
		await close();
	}
}

/** `npm start -- --demo` skips the question on an empty machine; where a region is, it changes nothing. */
export async function loadWhenEmpty(
	located: Located,
	config: Config,
	root: string,
	say: (line: string) => void,
): Promise<void> {
	await withDemonstrationTools(located, config, root, async (tools) => {
		if (await asNobody(tools.platform, hasRegions)) say('There is a region already: nothing was loaded.');
		else await loadDemonstration(tools, today(), say);
	});
}
