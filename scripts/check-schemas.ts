// Compares content/schemas/*.json with what the schemas of the code say; with --write it writes them.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas } from '#features/pack/index.ts';

const folder = 'content/schemas';
const write = process.argv.includes('--write');
const stale: string[] = [];
for (const [name, schema] of Object.entries(jsonSchemas())) {
	const file = join(folder, name);
	const text = `${JSON.stringify(schema, null, '\t')}\n`;
	if (write) {
		mkdirSync(folder, { recursive: true });
		writeFileSync(file, text);
	} else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) stale.push(file);
}
if (stale.length > 0) {
	console.error(`${stale.join(', ')}: not as the code says. Run "node scripts/check-schemas.ts --write".`);
	process.exit(1);
}
