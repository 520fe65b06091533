// `npm run bench`: what is measured against a limit that runs beside it, or against a fixed budget.
// `npm run -s bench -- --json` prints {"rows": [...]} on stdout and nothing else.
import { commandRows } from './commands.ts';
import { liveRows, liveRushRows } from './live.ts';
import { liveCommandRows, liveJoinRows } from './live-commands.ts';
import { livePageRows } from './live-page.ts';
import { pageRows } from './pages.ts';
import { processRows } from './process.ts';
import type { Row } from './row.ts';
import { layOut, type Stage } from './stage.ts';
import { startPageRows } from './start-page.ts';

const json = process.argv.includes('--json');
const tell = (line: string) => process.stderr.write(`${line}\n`);

const parts: [name: string, run: (stage: Stage) => Promise<Row[]>][] = [
	['process', processRows],
	['pages', pageRows],
	['commands', commandRows],
	['start page', startPageRows],
	['live', liveRows],
	['live rush', liveRushRows],
	['live joins', liveJoinRows],
	['live commands', liveCommandRows],
	['live page', livePageRows],
];
const chosen = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

const stage = await layOut(tell);
const rows: Row[] = [];
try {
	for (const [name, run] of parts) {
		if (chosen.length > 0 && !chosen.includes(name)) continue;
		tell(`measuring: ${name}`);
		rows.push(...(await run(stage)));
	}
} finally {
	await stage.clear();
}

if (json) console.log(JSON.stringify({ rows }));
else for (const row of rows) console.log(line(row));
process.exit(rows.every((row) => row.holds) ? 0 : 1);

function line({ name, value, unit, limit, ratio, budget, holds }: Row): string {
	const beside = limit === null ? '' : `  limit ${limit} ${unit}, ratio ${ratio}`;
	return `${holds ? 'holds ' : 'BROKEN'}  ${name.padEnd(46)} ${String(value).padStart(8)} ${unit}${beside}  (budget ${budget})`;
}
