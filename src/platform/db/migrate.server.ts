import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClientBase } from 'pg';
import { ensureRoles } from './roles.server.ts';

/** Any two processes that migrate at once take turns on this number. */
const LOCK = 4_871_204;

export type Migration = {
	readonly name: string;
	readonly sql: string;
	readonly role: 'lus_owner' | 'lus_auth';
};

/** The files of a folder in order: `0001-people.sql`. Files named `...-auth.sql` run as the owner of accounts. */
export function readMigrations(folder: string): Migration[] {
	return readdirSync(folder)
		.filter((name) => name.endsWith('.sql'))
		.sort()
		.map((name) => ({
			name,
			sql: readFileSync(join(folder, name), 'utf8'),
			role: name.endsWith('-auth.sql') ? 'lus_auth' : 'lus_owner',
		}));
}

/**
 * Brings the database to the newest schema, each migration in its own transaction, under one lock.
 * @returns the names of the migrations that ran now
 * @throws when the database is newer than these files: an old server refuses a newer schema
 */
export async function migrate(
	admin: ClientBase,
	migrations: Migration[],
	embedded: boolean,
): Promise<string[]> {
	await admin.query('select pg_advisory_lock($1)', [LOCK]);
	try {
		await ensureRoles(admin, embedded);
		await admin.query(
			'create table if not exists meta.migration (name text primary key, ran_at timestamptz not null default now())',
		);
		await admin.query('grant select on meta.migration to lus_app, lus_jobs');
		await admin.query('grant usage on schema meta to lus_app, lus_jobs');
		const { rows } = await admin.query<{ name: string }>('select name from meta.migration');
		const ran = new Set(rows.map((row) => row.name));
		const unknown = [...ran].filter((name) => !migrations.some((migration) => migration.name === name));
		if (unknown.length > 0) {
			throw new Error(
				`This database was made by a newer version of Lus (it has ${unknown.join(', ')}). Start that version, or a newer one.`,
			);
		}
		const fresh = migrations.filter((migration) => !ran.has(migration.name));
		for (const migration of fresh) await run(admin, migration);
		return fresh.map((migration) => migration.name);
	} finally {
		await admin.query('select pg_advisory_unlock($1)', [LOCK]);
	}
}

async function run(admin: ClientBase, migration: Migration): Promise<void> {
	await admin.query('begin');
	try {
		await admin.query(`set local role ${migration.role}`);
		await admin.query(
			`set local search_path = ${migration.role === 'lus_auth' ? 'auth' : 'public'}, pg_temp`,
		);
		await admin.query(migration.sql);
		await admin.query('reset role');
		await admin.query('insert into meta.migration (name) values ($1)', [migration.name]);
		await admin.query('commit');
	} catch (error) {
		await admin.query('rollback');
		throw new Error(`migration ${migration.name} failed: ${(error as Error).message}`, { cause: error });
	}
}
