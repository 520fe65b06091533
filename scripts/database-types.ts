import { execFileSync } from 'node:child_process';

/** Writes (or, with verify, compares) the TypeScript types of the migrated database: src/platform/db/tables.ts. */
export function generateTables(url: string, verify: boolean): void {
	const args = [
		...['--dialect', 'postgres', '--url', url, '--out-file', 'src/platform/db/tables.ts'],
		...['--date-parser', 'string', '--type-mapping', '{"timestamptz":"string","bytea":"Buffer"}'],
		...['--default-schema', 'public', '--include-pattern', 'public.*', '--camel-case'],
		...(verify ? ['--verify'] : []),
	];
	execFileSync('kysely-codegen', args, { stdio: ['ignore', 'pipe', 'pipe'] });
}
