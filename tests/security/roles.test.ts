import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAsOwner } from '../database.ts';

const ours = ['lus_app', 'lus_auth', 'lus_jobs', 'lus_login', 'lus_owner'];
let owner: pg.Client;
beforeAll(async () => {
	owner = await openAsOwner();
});
afterAll(() => owner.end());

async function column(query: string, values: unknown[] = []): Promise<string[]> {
	const { rows } = await owner.query<{ found: string }>(query, values);
	return rows.map((row) => row.found);
}

test('no role of Lus passes the policies or makes roles, databases or copies', async () => {
	expect(
		await column('select rolname as found from pg_roles where rolname = any($1) order by 1', [ours]),
	).toEqual(ours);
	expect(
		await column(
			`select rolname as found from pg_roles where rolname = any($1)
			and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolinherit)`,
			[ours],
		),
	).toEqual([]);
});

test('only the two logins can log in, and the one of the pages is neither owner nor accounts', async () => {
	expect(
		await column('select rolname as found from pg_roles where rolname = any($1) and rolcanlogin order by 1', [
			ours,
		]),
	).toEqual(['lus_auth', 'lus_login']);
	expect(
		await column(
			`select m.rolname || ' in ' || g.rolname as found from pg_auth_members x
			join pg_roles m on m.oid = x.member join pg_roles g on g.oid = x.roleid
			where m.rolname = any($1) order by 1`,
			[ours],
		),
	).toEqual(['lus_login in lus_app', 'lus_login in lus_jobs']);
	expect(
		await column(`select g.rolname as found from pg_auth_members x join pg_roles m on m.oid = x.member
			join pg_roles g on g.oid = x.roleid where m.rolname = 'lus_login' and x.admin_option`),
	).toEqual([]);
});

test('pages and accounts create nothing and empty nothing; jobs only in their own schema', async () => {
	expect(
		await column(`select r.rolname || ' in ' || n.nspname as found from pg_roles r, pg_namespace n
			where r.rolname in ('lus_app', 'lus_jobs', 'lus_login', 'lus_auth')
				and n.nspname in ('public', 'auth', 'jobs', 'meta')
				and has_schema_privilege(r.oid, n.oid, 'create') order by 1`),
	).toEqual(['lus_auth in auth', 'lus_jobs in jobs']);
	expect(
		await column(`select r.rolname || ' ' || c.relname as found from pg_roles r, pg_class c
			where r.rolname in ('lus_app', 'lus_jobs', 'lus_login', 'lus_auth')
				and c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
				and has_table_privilege(r.oid, c.oid, 'truncate, references, trigger')`),
	).toEqual([]);
	expect(
		await column(`select r.rolname || ' ' || c.relname as found from pg_roles r, pg_class c
			where r.rolname in ('lus_login', 'lus_auth') and c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
				and has_any_column_privilege(r.oid, c.oid, 'select, insert, update')`),
	).toEqual([]);
});

test('who a row is and whose it is, nobody changes: region and id are in no right to update', async () => {
	expect(
		await column(`select r.rolname || ' ' || a.attrelid::regclass || '.' || a.attname as found
			from pg_roles r, pg_attribute a join pg_class c on c.oid = a.attrelid
			where r.rolname in ('lus_app', 'lus_jobs') and c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
				and a.attnum > 0 and not a.attisdropped and a.attname in ('region_id', 'id')
				and has_column_privilege(r.oid, a.attrelid, a.attnum, 'update') order by 1`),
	).toEqual([]);
});

test('what says to which group, trajectory or signal a row belongs is in no right to update', async () => {
	const belongs = [
		'circle_id',
		'trajectory_id',
		'cycle_id',
		'chair_id',
		'signal_id',
		'theme_id',
		'person_id',
		'event_id',
		'meeting_id',
		'participant_id',
	];
	expect(
		await column(
			`select r.rolname || ' ' || a.attrelid::regclass || '.' || a.attname as found
			from pg_roles r, pg_attribute a join pg_class c on c.oid = a.attrelid
			where r.rolname in ('lus_app', 'lus_jobs') and c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
				and a.attnum > 0 and not a.attisdropped and a.attname = any($1)
				and has_column_privilege(r.oid, a.attrelid, a.attnum, 'update') order by 1`,
			[belongs],
		),
	).toEqual(mayMove);
});

/** Settled after the row was made, each under a rule of its own. */
const mayMove = [
	// Of its own group only: the foreign key holds the group too.
	'lus_app meeting.cycle_id',
	// Which theme of the region it is about; only its own group sees that.
	'lus_app meeting.theme_id',
	'lus_app theme_stop.circle_id',
	'lus_app trajectory.circle_id',
	// Into a reflection of its own group only: the foreign key holds the group too.
	'lus_app worksheet.cycle_id',
];

test('rows are never taken away, but for these', async () => {
	expect(
		await column(`select r.rolname || ' ' || c.relname as found from pg_roles r, pg_class c
			where r.rolname in ('lus_app', 'lus_jobs') and c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
				and has_table_privilege(r.oid, c.oid, 'delete') order by 1`),
	).toEqual([
		'lus_app ballot',
		'lus_app consultation',
		'lus_app held_card',
		'lus_app homework_answer',
		'lus_app meeting_note',
		'lus_app meeting_seat',
		'lus_app method_draft',
		'lus_app recommendation',
		'lus_app region_role',
		'lus_app ring_guide',
		'lus_app scan_answer',
		'lus_app shown_mark',
		'lus_app theme_signal',
		'lus_app theme_stop',
	]);
});

test('history is written once: nobody changes an audit row, an event or a link of the chain', async () => {
	expect(
		await column(`select r.rolname || ' ' || c.relname as found from pg_roles r, pg_class c
			where r.rolname in ('lus_app', 'lus_jobs') and c.relname in ('audit', 'signal_event', 'signal_event_actor', 'signal_chain', 'verdict', 'answer',
					'meeting_event', 'held_card', 'shown_mark', 'meeting_seat')
				and has_any_column_privilege(r.oid, c.oid, 'update')`),
	).toEqual([]);
});
