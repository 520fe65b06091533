import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, realpath, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { codeOf, EmbeddedError } from './embedded-error.server.ts';

const run = promisify(execFile);

/** Who runs the server: `spawnAs` is empty when that is this process's own user. */
export type Account = { uid: number; gid: number; spawnAs: { uid?: number; gid?: number } };

/** The folders of one embedded database, as real absolute paths, and the account that runs it. */
export type Place = { dataDir: string; clusterDir: string; logFile: string; account: Account };

/** Where Lus keeps its data: `LUS_DATA`, else `/var/lib/lus` for root, else `lus` in the user's own data folder. */
export function defaultDataDir(): string {
	const chosen = process.env.LUS_DATA;
	if (chosen) return path.resolve(chosen);
	if (process.getuid?.() === 0) return '/var/lib/lus';
	return path.join(process.env.XDG_DATA_HOME || path.join(os.homedir(), '.local', 'share'), 'lus');
}

/**
 * Makes the data folder when it is new and finds out who is to run the server in it.
 * PostgreSQL refuses to run as root, so root hands it to the owner of the existing cluster, else to `postgres`,
 * else to `nobody`.
 * @throws EmbeddedError data-not-a-folder, data-not-writable, data-unreachable, wrong-owner
 */
export async function openDataDir(wanted: string): Promise<Place> {
	const dataDir = await makeFolder(path.resolve(wanted));
	const clusterDir = path.join(dataDir, 'postgres');
	const account = await accountFor(clusterDir);
	if (!(await canEnter(account, dataDir))) await openTheDoor(account, dataDir);
	return { dataDir, clusterDir, logFile: path.join(dataDir, 'postgres.log'), account };
}

/** Whether the account can enter the folder: asked of the system itself, so that links and access lists count. */
export async function canEnter(account: Account, folder: string): Promise<boolean> {
	try {
		await run('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account.spawnAs, cwd: '/' });
		return true;
	} catch {
		return false;
	}
}

async function makeFolder(folder: string): Promise<string> {
	const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
	try {
		const first = await mkdir(folder, { recursive: true, mode });
		// A strict umask of root would shut out the account that runs the server.
		for (let made = folder; first && made.length >= first.length; made = path.dirname(made)) {
			await chmod(made, mode);
		}
		if (!(await stat(folder)).isDirectory()) throw notAFolder(folder);
		return await realpath(folder);
	} catch (error) {
		const code = codeOf(error);
		if (code === 'EEXIST' || code === 'ENOTDIR') throw notAFolder(folder, error);
		if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
			throw new EmbeddedError(
				'data-not-writable',
				`The data folder ${folder} cannot be made or entered by this user: choose another one with LUS_DATA.`,
				{ cause: error },
			);
		}
		throw error;
	}
}

function notAFolder(folder: string, cause?: unknown): EmbeddedError {
	return new EmbeddedError(
		'data-not-a-folder',
		`The data folder ${folder}, or a part of its path, is a file: choose another folder with LUS_DATA.`,
		{ cause },
	);
}

async function accountFor(clusterDir: string): Promise<Account> {
	const self = { uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 };
	const owner = await ownerOfCluster(clusterDir);
	if (self.uid !== 0) {
		if (owner && owner.uid !== self.uid) {
			throw new EmbeddedError(
				'wrong-owner',
				`The database in ${clusterDir} belongs to another user (number ${owner.uid}): run Lus as that user.`,
			);
		}
		return { ...self, spawnAs: {} };
	}
	if (owner?.uid === 0) {
		throw new EmbeddedError(
			'wrong-owner',
			`The database in ${clusterDir} belongs to root, as whom PostgreSQL refuses to run: give it to another user with chown -R.`,
		);
	}
	const ids = owner ?? (await idsOf('postgres')) ?? (await idsOf('nobody'));
	if (ids) return { ...ids, spawnAs: ids };
	throw new EmbeddedError(
		'wrong-owner',
		'PostgreSQL refuses to run as root and there is no user "postgres" or "nobody" here: run Lus as an ordinary user.',
	);
}

/** Undefined when there is nothing yet whose owner matters: no folder, an empty one, or a file. */
async function ownerOfCluster(clusterDir: string): Promise<{ uid: number; gid: number } | undefined> {
	const found = await stat(clusterDir).catch(() => undefined);
	if (!found?.isDirectory()) return undefined;
	const entries = await readdir(clusterDir).catch(() => undefined);
	return entries?.length === 0 ? undefined : { uid: found.uid, gid: found.gid };
}

async function idsOf(name: string): Promise<{ uid: number; gid: number } | undefined> {
	try {
		const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
		return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
	} catch {
		return undefined;
	}
}

/**
 * Lets the account pass through the data folder, but only when nothing lies in it that is not ours:
 * a folder that serves something else, such as root's home, stays closed.
 */
async function openTheDoor(account: Account, dataDir: string): Promise<void> {
	const ours = (await readdir(dataDir)).every((name) => name === 'keys' || name.startsWith('postgres'));
	const { uid, mode } = await stat(dataDir);
	if (ours && uid === process.getuid?.()) {
		await chmod(dataDir, (mode & 0o777) | 0o011);
		if (await canEnter(account, dataDir)) return;
		await chmod(dataDir, mode & 0o777);
	}
	throw new EmbeddedError(
		'data-unreachable',
		`The user who runs the database (number ${account.uid}) cannot reach ${dataDir}: choose another folder with LUS_DATA, such as /var/lib/lus.`,
	);
}
