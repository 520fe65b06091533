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

const located = await prepareDatabase(config, root, say);
if (located.embedded) process.env.LUS_SOCKET = `${located.login.host}|${located.login.port}`;
buildWhenNeeded(root);
process.env.NODE_ENV ??= 'production';
const server = await serve(config, root);
console.log(`Lus runs at ${config.address}`);

let stopping = false;
async function stop() {
	if (stopping) return;
	stopping = true;
	await drain(server);
	await stopAll();
	await located.stop();
	process.exit(0);
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
