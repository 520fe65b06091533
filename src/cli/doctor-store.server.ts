import type pg from 'pg';
import type { Tx } from '#platform/db/context.server.ts';

/** The version of the server that answers, e.g. '18.4'. */
export async function findServer(pool: pg.Pool): Promise<string> {
	const { rows } = await pool.query<{ version: string }>(
		"select current_setting('server_version') as version",
	);
	return rows[0]?.version ?? 'unknown';
}

/** How many tables of the product there are, and which of them are not behind the wall. */
export async function listUnwalled(pool: pg.Pool): Promise<{ tables: number; unwalled: string[] }> {
	const { rows } = await pool.query<{ name: string; walled: boolean }>(
		`select c.relname as name, c.relrowsecurity and c.relforcerowsecurity and exists (
			select 1 from pg_policy p where p.polrelid = c.oid and p.polname <> 'owner_all') as walled
		from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1`,
	);
	return { tables: rows.length, unwalled: rows.filter((row) => !row.walled).map((row) => row.name) };
}

export async function listMigrations(pool: pg.Pool): Promise<string[]> {
	const { rows } = await pool.query<{ name: string }>('select name from meta.migration order by name');
	return rows.map((row) => row.name);
}

/** One of the wrapped keys of groups, with the place that it was wrapped for. */
export async function findOneKey(pool: pg.Pool): Promise<{ wrapped: Buffer; place: string } | undefined> {
	const client = await pool.connect();
	try {
		await client.query('begin');
		await client.query('set local role lus_owner');
		const { rows } = await client.query<{ wrapped: Buffer; place: string }>(
			"select wrapped, region_id || '/' || circle_id as place from data_key limit 1",
		);
		await client.query('commit');
		return rows[0];
	} finally {
		client.release();
	}
}

/** Signals of the region, the newest steps first. */
export async function listSignalIds(tx: Tx, most: number): Promise<string[]> {
	const rows = await tx.db
		.selectFrom('signal')
		.select('id')
		.where('regionId', '=', tx.actor.regionId)
		.orderBy('sentOn', 'desc')
		.limit(most)
		.execute();
	return rows.map((row) => row.id);
}
