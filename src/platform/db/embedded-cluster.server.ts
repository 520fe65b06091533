import { execFile } from 'node:child_process';
import {
	access,
	lchown,
	mkdtemp,
	open,
	readdir,
	readFile,
	rename,
	rm,
	stat,
	writeFile,
} from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Binaries, bareEnvironment } from './embedded-binaries.server.ts';
import { codeOf, EmbeddedError } from './embedded-error.server.ts';
import type { Account, Place } from './embedded-folder.server.ts';

const run = promisify(execFile);

/** The roles that may log in; `lus_super` is there from the beginning, migrations make the others. */
export const loginRoles = ['lus_super', 'lus_login', 'lus_auth'] as const;
export type LoginRole = (typeof loginRoles)[number];

const majorVersion = '18';
const staging = 'postgres.new-';
const halfMadeIsOldAfterMs = 10 * 60_000;

/**
 * Whether a finished cluster lies in the folder.
 * A new cluster is made under another name and renamed when finished, so a folder with anything else in it is not ours.
 * @throws EmbeddedError data-not-a-folder, not-a-cluster, wrong-version
 */
export async function hasCluster(clusterDir: string): Promise<boolean> {
	const entries = await readdir(clusterDir).catch((error: unknown) => {
		if (codeOf(error) === 'ENOENT') return [];
		if (codeOf(error) !== 'ENOTDIR') throw error;
		throw new EmbeddedError(
			'data-not-a-folder',
			`${clusterDir} is a file: move it, the database needs this folder.`,
		);
	});
	if (entries.length === 0) return false;
	const version = await readFile(path.join(clusterDir, 'PG_VERSION'), 'utf8').catch(() => undefined);
	const control = await access(path.join(clusterDir, 'global', 'pg_control')).then(
		() => true,
		() => false,
	);
	if (version === undefined || !control) {
		throw new EmbeddedError(
			'not-a-cluster',
			`${clusterDir} holds files that are not a complete database: nothing was changed; move them, or choose another folder with LUS_DATA.`,
		);
	}
	if (version.trim() !== majorVersion) {
		throw new EmbeddedError(
			'wrong-version',
			`The database in ${clusterDir} is of PostgreSQL ${version.trim()}, and this Lus runs PostgreSQL ${majorVersion}: restore a backup into a new folder.`,
		);
	}
	return true;
}

/**
 * Makes a new cluster. Interrupted at any moment it leaves no `postgres` folder; of two starts at once one wins,
 * and the other throws its own away.
 * @throws EmbeddedError initdb-failed
 */
export async function makeCluster(place: Place, binaries: Binaries): Promise<void> {
	await sweepHalfMade(place.dataDir);
	const half = await mkdtemp(path.join(place.dataDir, staging));
	try {
		await giveTo(place.account, half);
		await run(
			binaries.initdb,
			[
				...['-D', half, '-U', 'lus_super', '--auth-local=peer', '--auth-host=reject', '--encoding=UTF8'],
				...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--data-checksums'],
			],
			{ ...place.account.spawnAs, cwd: '/', env: bareEnvironment },
		);
		await rename(half, place.clusterDir);
		await syncFolder(place.dataDir);
	} catch (error) {
		await rm(half, { recursive: true, force: true });
		if (codeOf(error) === 'ENOTEMPTY' || codeOf(error) === 'EEXIST') return;
		const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error);
		throw new EmbeddedError('initdb-failed', `No new database could be made in ${place.dataDir}: ${said}`, {
			cause: error,
		});
	}
}

/** A start that was killed while it made a cluster leaves its folder; younger ones may be in the making right now. */
async function sweepHalfMade(dataDir: string): Promise<void> {
	for (const entry of await readdir(dataDir)) {
		const folder = path.join(dataDir, entry);
		if (!entry.startsWith(staging)) continue;
		const age =
			Date.now() - (await stat(folder).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }))).mtimeMs;
		if (age > halfMadeIsOldAfterMs) await rm(folder, { recursive: true, force: true });
	}
}

/** Writes who may log in: over the socket only, by operating system user, with the roles of Lus only. */
export async function writeAccess(place: Place, users: string[]): Promise<void> {
	await writeOwned(place, 'pg_hba.conf', 'local all all peer map=lus\n');
	const lines = users.flatMap((user) => loginRoles.map((role) => `lus "${user}" ${role}\n`));
	await writeOwned(place, 'pg_ident.conf', lines.join(''));
}

/** The users that the cluster lets in now. */
export async function usersWithAccess(place: Place): Promise<string[]> {
	const text = await readFile(path.join(place.clusterDir, 'pg_ident.conf'), 'utf8');
	return [...new Set(Array.from(text.matchAll(/^lus "([^"]+)"/gm), (match) => match[1] ?? ''))];
}

/**
 * Name of the operating system user of this process, as peer login sees it.
 * @throws EmbeddedError no-user-name
 */
export function ownUserName(): string {
	try {
		const { username } = os.userInfo({ encoding: 'utf8' });
		if (/^[^"\n/][^"\n]*$/.test(username)) return username;
	} catch {
		// The number of this user is in no list of users: same refusal.
	}
	throw new EmbeddedError(
		'no-user-name',
		'This process runs as a user without a usable name, and the embedded database knows people by that name: run it as a named user, or set DATABASE_URL.',
	);
}

async function writeOwned(place: Place, name: string, text: string): Promise<void> {
	const file = path.join(place.clusterDir, name);
	const half = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
	await writeFile(half, text, { mode: 0o600, flag: 'wx' });
	await giveTo(place.account, half);
	await rename(half, file);
}

/** Hands a file or folder to the account that runs the server; nothing to do when that is ourselves. A link is not followed. */
export async function giveTo(account: Account, file: string): Promise<void> {
	if (account.spawnAs.uid !== undefined) await lchown(file, account.uid, account.gid);
}

async function syncFolder(folder: string): Promise<void> {
	const handle = await open(folder, 'r');
	try {
		await handle.sync();
	} finally {
		await handle.close();
	}
}
