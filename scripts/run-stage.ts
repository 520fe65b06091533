import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import type { Stage } from './test-stages.ts';

export type Outcome = {
	readonly passed: number;
	readonly failed: number;
	/** All that the stage wrote, for when it failed. */
	readonly output: string;
	readonly ms: number;
};

/** What Vitest writes about a run, as far as it is read here. */
export type VitestReport = {
	readonly numPassedTests: number;
	readonly numFailedTests: number;
	readonly numPendingTests: number;
	readonly numTodoTests: number;
	readonly testResults: readonly {
		readonly status: string;
		readonly assertionResults: readonly { readonly status: string }[];
	}[];
};

type Run = { readonly code: number | null; readonly output: string };

const root = resolve(import.meta.dirname, '..');
const running = new Set<ChildProcess>();

/**
 * Runs one stage to its end. A stage that cannot start, takes too long or leaves no report has failed.
 * @param reports folder for the reports of Vitest
 */
export async function runStage(stage: Stage, reports: string): Promise<Outcome> {
	const begun = performance.now();
	const file = join(reports, `${stage.name}.json`);
	const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
	const [program, ...args] = stage.command;
	const ran = await run(
		program,
		stage.kind === 'vitest' ? [...args, ...reporters] : args,
		stage.limitMinutes,
	);
	const counts = stage.kind === 'vitest' ? countTests(ran.code, readReport(file)) : countCheck(ran.code);
	return { ...counts, output: ran.output, ms: performance.now() - begun };
}

/** One check: passed or failed. */
function countCheck(code: number | null) {
	return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * Counts tests. One that was skipped or only planned has not been shown to hold, and a file that could not be
 * loaded hides its tests: both count as failed. A run that ends badly never counts zero failures.
 */
export function countTests(code: number | null, report: VitestReport | undefined) {
	if (!report) return { passed: 0, failed: 1 };
	const unloaded = report.testResults.filter(
		(file) => file.status === 'failed' && !file.assertionResults.some((one) => one.status === 'failed'),
	).length;
	const failed = report.numFailedTests + report.numPendingTests + report.numTodoTests + unloaded;
	const endedWell = code === 0 && report.numPassedTests > 0;
	return { passed: report.numPassedTests, failed: failed === 0 && !endedWell ? 1 : failed };
}

function readReport(file: string): VitestReport | undefined {
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as VitestReport) : undefined;
}

/** Stops every stage that still runs, with all that it started. */
export function stopAll(): void {
	for (const child of running) stop(child);
}

function run(program: string, args: readonly string[], limitMinutes: number): Promise<Run> {
	const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
	return new Promise((done) => {
		// A group of its own, so that a stage that hangs is ended with everything that it started.
		const child = spawn(program, args, {
			cwd: root,
			detached: true,
			env: { ...process.env, PATH: path, NO_COLOR: '1' },
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		running.add(child);
		const heard: Buffer[] = [];
		child.stdout.on('data', (piece: Buffer) => heard.push(piece));
		child.stderr.on('data', (piece: Buffer) => heard.push(piece));
		let remark = '';
		const limit = setTimeout(() => {
			remark = `\nStopped: this took longer than ${limitMinutes} minutes.`;
			stop(child);
		}, limitMinutes * 60_000);
		const end = (code: number | null) => {
			clearTimeout(limit);
			running.delete(child);
			done({ code: remark ? 1 : code, output: Buffer.concat(heard).toString('utf8') + remark });
		};
		child.on('error', (error) => {
			remark = `\n${program} could not be started: ${error.message}`;
			end(1);
		});
		child.on('close', end);
	});
}

function stop(child: ChildProcess): void {
	if (child.pid === undefined) return;
	try {
		process.kill(-child.pid, 'SIGTERM');
	} catch {
		// It ended by itself in the meantime.
	}
}
