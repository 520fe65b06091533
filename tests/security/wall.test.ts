import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAsOwner } from '../database.ts';
import { crossRegionFunctions, uniqueAcrossRegions, withoutRegion } from './exceptions.ts';

let owner: pg.Client;
beforeAll(async () => {
	owner = await openAsOwner();
	await owner.query('reset role');
});
afterAll(() => owner.end());

async function column(query: string): Promise<string[]> {
	const { rows } = await owner.query<{ found: string }>(query);
	return rows.map((row) => row.found);
}

const inPublic = `c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`;

test('the product has its tables, and nothing that would see past their policies', async () => {
	expect((await column(`select relname as found from pg_class c where ${inPublic}`)).length).toBeGreaterThan(
		30,
	);
	// Views, materialised and foreign tables would ask as their owner, not as the person.
	expect(
		await column(`select relname as found from pg_class c join pg_namespace n on n.oid = c.relnamespace
			where relkind in ('v', 'm', 'f', 'p') and n.nspname in ('public', 'meta', 'jobs', 'auth')`),
	).toEqual([]);
});

test('every table has a region that is never empty, first in its primary key', async () => {
	expect(
		await column(`select c.relname as found from pg_class c where ${inPublic} and not exists (
			select 1 from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attname = 'region_id'
			where i.indrelid = c.oid and i.indisprimary and i.indkey[0] = a.attnum and a.attnotnull
				and a.atttypid = 'int'::regtype)`),
	).toEqual([]);
});

test('row-level security is enabled and forced on every table', async () => {
	expect(
		await column(`select c.relname as found from pg_class c where ${inPublic}
			and not (c.relrowsecurity and c.relforcerowsecurity)`),
	).toEqual([]);
});

test('every table has the one policy of the owner, and no policy is for everyone', async () => {
	expect(
		await column(`select c.relname as found from pg_class c where ${inPublic} and not exists (
			select 1 from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname
				and p.policyname = 'owner_all' and p.roles = '{lus_owner}' and p.qual = 'true'
				and p.with_check = 'true' and p.cmd = 'ALL')`),
	).toEqual([]);
	expect(
		await column(`select tablename || '.' || policyname as found from pg_policies where schemaname = 'public'
			and policyname <> 'owner_all' and not roles <@ '{lus_app,lus_jobs}'::name[]`),
	).toEqual([]);
});

test('every policy names the region of the context, in what it reads and in what it writes', async () => {
	const named = (part: string) =>
		`coalesce(${part}, '(region_id = ctx_region())') ~ '\\mregion_id = ctx_region\\(\\)'`;
	expect(
		await column(`select tablename || '.' || policyname as found from pg_policies
			where schemaname = 'public' and policyname <> 'owner_all'
			and not (${named('qual')} and ${named('with_check')} and coalesce(qual, with_check) is not null)`),
	).toEqual([]);
});

test('a policy that lets someone change rows says how they must look afterwards', async () => {
	expect(
		await column(`select tablename || '.' || policyname as found from pg_policies
			where schemaname = 'public' and cmd in ('UPDATE', 'ALL') and with_check is null`),
	).toEqual([]);
});

test('no foreign key points across regions', async () => {
	expect(
		await column(`select conrelid::regclass || '.' || conname as found from pg_constraint k
			where contype = 'f' and connamespace = 'public'::regnamespace and not exists (
				select 1 from unnest(k.conkey, k.confkey) as pair(here, there)
				join pg_attribute a on a.attrelid = k.conrelid and a.attnum = pair.here
				join pg_attribute b on b.attrelid = k.confrelid and b.attnum = pair.there
				where a.attname = 'region_id' and b.attname = 'region_id')`),
	).toEqual([]);
	expect(
		await column(`select conrelid::regclass || '.' || conname as found from pg_constraint
			where contype = 'f' and connamespace = 'public'::regnamespace
				and (confdeltype <> 'a' or confupdtype <> 'a' or confrelid::regclass::text ~ '[.]')`),
	).toEqual([]);
});

test('what must be unique is so within a region, but for what is written down', async () => {
	const found = await column(`select i.indexrelid::regclass::text as found from pg_index i
		join pg_class c on c.oid = i.indrelid
		join pg_attribute a on a.attrelid = c.oid and a.attname = 'region_id'
		where ${inPublic} and i.indisunique and i.indkey[0] <> a.attnum`);
	expect(found.sort()).toEqual(Object.keys(uniqueAcrossRegions).sort());
});

test('a signal points to what it is about and to nobody who sent it', async () => {
	expect(
		(
			await column(`select confrelid::regclass::text as found from pg_constraint
				where contype = 'f' and conrelid = 'signal'::regclass`)
		).sort(),
	).toEqual(['addressee', 'region', 'rule', 'topic']);
	const columns = await column(`select attname as found from pg_attribute where attrelid = 'signal'::regclass
		and attnum > 0 and not attisdropped and (atttypid in ('uuid'::regtype, 'timestamptz'::regtype))`);
	expect(columns.sort()).toEqual(['addressee_id', 'id', 'rule_id', 'topic_id']);
});

test('an ask for a fresh pair of eyes points to nothing, and has no day on which it was made', async () => {
	expect(
		await column(`select confrelid::regclass::text as found from pg_constraint
			where contype = 'f' and conrelid = 'outsider_ask'::regclass`),
	).toEqual(['region']);
	const columns =
		await column(`select attname as found from pg_attribute where attrelid = 'outsider_ask'::regclass
		and attnum > 0 and not attisdropped and atttypid in ('uuid'::regtype, 'date'::regtype, 'timestamptz'::regtype)`);
	expect(columns.sort()).toEqual(['before_on', 'id']);
});

test('every function that sees past the policies has its path fixed and belongs to the owner', async () => {
	expect(
		await column(`select p.oid::regprocedure::text as found from pg_proc p
			where p.pronamespace = 'public'::regnamespace and p.prosecdef and not (
				coalesce(p.proconfig, '{}') @> array['search_path=public, pg_temp']
				and p.proowner = 'lus_owner'::regrole)`),
	).toEqual([]);
	expect(
		await column(`select p.oid::regprocedure::text as found from pg_proc p join pg_namespace n on n.oid = p.pronamespace
			where n.nspname in ('meta', 'auth', 'jobs') and p.prosecdef`),
	).toEqual([]);
});

test('no function of ours may be called by just anyone', async () => {
	expect(
		await column(`select p.oid::regprocedure::text as found from pg_proc p
			where p.pronamespace = 'public'::regnamespace
			and exists (select 1 from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a where a.grantee = 0)`),
	).toEqual([]);
});

test('a function that sees past the policies keeps to the region of the context, but for what is written down', async () => {
	const found = await column(`select p.proname as found from pg_proc p
		where p.pronamespace = 'public'::regnamespace and p.prosecdef
			and p.prosrc !~ 'region_id = ctx_region\\(\\)'
			and exists (select 1 from aclexplode(p.proacl) a where a.grantee <> p.proowner)`);
	expect(found.sort()).toEqual(Object.keys(crossRegionFunctions).sort());
});

test('tables without region stand in a written list, and pages and jobs cannot read them', async () => {
	const found = await column(`select n.nspname || '.' || c.relname as found from pg_class c
		join pg_namespace n on n.oid = c.relnamespace
		where c.relkind in ('r', 'p') and n.nspname in ('auth', 'jobs', 'meta')`);
	expect(found.filter((name) => !withoutRegion.some((entry) => entry.tables.test(name)))).toEqual([]);
	expect(withoutRegion.filter((entry) => !found.some((name) => entry.tables.test(name)))).toEqual([]);
	expect(
		await column(`select r.rolname || ' ' || c.oid::regclass as found from pg_class c
			join pg_namespace n on n.oid = c.relnamespace, pg_roles r
			where c.relkind in ('r', 'p') and n.nspname = 'auth' and r.rolname in ('lus_app', 'lus_jobs', 'lus_login')
				and has_schema_privilege(r.oid, n.oid, 'usage')
				and has_table_privilege(r.oid, c.oid, 'select')`),
	).toEqual([]);
});

test('no schema but the known ones', async () => {
	const schemas = await column(
		`select nspname as found from pg_namespace where nspname !~ '^pg_|^information_'`,
	);
	expect(schemas.sort()).toEqual(['auth', 'jobs', 'meta', 'public']);
});
