import { join } from 'node:path';
import { defaultDataDir } from './db/embedded-folder.server.ts';

/** What an operator can set. Read once at the edge (server entry, command line, hooks), passed down as a value. */
export type Config = {
	readonly dataDir: string;
	/** An external PostgreSQL 15.9+; absent: the embedded one under dataDir. */
	readonly databaseUrl: string | undefined;
	/** The login that may create roles and run migrations; absent: databaseUrl does both. */
	readonly databaseAdminUrl: string | undefined;
	readonly keyFile: string;
	readonly host: string;
	readonly port: number;
	/** The public address that people type, with scheme, without slash at the end. */
	readonly address: string;
	readonly smtpUrl: string | undefined;
	readonly mailFrom: string;
	/** How often one network address may try to log in per minute; more when many people share one address. */
	readonly loginAttempts: number;
};

const LOCAL = new Set(['0.0.0.0', '127.0.0.1', '::', '::1']);

/** Reads the configuration from environment variables; unknown ones are ignored, an empty one counts as absent. */
export function readConfig(given: NodeJS.ProcessEnv): Config {
	const env = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
	const dataDir = env.LUS_DATA ?? defaultDataDir();
	const host = env.HOST ?? '127.0.0.1';
	const port = Number(env.PORT ?? 3000);
	return {
		dataDir,
		databaseUrl: env.DATABASE_URL,
		databaseAdminUrl: env.DATABASE_ADMIN_URL,
		keyFile: env.LUS_KEY_FILE ?? join(dataDir, 'keys', 'installation.key'),
		host,
		port,
		// A name instead of a number: browsers offer passkeys to names only.
		address: (env.LUS_ADDRESS ?? `http://${LOCAL.has(host) ? 'localhost' : host}:${port}`).replace(/\/$/, ''),
		smtpUrl: env.LUS_SMTP,
		mailFrom: env.LUS_MAIL_FROM ?? 'Lus <lus@localhost>',
		loginAttempts: Number(env.LUS_LOGIN_ATTEMPTS ?? 20),
	};
}
