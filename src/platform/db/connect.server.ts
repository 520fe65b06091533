import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { DB as Tables } from './tables.ts';

// Days and moments stay text: a Date would move a day across midnight in another time zone.
const DATE = 1082;
const DATE_ARRAY = 1182;
const TIMESTAMPTZ = 1184;
const types: pg.CustomTypesConfig = {
	getTypeParser(oid: number, format?: 'text' | 'binary') {
		if (oid === DATE || oid === TIMESTAMPTZ) return (text: string) => text;
		if (oid === DATE_ARRAY) return (text: string) => (text === '{}' ? [] : text.slice(1, -1).split(','));
		return pg.types.getTypeParser(oid, format as 'text');
	},
};

export type Database = Kysely<Tables>;
export type Connected = { readonly db: Database; readonly pool: pg.Pool; close(): Promise<void> };

/** Opens the pool that pages, API and jobs share. */
export function connect(where: pg.PoolConfig): Connected {
	const pool = new pg.Pool({ max: 10, ...where, types });
	// An idle connection that the server cuts must not end the process; the next query gets a new one.
	pool.on('error', () => undefined);
	const plugins = [new CamelCasePlugin({ maintainNestedObjectKeys: true })];
	const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins });
	return { db, pool, close: () => db.destroy() };
}

/**
 * Refuses to go on when the wall would not stand: a login or role that is superuser or bypasses row-level
 * security, or a server older than the one in which the policies were mended (15.9).
 * @throws with a sentence for the operator
 */
export async function checkWall(pool: pg.Pool): Promise<void> {
	const { rows } = await pool.query<{ rolname: string; strong: boolean }>(
		`select rolname, rolsuper or rolbypassrls as strong from pg_roles
		 where rolname in (session_user, 'lus_owner', 'lus_app', 'lus_jobs', 'lus_auth')`,
	);
	const strong = rows.filter((row) => row.strong).map((row) => row.rolname);
	if (strong.length > 0) {
		throw new Error(
			`Lus does not start: ${strong.join(', ')} may pass every policy of the database (superuser or bypassrls). ` +
				'Use a login without these rights.',
		);
	}
	const version = Number(
		(await pool.query<{ v: string }>(`select current_setting('server_version_num') as v`)).rows[0]?.v,
	);
	if (version < 150_009) {
		throw new Error(`Lus does not start: this PostgreSQL (${version}) is older than 15.9. Update it first.`);
	}
}
