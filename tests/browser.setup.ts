import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '#platform/db/embedded.server.ts';

declare module 'vitest' {
	interface ProvidedContext {
		/** The running server of the browser tests: its public address and its data folder. */
		server: { address: string; dataDir: string };
	}
}

const root = resolve(import.meta.dirname, '..');
const READY = 'Lus runs at';
const READY_LIMIT_MS = 100_000;

/** One real server on an empty data folder, started as people start it; stopped and thrown away afterwards. */
export default async function setup(project: TestProject) {
	const dataDir = mkdtempSync(join(tmpdir(), 'lus-browser-'));
	const port = await freePort();
	const child = spawn(process.execPath, ['src/cli/start.ts'], {
		cwd: root,
		env: ownEnvironment(dataDir, port),
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
		rmSync(dataDir, { recursive: true, force: true });
	};
	const late = new Promise<'late'>((yes) => setTimeout(() => yes('late'), READY_LIMIT_MS).unref());
	if ((await Promise.race([ready, ended, late])) !== undefined) {
		await stop();
		throw new Error(`The server of the browser tests did not start. It said:\n${heard}`);
	}
	project.provide('server', { address: addressOn(port), dataDir });
	// The server's own database, for laying out a cast in it.
	const adopted = await startEmbedded({ dataDir });
	project.provide('database', { socketDir: adopted.socketDir, port: adopted.port, dataDir });
	return stop;
}

/** A port that is free at this moment. */
async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const address = probe.address();
	probe.close();
	await once(probe, 'close');
	if (address === null || typeof address === 'string') throw new Error('there is no free port');
	return address.port;
}

/** A name instead of a number: browsers offer passkeys to names only. */
function addressOn(port: number): string {
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
