import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { constants, type Stats } from 'node:fs';
import {
	link,
	lstat,
	mkdir,
	mkdtemp,
	open,
	readFile,
	realpath,
	rename,
	rm,
	rmdir,
	stat,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Binaries, bareEnvironment } from './embedded-binaries.server.ts';
import { giveTo } from './embedded-cluster.server.ts';
import { codeOf, EmbeddedError } from './embedded-error.server.ts';
import { canEnter, type Place } from './embedded-folder.server.ts';

const run = promisify(execFile);

/** What `postmaster.pid` and the processes of this machine say about a cluster. */
export type Sighting =
	| { state: 'absent' }
	| { state: 'stale'; lockText: string }
	| { state: 'changing' }
	| { state: 'ready'; pid: number; socketDir: string; port: number };

const socketName = '.s.PGSQL.5432';
// 107 bytes on Linux, 103 on macOS.
const longestSocketPath = 103;
const logIsLongAfter = 5_000_000;
const emptyLockIsOldAfterMs = 10_000;

/**
 * Looks whether a server runs on this cluster.
 * @throws EmbeddedError server-unknown when a process holds the lock of which we cannot see what it is
 */
export async function lookForServer(clusterDir: string): Promise<Sighting> {
	const file = path.join(clusterDir, 'postmaster.pid');
	const text = await readFile(file, 'utf8').catch((error: unknown) => {
		if (codeOf(error) === 'ENOENT') return undefined;
		throw error;
	});
	if (text === undefined) return { state: 'absent' };
	const lines = text.split('\n');
	const pid = Number.parseInt(lines[0] ?? '', 10);
	if (!(pid > 0)) {
		// Just being written, or left by a machine that stopped at that moment.
		const age = Date.now() - (await stat(file).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs;
		return age > emptyLockIsOldAfterMs ? { state: 'stale', lockText: text } : { state: 'changing' };
	}
	if (!(await isServerOf(pid, clusterDir))) return { state: 'stale', lockText: text };
	const [port, socketDir, status] = [Number(lines[3]), lines[4], lines[7]?.trim()];
	if (status !== 'ready' || !socketDir) return { state: 'changing' };
	return { state: 'ready', pid, socketDir, port };
}

async function isServerOf(pid: number, clusterDir: string): Promise<boolean> {
	try {
		process.kill(pid, 0);
	} catch (error) {
		if (codeOf(error) === 'ESRCH') return false;
	}
	const words = await commandLine(pid);
	if (words === undefined) {
		throw new EmbeddedError(
			'server-unknown',
			`Process ${pid} holds ${clusterDir} and this user cannot see what it is: stop it, or delete postmaster.pid there if it is not PostgreSQL.`,
		);
	}
	const folder = words[words.indexOf('-D') + 1];
	if (path.basename(words[0] ?? '') !== 'postgres' || !folder) return false;
	return (await realpath(folder).catch(() => folder)) === clusterDir;
}

/** Words of a process's command line; empty for one that ended and was not collected; undefined when hidden from us. */
async function commandLine(pid: number): Promise<string[] | undefined> {
	try {
		if (process.platform === 'linux') return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0');
		// Not tried on macOS: a data folder with spaces in its path is not recognised here.
		return (await run('ps', ['-ww', '-o', 'command=', '-p', String(pid)])).stdout.trim().split(/\s+/);
	} catch {
		try {
			process.kill(pid, 0);
			return undefined;
		} catch (error) {
			return codeOf(error) === 'ESRCH' ? [] : undefined;
		}
	}
}

/**
 * Removes a lock file whose process is gone or is another program: PostgreSQL itself would refuse for ever.
 * It is moved aside first and put back when another start has renewed it since we looked.
 */
export async function removeStaleLock(clusterDir: string, lockText: string): Promise<void> {
	const file = path.join(clusterDir, 'postmaster.pid');
	const aside = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
	try {
		await rename(file, aside);
		if ((await readFile(aside, 'utf8')) !== lockText) await link(aside, file);
	} catch (error) {
		if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EEXIST') throw error;
	} finally {
		await rm(aside, { force: true });
	}
}

/**
 * A private folder for the socket, short enough for any data folder: a socket's path may not be longer than 107 bytes.
 * @throws EmbeddedError data-unreachable when the account can reach no temporary folder
 */
export async function openSocketDir(place: Place): Promise<string> {
	const name = `lus-${createHash('sha256').update(place.clusterDir).digest('hex').slice(0, 12)}`;
	for (const parent of new Set([os.tmpdir(), '/tmp'])) {
		const folder = path.join(parent, name);
		if (Buffer.byteLength(path.join(folder, socketName)) + 1 > longestSocketPath) continue;
		if (!(await canEnter(place.account, parent))) continue;
		try {
			await mkdir(folder, { mode: 0o700 });
			await giveTo(place.account, folder);
			return folder;
		} catch (error) {
			if (codeOf(error) !== 'EEXIST') continue;
		}
		if (isPrivate(await lstat(folder), place.account.uid)) return folder;
		// Someone else made a folder of this name: take one that nobody can foresee.
		const other = await mkdtemp(path.join(parent, 'lus-'));
		await giveTo(place.account, other);
		return other;
	}
	throw new EmbeddedError(
		'data-unreachable',
		`There is no temporary folder that the user who runs the database (number ${place.account.uid}) can use for its socket: set TMPDIR.`,
	);
}

function isPrivate(found: Stats, uid: number): boolean {
	return found.isDirectory() && found.uid === uid && (found.mode & 0o077) === 0;
}

/** A server process that this process started, and where its words in the log file begin. */
export type Launched = { child: ChildProcess; socketDir: string; logStart: number };

/** Starts the server in a process group of its own, so that Ctrl-C in a terminal reaches only us. */
export async function launch(place: Place, binaries: Binaries): Promise<Launched> {
	const socketDir = await openSocketDir(place);
	const length = (await stat(place.logFile).catch(() => ({ size: 0 }))).size;
	if (length > logIsLongAfter) await rename(place.logFile, `${place.logFile}.old`);
	const { O_APPEND, O_CREAT, O_WRONLY, O_NOFOLLOW } = constants;
	const log = await open(place.logFile, O_APPEND | O_CREAT | O_WRONLY | O_NOFOLLOW, 0o600);
	try {
		// When root starts the database of an ordinary user, that user must be able to start it again.
		await log.chown(place.account.uid, place.account.gid);
		const settings = {
			listen_addresses: '',
			unix_socket_directories: socketDir,
			unix_socket_permissions: '0700',
			shared_buffers: '64MB',
			timezone: 'UTC',
			log_timezone: 'UTC',
			// The log must hold no content of people: no statements, no rejected values.
			log_min_messages: 'log',
			log_min_error_statement: 'panic',
			log_error_verbosity: 'terse',
		};
		const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
		const child = spawn(binaries.postgres, ['-D', place.clusterDir, '-p', '5432', ...flags], {
			...place.account.spawnAs,
			cwd: '/',
			env: bareEnvironment,
			detached: true,
			stdio: ['ignore', log.fd, log.fd],
		});
		child.unref();
		await once(child, 'spawn');
		return { child, socketDir, logStart: length > logIsLongAfter ? 0 : length };
	} finally {
		await log.close();
	}
}

export function hasEnded(child: ChildProcess): boolean {
	return child.exitCode !== null || child.signalCode !== null;
}

/** What a server that we started wrote to its log since. */
export async function wordsOf(place: Place, launched: Launched): Promise<string> {
	return (await readFile(place.logFile)).subarray(launched.logStart).toString('utf8').trim();
}

/** Stops a server that we started: a fast shutdown; when that does not end, an immediate one, which loses nothing. */
export async function stopServer({ child, socketDir }: Launched): Promise<void> {
	if (!hasEnded(child)) {
		child.ref();
		const ended = once(child, 'exit');
		child.kill('SIGINT');
		const patience = setTimeout(() => child.kill('SIGQUIT'), 30_000);
		await ended;
		clearTimeout(patience);
	}
	await rmdir(socketDir).catch(() => {});
}
