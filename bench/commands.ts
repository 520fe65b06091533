import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { writeDraft } from '#features/signal/index.server.ts';
import { draftBody } from '#features/signal/index.ts';
import { asActor } from '#platform/db/context.server.ts';
import { beside, inTurns, type Row } from './row.ts';
import { type Stage, stopServer } from './stage.ts';

const TIMES = 400;
const WORDS = {
	direction: 'hinders',
	statement: 'Bij een wissel van begeleider is er geen gesprek met oud en nieuw samen.',
	facts: ['Bij de laatste drie wissels leerde het gezin de nieuwe begeleider pas thuis kennen.'],
	wouldHelp: '',
} as const;

/** A command accepted: a new draft, checked, encrypted and stored, beside the same driver that only stores. */
export async function commandRows(stage: Stage): Promise<Row[]> {
	const body = draftBody.parse(WORDS);
	const pool = new pg.Pool({ ...stage.located.admin, max: 2 });
	// When a measurement fails the database goes first; its own error is the one to see.
	pool.on('error', () => undefined);
	await pool.query(
		'create table if not exists public.bench_row (id uuid primary key, owner uuid, body bytea)',
	);
	const sealed = Buffer.alloc(Buffer.byteLength(JSON.stringify(body)) + 29, 7);
	const bare = async () => {
		const client = await pool.connect();
		await client.query('begin');
		await client.query('insert into public.bench_row values ($1, $2, $3)', [
			randomUUID(),
			stage.notebook,
			sealed,
		]);
		await client.query('commit');
		client.release();
	};
	const inProcess = await inTurns(
		TIMES,
		() =>
			asActor(stage.platform, stage.actor, (tx) =>
				writeDraft(tx, { id: randomUUID(), circleId: stage.notebook, cycleId: null, version: 0, body }),
			),
		bare,
	);
	const server = await stage.start();
	const limit = createServer(async (request, response) => {
		for await (const _piece of request);
		await bare();
		response.end('ok');
	}).listen(0, '127.0.0.1');
	await once(limit, 'listening');
	const bareAddress = `http://127.0.0.1:${(limit.address() as AddressInfo).port}`;
	const form = new URLSearchParams({
		...WORDS,
		facts: WORDS.facts[0],
		circleId: stage.notebook,
		version: '0',
		next: 'save',
	}).toString();
	const headers = {
		accept: 'text/html',
		'content-type': 'application/x-www-form-urlencoded',
		origin: server.address,
		cookie: stage.cookie,
	};
	const overHttp = await inTurns(
		TIMES,
		async () => {
			const response = await fetch(`${server.address}/signals/draft/${randomUUID()}?/save`, {
				method: 'POST',
				headers,
				body: form,
				redirect: 'manual',
			});
			await response.arrayBuffer();
			if (response.status !== 303) throw new Error(`the form was answered with ${response.status}`);
		},
		async () => {
			await (await fetch(bareAddress, { method: 'POST', headers, body: form })).arrayBuffer();
		},
	);
	await stopServer(server.child);
	limit.close();
	await pool.query('drop table public.bench_row');
	await pool.end();
	return [
		beside('command accepted, in process, p50', inProcess.ours, 'ms', inProcess.limit, 3),
		beside('command accepted, over http, p50', overHttp.ours, 'ms', overHttp.limit, 3),
	];
}
