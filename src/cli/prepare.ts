import pg from 'pg';
import type { Config } from '#platform/config.server.ts';
import { type Located, locate } from '#platform/db/locate.server.ts';
import { migrate, readMigrations } from '#platform/db/migrate.server.ts';

/** Starts or adopts the database and brings it to the newest schema. */
export async function prepareDatabase(
	config: Config,
	root: string,
	log: (line: string) => void,
): Promise<Located> {
	const located = await locate(config, log);
	const admin = new pg.Client(located.admin);
	await admin.connect();
	try {
		const ran = await migrate(admin, readMigrations(`${root}/migrations`), located.embedded);
		if (ran.length > 0) log(`Database brought up to date: ${ran.join(', ')}.`);
	} finally {
		await admin.end();
	}
	return located;
}
