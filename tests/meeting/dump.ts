import { openAsOwner } from '../database.ts';

export type DumpedRow = { readonly table: string; readonly row: string };

/** Every row of every table of the database as text, whoever may read it: bytes stand there in hexadecimal. */
export async function dumpDatabase(): Promise<DumpedRow[]> {
	const owner = await openAsOwner();
	try {
		await owner.query('reset role');
		const { rows: tables } = await owner.query<{ name: string }>(
			`select format('%I.%I', schemaname, tablename) as name from pg_tables
			where schemaname not in ('pg_catalog', 'information_schema')`,
		);
		const dumped: DumpedRow[] = [];
		for (const { name } of tables) {
			const { rows } = await owner.query<{ row: string }>(`select t::text as row from ${name} t`);
			dumped.push(...rows.map(({ row }) => ({ table: name, row })));
		}
		return dumped;
	} finally {
		await owner.end();
	}
}

/** The rows in which any of these stands, as it is or as bytes. */
export function rowsWith(dump: readonly DumpedRow[], searched: readonly string[]): DumpedRow[] {
	const forms = searched.flatMap((text) => [text, Buffer.from(text, 'utf8').toString('hex')]);
	return dump.filter(({ row }) => forms.some((form) => row.includes(form)));
}
