import type { PoolConfig } from 'pg';
import type { Config } from '../config.server.ts';
import { connectionFor, startEmbedded } from './embedded.server.ts';

/** Where the database is, for the three logins that Lus uses. */
export type Located = {
	readonly embedded: boolean;
	/** May make roles and run migrations. */
	readonly admin: PoolConfig;
	/** Pages, API and jobs. */
	readonly login: PoolConfig;
	/** Accounts and sessions. */
	readonly auth: PoolConfig;
	/** Stops the embedded database if this call started it. */
	stop(): Promise<void>;
};

/** The database that the configuration names: an external one as it is, the embedded one started or adopted. */
export async function locate(config: Config, log?: (line: string) => void): Promise<Located> {
	if (config.databaseUrl) {
		const admin = config.databaseAdminUrl ?? config.databaseUrl;
		return {
			embedded: false,
			admin: { connectionString: admin },
			...outside(config.databaseUrl),
			stop: async () => {},
		};
	}
	const embedded = await startEmbedded({ dataDir: config.dataDir, log });
	return {
		embedded: true,
		admin: connectionFor(embedded, 'lus_super'),
		...inside(embedded.socketDir, embedded.port),
		stop: () => embedded.stop(),
	};
}

/** The logins of an external database: one operator's login for both, which takes the role of accounts for these. */
export function outside(databaseUrl: string): Pick<Located, 'login' | 'auth'> {
	return {
		login: { connectionString: databaseUrl },
		auth: { connectionString: databaseUrl, options: '-c role=lus_auth -c search_path=auth' },
	};
}

/** The logins of an embedded database that runs already, by the folder of its socket. */
export function inside(socketDir: string, port: number): Pick<Located, 'login' | 'auth'> {
	const common = { host: socketDir, port, database: 'lus' };
	return {
		login: { ...common, user: 'lus_login' },
		auth: { ...common, user: 'lus_auth', options: '-c search_path=auth' },
	};
}
