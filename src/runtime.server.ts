import { join } from 'node:path';
import pg from 'pg';
import { loadContent } from '#features/method/index.server.ts';
import type { Content } from '#features/method/index.ts';
import type { HolidayRules } from '#features/mandate/index.ts';
import { loadGate } from '#features/signal/index.server.ts';
import { type Auth, makeAuth } from '#platform/auth/auth.server.ts';
import { authSecret } from '#platform/auth/auth-secret.server.ts';
import { type Config, readConfig } from '#platform/config.server.ts';
import { checkWall, connect } from '#platform/db/connect.server.ts';
import type { Platform } from '#platform/db/context.server.ts';
import { inside, outside } from '#platform/db/locate.server.ts';
import { openFileKeyStore } from '#platform/keys/key-store.server.ts';
import { type Mailer, openMailer } from '#platform/mail/mailer.server.ts';

/** What one server process holds, made once when it starts. */
export type Runtime = {
	readonly config: Config;
	readonly platform: Platform;
	readonly auth: Auth;
	readonly content: Content;
	/** Content that commands look at: what the gate detects, the holidays that move a term. */
	readonly rules: { readonly gate: ReturnType<typeof loadGate>; readonly holidays: HolidayRules };
	readonly mailer: Mailer;
	readonly loginPool: pg.PoolConfig;
	close(): Promise<void>;
};

/**
 * Opens everything a server process needs. The database runs and is migrated already: the server entry saw to
 * that and says where in LUS_SOCKET (folder and number of the embedded one) unless DATABASE_URL names another.
 */
export async function openRuntime(env: NodeJS.ProcessEnv): Promise<Runtime> {
	const config = readConfig(env);
	const where = config.databaseUrl ? outside(config.databaseUrl) : socket(env);
	const { db, pool, close } = connect(where.login);
	await checkWall(pool);
	const authPool = new pg.Pool({ max: 4, ...where.auth });
	authPool.on('error', () => undefined);
	const auth = makeAuth({
		pool: authPool,
		secret: authSecret(config.keyFile),
		address: config.address,
		loginAttempts: config.loginAttempts,
	});
	const root = join(process.cwd(), 'content');
	const content = loadContent(root);
	return {
		config,
		platform: { db, keys: openFileKeyStore(config.keyFile) },
		auth,
		content,
		rules: { gate: loadGate(root), holidays: content.holidays },
		mailer: openMailer(config.smtpUrl, config.mailFrom),
		loginPool: where.login,
		async close() {
			await close();
			await authPool.end();
		},
	};
}

function socket(env: NodeJS.ProcessEnv) {
	const [folder, port] = (env.LUS_SOCKET ?? '').split('|');
	if (!folder) throw new Error('Start Lus with "npm start": it starts the database and says where it is.');
	return inside(folder, Number(port));
}
