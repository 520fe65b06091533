import { expect, test } from 'vitest';
import { countTests, runStage, type VitestReport } from './run-stage.ts';
import type { Stage } from './test-stages.ts';

const stage = (...command: [string, ...string[]]): Stage => ({
	name: 'stage',
	kind: 'check',
	command,
	limitMinutes: 1,
});
const report = (part: Partial<VitestReport>): VitestReport => ({
	numPassedTests: 3,
	numFailedTests: 0,
	numPendingTests: 0,
	numTodoTests: 0,
	testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
	...part,
});

test('a program that is not there has failed and is named', async () => {
	const outcome = await runStage(stage('no-such-program'), '.');
	expect(outcome).toMatchObject({ passed: 0, failed: 1 });
	expect(outcome.output).toContain('no-such-program');
});

test('a check that ends badly has failed and all it wrote is kept', async () => {
	const outcome = await runStage(stage('sh', '-c', 'echo said; echo complained >&2; exit 3'), '.');
	expect(outcome).toMatchObject({ passed: 0, failed: 1 });
	expect(outcome.output).toContain('said');
	expect(outcome.output).toContain('complained');
});

test('a check that hangs is ended with all that it started', async () => {
	// The grandchild holds the pipe, so the outcome comes only once it ended too.
	const hangs = { ...stage('sh', '-c', 'sleep 60 & wait'), limitMinutes: 0.005 };
	const outcome = await runStage(hangs, '.');
	expect(outcome).toMatchObject({ passed: 0, failed: 1 });
	expect(outcome.output).toContain('longer than');
});

test('tests that left no report count as one failure', () => {
	expect(countTests(1, undefined)).toEqual({ passed: 0, failed: 1 });
});

test('a skipped or planned test is not a passed one', () => {
	expect(countTests(0, report({ numPendingTests: 1, numTodoTests: 1 }))).toEqual({ passed: 3, failed: 2 });
});

test('a file that could not be loaded counts as a failure', () => {
	const testResults = [{ status: 'failed', assertionResults: [] }];
	expect(countTests(1, report({ testResults }))).toEqual({ passed: 3, failed: 1 });
});

test('no tests at all, or a bad end without a failed test, is a failure', () => {
	expect(countTests(0, report({ numPassedTests: 0 }))).toEqual({ passed: 0, failed: 1 });
	expect(countTests(1, report({}))).toEqual({ passed: 3, failed: 1 });
});

test('what passed is counted', async () => {
	expect(countTests(0, report({}))).toEqual({ passed: 3, failed: 0 });
	expect(await runStage(stage('true'), '.')).toMatchObject({ passed: 1, failed: 0 });
});
