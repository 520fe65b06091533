// `npm test`: everything that must hold, in order. `npm test -- unit` (or static, database, browser) runs one part.
// Quiet where all is well; a failure is printed whole; the last line is "N passed, N failed".
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Outcome, runStage, stopAll } from './run-stage.ts';
import { PARTS, type Part, type Stage, stagesOf } from './test-stages.ts';

const AT_ONCE = 2;

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !PARTS.includes(name as Part));
if (unknown.length > 0) {
	console.error(`There is no part "${unknown.join('", "')}": choose from ${PARTS.join(', ')}.`);
	process.exit(2);
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.on(signal, () => {
		stopAll();
		process.exit(1);
	});
}

const reports = mkdtempSync(join(tmpdir(), 'lus-check-'));
const outcomes: Outcome[] = [];
try {
	for (const stages of stagesOf(chosen.length > 0 ? (chosen as Part[]) : PARTS)) await runSideBySide(stages);
} finally {
	rmSync(reports, { recursive: true, force: true });
}
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);

/** Runs stages that do not need each other, two at a time. */
async function runSideBySide(stages: readonly Stage[]): Promise<void> {
	const waiting = [...stages];
	const lane = async () => {
		for (let stage = waiting.shift(); stage; stage = waiting.shift()) {
			const outcome = await runStage(stage, reports);
			outcomes.push(outcome);
			tell(stage, outcome);
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

function tell(stage: Stage, outcome: Outcome): void {
	const what = outcome.failed > 0 ? `FAILED (${outcome.failed})` : 'ok';
	const tests = stage.kind === 'vitest' ? `${outcome.passed} tests` : '';
	const seconds = `${(outcome.ms / 1000).toFixed(1)} s`;
	console.log(`${stage.name.padEnd(16)}${seconds.padStart(8)}  ${what}${tests && `, ${tests} passed`}`);
	if (outcome.failed > 0) console.log(`\n${outcome.output.trim()}\n`);
}
