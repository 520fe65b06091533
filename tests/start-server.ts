import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

const READY = 'Lus runs at';
const READY_LIMIT_MS = 240_000;

type Where = { root: string; dataDir: string; port: number };

/**
 * Starts a server as people start it and waits until it says where it runs.
 * @returns stops it
 * @throws Error with all that it said when it does not start
 */
export async function startServer(where: Where): Promise<() => Promise<void>> {
	return (await startKillable(where)).stop;
}

/** The same, with a way to end it at once as a machine that loses its power does. */
export async function startKillable(
	where: Where,
): Promise<{ stop: () => Promise<void>; kill: () => Promise<void> }> {
	const child = spawn(process.execPath, ['src/cli/start.ts'], {
		cwd: where.root,
		env: ownEnvironment(where.dataDir, where.port),
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let heard = '';
	const ended = once(child, 'exit');
	const ready = new Promise<void>((yes) => {
		const listen = (piece: Buffer) => {
			heard += piece.toString('utf8');
			if (heard.includes(READY)) yes();
		};
		child.stdout.on('data', listen);
		child.stderr.on('data', listen);
	});
	const stop = async () => {
		if (child.exitCode === null) child.kill('SIGTERM');
		await ended;
	};
	const late = new Promise<'late'>((yes) => setTimeout(() => yes('late'), READY_LIMIT_MS).unref());
	if ((await Promise.race([ready, ended, late])) !== undefined) {
		await stop();
		throw new Error(`The server of the browser tests did not start. It said:\n${heard}`);
	}
	return {
		stop,
		async kill() {
			child.kill('SIGKILL');
			await ended;
		},
	};
}

/** A port that is free at this moment. */
export async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const address = probe.address();
	probe.close();
	await once(probe, 'close');
	if (address === null || typeof address === 'string') throw new Error('there is no free port');
	return address.port;
}

/** A name instead of a number: browsers offer passkeys to names only. */
export function addressOn(port: number): string {
	return `http://localhost:${port}`;
}

/** What the machine has set for a Lus of its own (database, mail, keys) is not for a test. */
function ownEnvironment(dataDir: string, port: number): NodeJS.ProcessEnv {
	const rest = Object.entries(process.env).filter(([name]) => !/^(LUS_|DATABASE_|VITEST)/.test(name));
	return {
		...Object.fromEntries(rest),
		LUS_DATA: dataDir,
		LUS_ADDRESS: addressOn(port),
		HOST: '127.0.0.1',
		PORT: String(port),
		// All tests come from one address: together they log in more often than one person would.
		LUS_LOGIN_ATTEMPTS: '1000',
		NODE_ENV: 'production',
	};
}
