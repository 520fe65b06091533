import { randomBytes, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { FIRST_DAY } from '../cast.ts';

type Values = Record<string, unknown>;

/** What the tests need to know of the tables, read from the catalogue of the database. */
export type Shape = {
	readonly tables: readonly string[];
	/** Adds a fitting value for each column that must have one. */
	complete(table: string, values: Values): Values;
	/** The columns of the primary key of a row. */
	keyOf(table: string, row: Values): Values;
	/** The columns that an insert may name. */
	writable(table: string): readonly string[];
	/** The first column that a role may update; undefined when it may update none. */
	changeable(table: string, role: string): string | undefined;
	mayRemove(table: string, role: string): boolean;
};

type Column = {
	table: string;
	name: string;
	type: string;
	required: boolean;
	written_by_us: boolean;
	in_key: boolean;
	choices: string | null;
	changeable_by: string[];
};

const COLUMNS = `
	select c.relname as table, a.attname as name, format_type(a.atttypid, null) as type,
		a.attnotnull and not a.atthasdef and a.attidentity = '' as required,
		a.attgenerated = '' and a.attidentity = '' as written_by_us,
		exists (select 1 from pg_index i where i.indrelid = c.oid and i.indisprimary and a.attnum = any (i.indkey)) as in_key,
		(select pg_get_constraintdef(k.oid) from pg_constraint k where k.conrelid = c.oid and k.contype = 'c'
			and k.conkey = array[a.attnum] and pg_get_constraintdef(k.oid) ~ 'ANY' limit 1) as choices,
		array(select r.rolname::text from pg_roles r where r.rolname in ('lus_app', 'lus_jobs')
			and has_column_privilege(r.oid, c.oid, a.attnum, 'update')) as changeable_by
	from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
	where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
	order by c.relname, a.attnum`;

export async function readShape(owner: pg.Client): Promise<Shape> {
	const { rows: columns } = await owner.query<Column>(COLUMNS);
	const { rows: removable } = await owner.query<{ found: string }>(
		`select r.rolname || ' ' || c.relname as found from pg_roles r, pg_class c
		where r.rolname in ('lus_app', 'lus_jobs') and c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
			and has_table_privilege(r.oid, c.oid, 'delete')`,
	);
	const may = new Set(removable.map((row) => row.found));
	const of = (table: string) => columns.filter((column) => column.table === table);
	return {
		tables: [...new Set(columns.map((column) => column.table))],
		complete(table, values) {
			const missing = of(table).filter((column) => column.required && !(column.name in values));
			return { ...values, ...Object.fromEntries(missing.map((column) => [column.name, valueFor(column)])) };
		},
		keyOf: (table, row) =>
			Object.fromEntries(
				of(table)
					.filter((column) => column.in_key)
					.map((column) => [column.name, row[column.name]]),
			),
		writable: (table) =>
			of(table)
				.filter((column) => column.written_by_us)
				.map((column) => column.name),
		changeable: (table, role) => of(table).find((column) => column.changeable_by.includes(role))?.name,
		mayRemove: (table, role) => may.has(`${role} ${table}`),
	};
}

/** The first choice of a column that has a list of them, else something of its type. */
function valueFor({ table, name, type, choices }: Column): unknown {
	const first = choices?.match(/'([^']+)'/)?.[1] ?? choices?.match(/ARRAY\[(\d+)/)?.[1];
	if (first !== undefined) return first;
	if (type === 'text') return 'Woorden om mee te beginnen';
	if (type === 'uuid') return randomUUID();
	if (type === 'bytea') return randomBytes(32);
	if (type === 'date') return FIRST_DAY;
	if (type === 'integer' || type === 'bigint') return 1;
	if (type === 'boolean') return false;
	if (type === 'text[]') return ['een feit'];
	throw new Error(`no value for ${table}.${name} of type ${type}: teach the tests one`);
}
