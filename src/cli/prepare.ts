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
	try {
		await admin.connect();
		const ran = await migrate(admin, readMigrations(`${root}/migrations`), located.embedded);
		if (ran.length > 0) log(`Database brought up to date: ${ran.join(', ')}.`);
		await admin.end();
	} catch (error) {
		// What this call started does not stay behind when it is of no use.
		await located.stop();
		throw error;
	}
	return located;
}
