import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { buildWhenNeeded } from '#cli/build.ts';
import { prepareDatabase } from '#cli/prepare.ts';
import { loadContent } from '#features/method/index.server.ts';
import { makeAuth } from '#platform/auth/auth.server.ts';
import { authSecret } from '#platform/auth/auth-secret.server.ts';
import { makeUser } from '#platform/auth/make-user.server.ts';
import { readConfig } from '#platform/config.server.ts';
import { connect } from '#platform/db/connect.server.ts';
import type { Actor, Platform } from '#platform/db/context.server.ts';
import type { Located } from '#platform/db/locate.server.ts';
import { openFileKeyStore } from '#platform/keys/key-store.server.ts';

export const root = resolve(import.meta.dirname, '..');
const PASSWORD = 'een lang wachtwoord om te meten';
const SIGNALS = 10_000;

/** A region with one coordinator and ten thousand signals, a database, and a server that can be started on it. */
export type Stage = {
	readonly platform: Platform;
	readonly located: Located;
	readonly actor: Actor;
	readonly notebook: string;
	/** Cookie of the logged-in coordinator. */
	readonly cookie: string;
	/** Starts the server; gives its address, process and the seconds until it answered. */
	start(): Promise<{ address: string; child: ChildProcess; seconds: number }>;
	clear(): Promise<void>;
};

/** Lays everything out in a temporary folder. */
export async function layOut(tell: (line: string) => void): Promise<Stage> {
	const dataDir = mkdtempSync(join(tmpdir(), 'lus-bench-'));
	const port = await freePort();
	const address = `http://localhost:${port}`;
	const env = {
		...process.env,
		LUS_DATA: dataDir,
		PORT: String(port),
		LUS_ADDRESS: address,
		NODE_ENV: 'production',
	};
	const config = readConfig(env);
	buildWhenNeeded(root);
	const located = await prepareDatabase(config, root, tell);
	const { db, close } = connect(located.login);
	const platform = { db, keys: openFileKeyStore(config.keyFile) };
	const seeded = await seed(located, config.keyFile, address);
	return {
		platform,
		located,
		...seeded,
		start: () => startServer(env, address),
		async clear() {
			await close();
			await located.stop();
			rmSync(dataDir, { recursive: true, force: true });
		},
	};
}

async function startServer(env: NodeJS.ProcessEnv, address: string) {
	const from = performance.now();
	const child = spawn(process.execPath, startArguments(), {
		cwd: root,
		env,
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	// When a measurement fails halfway no server stays behind.
	const end = () => child.kill('SIGKILL');
	process.once('exit', end);
	child.once('exit', () => process.off('exit', end));
	await new Promise<void>((ready, late) => {
		child.stdout?.on('data', (piece: Buffer) => piece.toString().includes('Lus runs at') && ready());
		child.once('exit', () => late(new Error('the server ended before it answered')));
	});
	return { address, child, seconds: (performance.now() - from) / 1000 };
}

/** What `npm start` hands to Node: its flags keep the memory small. */
function startArguments(): string[] {
	const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
	return scripts.start.split(' ').slice(1);
}

/** Stops a server and waits until it is gone. */
export async function stopServer(child: ChildProcess): Promise<void> {
	child.kill('SIGTERM');
	if (child.exitCode === null) await once(child, 'exit');
}

async function seed(located: Located, keyFile: string, address: string) {
	const owner = new pg.Client(located.admin);
	await owner.connect();
	await owner.query('set role lus_owner');
	const pool = new pg.Pool(located.auth);
	const auth = makeAuth({ pool, secret: authSecret(keyFile), address, loginAttempts: 1000 });
	const email = 'coordinator@bench.example';
	const { userId } = await makeUser(auth, { name: 'Coördinator', email, password: PASSWORD });
	const [personId, notebook, topicId, desk, mandate] = Array.from({ length: 5 }, () => randomUUID());
	const { rows } = await owner.query(
		"insert into region (name, second_factor_required) values ('Meetregio', false) returning region_id",
	);
	const regionId: number = rows[0].region_id;
	await owner.query('insert into person (region_id, id, user_id, name, email) values ($1, $2, $3, $4, $5)', [
		regionId,
		personId,
		userId,
		'Coördinator',
		email,
	]);
	await owner.query(
		"insert into circle (region_id, id, kind, name) values ($1, $2, 'individual', 'Coördinator')",
		[regionId, notebook],
	);
	await owner.query(
		"insert into membership (region_id, id, circle_id, person_id, role) values ($1, $2, $3, $4, 'member')",
		[regionId, randomUUID(), notebook, personId],
	);
	await owner.query("insert into region_role values ($1, $2, 'coordinator')", [regionId, personId]);
	const { topics } = loadContent(join(root, 'content'));
	await owner.query('insert into topic (region_id, id, name) values ($1, $2, $3)', [
		regionId,
		topicId,
		topics[0]?.nl ?? 'wissels',
	]);
	await owner.query(
		"insert into addressee (region_id, id, name, kind) values ($1, $2, 'De coördinator', 'coordinator')",
		[regionId, desk],
	);
	await owner.query(
		"insert into mandate (region_id, id, addressee_id, topic_id, verb, state) values ($1, $2, $3, $4, 'passesOn', 'accepted')",
		[regionId, mandate, desk, topicId],
	);
	const ids = Array.from({ length: SIGNALS }, () => randomUUID());
	await owner.query(
		`insert into signal (region_id, id, state, direction, statement, facts, level, topic_id, support, sent_on, release_by, released_on)
		 select $1, id, case when n % 20 = 0 then 'received' else 'judged' end, 'hinders', 'Bij een wissel van begeleider is er geen gesprek samen, voorbeeld ' || n,
			array['Het gezin leerde de nieuwe begeleider pas thuis kennen.'], 'micro', $3, 'table', current_date - 60, current_date - 46, current_date - 50
		 from unnest($2::uuid[]) with ordinality as t(id, n)`,
		[regionId, ids, topicId],
	);
	await owner.query(
		'insert into signal_reader (region_id, signal_id, addressee_id) select $1, id, $3 from unnest($2::uuid[]) as t(id)',
		[regionId, ids, desk],
	);
	await owner.query(
		`insert into delivery (region_id, id, signal_id, addressee_id, mandate_id, delivered_on, due_on, due_basis, ended_on)
		 select $1, gen_random_uuid(), id, $3, $4, current_date - 50, current_date + 10, 'days', case when n % 20 = 0 then null else current_date end
		 from unnest($2::uuid[]) with ordinality as t(id, n)`,
		[regionId, ids, desk, mandate],
	);
	await owner.query('reset role');
	await owner.query('analyze');
	await owner.end();
	const response = await auth.api.signInEmail({ body: { email, password: PASSWORD }, asResponse: true });
	const cookie = response.headers
		.getSetCookie()
		.map((one) => one.split(';')[0])
		.join('; ');
	await pool.end();
	const today = new Date().toISOString().slice(0, 10);
	return { actor: { regionId, personId, today } as Actor, notebook: notebook as string, cookie };
}

async function freePort(): Promise<number> {
	const probe = createServer().listen(0, '127.0.0.1');
	await once(probe, 'listening');
	const address = probe.address();
	probe.close();
	await once(probe, 'close');
	if (address === null || typeof address === 'string') throw new Error('there is no free port');
	return address.port;
}
