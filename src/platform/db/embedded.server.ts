import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { findBinaries } from './embedded-binaries.server.ts';
import {
	hasCluster,
	type LoginRole,
	makeCluster,
	ownUserName,
	usersWithAccess,
	writeAccess,
} from './embedded-cluster.server.ts';
import { codeOf, EmbeddedError } from './embedded-error.server.ts';
import { openDataDir, type Place } from './embedded-folder.server.ts';
import {
	hasEnded,
	type Launched,
	launch,
	lookForServer,
	removeStaleLock,
	stopServer,
	wordsOf,
} from './embedded-process.server.ts';

export type { LoginRole } from './embedded-cluster.server.ts';
export { EmbeddedError } from './embedded-error.server.ts';
export { defaultDataDir } from './embedded-folder.server.ts';

/** A running embedded PostgreSQL with the database `lus` in it. */
export type Embedded = {
	/** Folder of the unix socket: the only way in. */
	socketDir: string;
	/** Number in the name of the socket; no network port is opened. */
	port: number;
	/** Process number of the server. */
	pid: number;
	/** The data folder, as a real absolute path; the cluster lies in `postgres` below it. */
	dataDir: string;
	/** True when the server was running already: then whoever started it stops it. */
	adopted: boolean;
	/** Stops the server if this call started it (open connections are ended), else does nothing. May be called again. */
	stop(): Promise<void>;
};

export type EmbeddedOptions = {
	/** Made when it does not exist. */
	dataDir: string;
	/** Hears in one line each what is being done. */
	log?: (line: string) => void;
	/** For tests: a folder with `package.json` and `native/`, instead of the installed PostgreSQL package. */
	packageDir?: string;
};

const recoveryLimitMs = 5 * 60_000;
const answerLimitMs = 10_000;

/**
 * Starts PostgreSQL on a data folder, or adopts the one that runs there already.
 * A new folder gets a new cluster. Login is by operating system user over a socket: there are no passwords.
 * @throws EmbeddedError with a code and a sentence for people
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
	if (process.getuid === undefined) {
		throw new EmbeddedError(
			'platform-not-supported',
			'The embedded database runs on Linux and macOS only: set DATABASE_URL to a PostgreSQL of your own.',
		);
	}
	const log = options.log ?? (() => {});
	const user = ownUserName();
	const place = await openDataDir(options.dataDir);
	if (!(await hasCluster(place.clusterDir))) {
		log(`Making a new database in ${place.clusterDir}.`);
		await makeCluster(place, await findBinaries(place, options.packageDir));
	}
	const server = await findOrLaunch(place, user, log, options.packageDir);
	const stop = once(async () => {
		if (server.launched) await stopServer(server.launched);
	});
	const { socketDir, port, pid } = server;
	const embedded = { socketDir, port, pid, dataDir: place.dataDir, adopted: !server.launched, stop };
	try {
		await makeDatabase(embedded, place, user);
	} catch (error) {
		await stop();
		throw error;
	}
	return embedded;
}

/** How to connect to the database `lus` of a running embedded PostgreSQL as one of its login roles. */
export function connectionFor(embedded: Embedded, role: LoginRole): pg.PoolConfig {
	return {
		host: embedded.socketDir,
		port: embedded.port,
		user: role,
		database: 'lus',
		// Said in full, because pg would else take PGSSLMODE and PGOPTIONS from the user's environment.
		ssl: false,
		options: '-c client_encoding=UTF8',
	};
}

type Server = { socketDir: string; port: number; pid: number; launched: Launched | undefined };

/** Of two starts at once PostgreSQL's own lock file lets one through; the other one finds that server here. */
async function findOrLaunch(
	place: Place,
	user: string,
	log: (line: string) => void,
	packageDir: string | undefined,
): Promise<Server> {
	const giveUpAt = Date.now() + recoveryLimitMs;
	let mine: Launched | undefined;
	while (Date.now() < giveUpAt) {
		const seen = await lookForServer(place.clusterDir);
		if (seen.state === 'ready') {
			const started = mine?.child.pid === seen.pid;
			log(started ? 'The database has started.' : `The database was running already (process ${seen.pid}).`);
			return { ...seen, launched: started ? mine : undefined };
		}
		if (mine && hasEnded(mine.child)) {
			await refuseUnlessLocked(place, mine);
			mine = undefined;
			await sleep(100);
		} else if (seen.state === 'stale') {
			await removeStaleLock(place.clusterDir, seen.lockText);
		} else if (seen.state === 'absent' && !mine) {
			await writeAccess(place, [user]);
			mine = await launch(place, await findBinaries(place, packageDir));
		} else {
			await sleep(10);
		}
	}
	if (mine) await stopServer(mine);
	throw new EmbeddedError(
		'server-did-not-start',
		`The database in ${place.clusterDir} was not ready after ${recoveryLimitMs / 1000} seconds: look in ${place.logFile}.`,
	);
}

/** A server that met the lock of another one, or the last processes of one that was killed, may be tried again. */
async function refuseUnlessLocked(place: Place, launched: Launched): Promise<void> {
	const words = await wordsOf(place, launched);
	if (/lock file "postmaster\.pid"|is still in use/.test(words)) return;
	throw new EmbeddedError(
		'server-did-not-start',
		`The database in ${place.clusterDir} does not start: ${words.split('\n').at(-1) || 'it said nothing'}`,
	);
}

/** Makes the database `lus` when it is not there, and so proves that the server answers and lets us in. */
async function makeDatabase(embedded: Embedded, place: Place, user: string): Promise<void> {
	const giveUpAt = Date.now() + answerLimitMs;
	for (;;) {
		const client = new pg.Client({ ...connectionFor(embedded, 'lus_super'), database: 'postgres' });
		// A server that is stopped under us reports that as an event; the query that waits fails as well.
		client.on('error', () => {});
		try {
			await client.connect();
			const found = await client.query("select 1 from pg_database where datname = 'lus'");
			if (found.rowCount === 0) await client.query('create database lus');
			return;
		} catch (error) {
			const code = codeOf(error) ?? '';
			// 42P04 and 23505: another start makes it at this moment. 28000: the one who started it let in only themselves.
			const again = ['42P04', '23505', '28000', '55006', '57P03', 'ECONNREFUSED', 'ENOENT'].includes(code);
			if (!again || Date.now() > giveUpAt) {
				throw new EmbeddedError(
					'server-does-not-answer',
					`PostgreSQL (process ${embedded.pid}) runs in ${place.clusterDir} but does not let us in: stop it with "kill -INT ${embedded.pid}" and start again.`,
					{ cause: error },
				);
			}
			if (code === '28000') await letIn(embedded, place, user);
			await sleep(50);
		} finally {
			await client.end().catch(() => {});
		}
	}
}

async function letIn(embedded: Embedded, place: Place, user: string): Promise<void> {
	const users = await usersWithAccess(place);
	if (!users.includes(user)) await writeAccess(place, [...users, user]);
	process.kill(embedded.pid, 'SIGHUP');
}

function once(work: () => Promise<void>): () => Promise<void> {
	let done: Promise<void> | undefined;
	return () => {
		done ??= work();
		return done;
	};
}
