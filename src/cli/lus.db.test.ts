import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Embedded, startEmbedded } from '#platform/db/embedded.server.ts';
import { reportTables } from '#tests/report-tables.ts';

const root = resolve(import.meta.dirname, '../..');
const pilot = join(root, 'tests/data/trajecten.csv');

let folder: string;
let data: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'lus-cli-'));
	// Started by root, the database runs as someone else, who must be able to walk here.
	chmodSync(folder, 0o755);
	// Deeper than the path of a socket may be long.
	data = join(folder, 'a-folder-with-a-long-name-'.repeat(4), 'and-one-more-'.repeat(6), 'data');
	mkdirSync(data, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Ended = { status: number | null; out: string; said: string };

/** Runs the program as an operator does, in a folder of their own, and waits for its end. */
async function lus(...args: string[]): Promise<Ended> {
	const { PATH, HOME } = process.env;
	const child = spawn(process.execPath, [join(root, 'src/cli/lus.ts'), ...args], {
		cwd: folder,
		env: { PATH, HOME, LUS_DATA: data },
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const heard = { out: '', said: '' };
	child.stdout.setEncoding('utf8').on('data', (piece: string) => {
		heard.out += piece;
	});
	child.stderr.setEncoding('utf8').on('data', (piece: string) => {
		heard.said += piece;
	});
	const [status] = await once(child, 'close');
	return { status, ...heard };
}

/** Standard output as the one JSON value that it must be. */
const json = ({ out }: Ended) => JSON.parse(out);

describe('without a database', () => {
	test('words that are no command print the usage, not on standard output, and end with 2', async () => {
		const wrong = [[], ['fly'], ['objectify', 'check', 'x.txt', '--lang', 'fr']];
		const ended = await Promise.all(wrong.map((args) => lus(...args, '--json')));
		for (const { status, out, said } of ended) {
			expect([status, out]).toEqual([2, '']);
			expect(said).toContain('Usage: npm run -s lus --');
		}
	});

	test('a file that is not there ends with 1 and says so as JSON', async () => {
		const ended = await lus('gate', 'check', 'nowhere.jsonl', '--json');
		expect(ended.status).toBe(1);
		expect(json(ended).error).toMatchObject({ code: 'file-unreadable' });
	});

	test('a line that is no text is named, and nothing is half printed', async () => {
		writeFileSync(join(folder, 'bad.jsonl'), '{"text":"Goed."}\n{"tekst":"Niet goed."}\n');
		const ended = await lus('gate', 'check', 'bad.jsonl', '--json');
		expect(ended.status).toBe(1);
		expect(json(ended).error.message).toContain('Line 2');
	});

	test('the gate marks what the practice sentences mark, one line for each', async () => {
		const file = join(root, 'tests/data/herkenbaar.jsonl');
		const { status, out } = await lus('gate', 'check', file, '--json');
		const lines = (text: string) =>
			text
				.trimEnd()
				.split('\n')
				.map((line) => JSON.parse(line));
		expect(status).toBe(0);
		expect(lines(out)).toEqual(lines(readFileSync(file, 'utf8')));
	});

	test('the objectify helper asks its question at each line, empty ones too', async () => {
		writeFileSync(join(folder, 'talk.txt'), 'Hij luistert nooit.\n\nWe belden dinsdag.\n');
		const { status, out } = await lus('objectify', 'check', '--lang', 'nl', 'talk.txt', '--json');
		const said = out
			.trimEnd()
			.split('\n')
			.map((line) => JSON.parse(line));
		expect(status).toBe(0);
		expect(said.map(({ line, marks }) => [line, marks.length])).toEqual([
			[1, 1],
			[2, 0],
			[3, 0],
		]);
		expect(said[0].marks[0]).toMatchObject({ start: 13, end: 18, kind: 'absolute', text: 'nooit' });
		expect(said[0].marks[0].question).toMatch(/\?$/);
	});
});

describe('on an empty machine', () => {
	test('the first run makes the database and prints JSON only', async () => {
		const ended = await lus('region', 'create', 'West', '--coordinator', 'eerste@test.example', '--json');
		expect([ended.status, json(ended).region.name]).toEqual([0, 'West']);
		expect(json(ended).coordinator.link).toContain(`/invitation#${json(ended).coordinator.code}`);
		expect(ended.said).toContain('Making a new database');
	});

	test('a name that exists, an unknown region and a file that is no list end with 1', async () => {
		expect(json(await lus('region', 'create', 'west', '--json')).error.code).toBe('region-exists');
		const elsewhere = await lus('figures', 'trajectories', '--region', 'Oost', '--json');
		expect([elsewhere.status, json(elsewhere).error.code]).toEqual([1, 'region-unknown']);
		const words = await lus('import', 'trajectories', 'talk.txt', '--region', 'West', '--json');
		expect([words.status, json(words).error.code]).toEqual([1, 'header-not-found']);
	});
});

describe('beside a database that runs already', () => {
	let running: Embedded;
	beforeAll(async () => {
		running = await startEmbedded({ dataDir: data });
	});
	afterAll(() => running.stop());

	test('good rows are taken, refused ones named; the same list again brings nothing new', async () => {
		const list = readFileSync(pilot, 'utf8').replace('13/12/2023', '30/02/2025');
		writeFileSync(join(folder, 'lijst.csv'), list);
		const first = await lus('import', 'trajectories', 'lijst.csv', '--region', 'west', '--json');
		expect(first.status).toBe(0);
		expect(json(first)).toEqual({
			accepted: 27,
			refused: [
				{ line: 5, column: 'afgerond_op', value: '30/02/2025', reason: expect.stringMatching(/\.$/) },
			],
		});
		const rest = await lus('import', 'trajectories', pilot, '--region', 'West', '--lang', 'en', '--json');
		expect(json(rest).accepted).toBe(1);
		expect(json(rest).refused).toHaveLength(27);
		expect(json(rest).refused[0].reason).toMatch(/already in use/);
	});

	test('the figures are those of the report, exactly', async () => {
		const ended = await lus('figures', 'trajectories', '--region', 'West', '--json');
		expect(ended.status).toBe(0);
		expect(json(ended)).toEqual(reportTables);
	});

	test('a round of what happens by itself runs on the day that is asked', async () => {
		expect((await lus('jobs', 'run', '--today', '30/02/2026')).status).toBe(2);
		const ended = await lus('jobs', 'run', '--today', '2026-03-02', '--json');
		expect([ended.status, json(ended).today]).toEqual([0, '2026-03-02']);
	});

	test('the doctor finds a sound house sound, and a key that others can read not', async () => {
		const sound = await lus('doctor', '--json');
		expect([sound.status, json(sound).ok]).toEqual([0, true]);
		const names = json(sound).checks.map((one: { check: string }) => one.check);
		expect(names).toEqual([
			'database',
			'roles',
			'policies',
			'migrations',
			'keys',
			'content',
			'signal chains',
		]);

		mkdirSync(join(data, 'keys'), { recursive: true });
		const key = join(data, 'keys', 'installation.key');
		writeFileSync(key, 'ab'.repeat(32));
		chmodSync(key, 0o644);
		const open = await lus('doctor', '--json');
		expect([open.status, json(open).ok]).toEqual([1, false]);
		const broken = json(open).checks.filter((one: { ok: boolean }) => !one.ok);
		expect(broken.map((one: { check: string }) => one.check)).toEqual(['keys']);
	});

	test('the database that ran before runs on', async () => {
		expect(running.adopted).toBe(false);
		expect(() => process.kill(running.pid, 0)).not.toThrow();
	});
});
