import type { ClientBase } from 'pg';

/** Group roles that hold the rights; none of them can log in. */
const GROUPS = ['lus_owner', 'lus_app', 'lus_jobs'];

/**
 * Makes the roles of the wall and the schemas they own, if they are not there yet. Needs a login that may create
 * roles. lus_login (pages, API, jobs) and lus_auth (accounts) get no password here: on the embedded database the
 * socket tells who they are; elsewhere the operator's own login becomes a member instead.
 */
export async function ensureRoles(admin: ClientBase, embedded: boolean): Promise<void> {
	const wanted = embedded ? [...GROUPS, 'lus_login', 'lus_auth'] : [...GROUPS, 'lus_auth'];
	const { rows } = await admin.query<{ rolname: string }>(
		'select rolname from pg_roles where rolname = any($1)',
		[wanted],
	);
	const known = new Set(rows.map((row) => row.rolname));
	for (const role of wanted) {
		if (known.has(role)) continue;
		const login = embedded && (role === 'lus_login' || role === 'lus_auth') ? 'login' : 'nologin';
		await admin.query(
			`create role ${role} ${login} noinherit nosuperuser nobypassrls nocreatedb nocreaterole`,
		);
	}
	const member = embedded ? 'lus_login' : 'current_user';
	await admin.query(`grant lus_app, lus_jobs to ${member}`);
	if (!embedded) await admin.query('grant lus_owner, lus_auth to current_user');
	await admin.query(
		`do $$ begin execute format('grant create, connect on database %I to lus_owner', current_database()); end $$`,
	);
	await admin.query('grant usage, create on schema public to lus_owner');
	await admin.query('create schema if not exists meta');
	await admin.query('grant usage, create on schema meta to lus_owner');
	for (const [schema, owner] of [
		['auth', 'lus_auth'],
		['jobs', 'lus_jobs'],
	]) {
		await admin.query(`create schema if not exists ${schema} authorization ${owner}`);
	}
}
