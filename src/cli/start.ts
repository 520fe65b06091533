import type { Server } from 'node:http';
import { resolve } from 'node:path';
import { readConfig } from '#platform/config.server.ts';
import { stopAll } from '#platform/stop.ts';
import { buildWhenNeeded } from './build.ts';
import { prepareDatabase } from './prepare.ts';
import { drain, serve } from './serve.ts';

const root = resolve(import.meta.dirname, '../..');
process.chdir(root);
const config = readConfig(process.env);
const say = (line: string) => console.error(line);

// Before the database, so that pages that cannot be built leave nothing running.
buildWhenNeeded(root);
const located = await prepareDatabase(config, root, say);
if (located.embedded) process.env.LUS_SOCKET = `${located.login.host}|${located.login.port}`;
process.env.NODE_ENV ??= 'production';

let server: Server | undefined;
let stopping = false;
async function stop(code: number) {
	if (stopping) return;
	stopping = true;
	if (server) await drain(server);
	await stopAll();
	await located.stop();
	process.exit(code);
}
process.on('SIGTERM', () => stop(0));
process.on('SIGINT', () => stop(0));

try {
	if (process.argv.includes('--demo')) {
		// Only here, so that other starts do not read what they never use.
		const { loadWhenEmpty } = await import('./open-demonstration.ts');
		await loadWhenEmpty(located, config, root, say);
	}
	server = await serve(config, root);
	console.log(`Lus runs at ${config.address}`);
} catch (error) {
	say(String(error instanceof Error ? error.stack : error));
	await stop(1);
}
