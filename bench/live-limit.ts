// The limit beside a live meeting: a bare Node program that stores each card with INSERT and COMMIT and writes the same
// bytes to as many streams. Nothing is checked, nobody is refused, everybody sees everything. Ends with its parent.
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';

const { database, sealedBytes, wholeBytes } = JSON.parse(process.env.LUS_LIMIT ?? '{}') as {
	database: pg.PoolConfig;
	sealedBytes: number;
	wholeBytes: number;
};
const pool = new pg.Pool({ ...database, max: 3 });
// Its parent takes the database away when a measurement fails; the error of that is the one to see.
pool.on('error', () => undefined);
const sealed = Buffer.alloc(sealedBytes, 7);
const streams = new Set<ServerResponse>();
const kept: Buffer[] = [];
const whole = Buffer.from(`id: 0\ndata: ${'w'.repeat(wholeBytes)}\n\n`);

async function store(): Promise<void> {
	const client = await pool.connect();
	await client.query('begin');
	await client.query('insert into public.bench_live (body) values ($1)', [sealed]);
	await client.query('commit');
	client.release();
}

const server = createServer(async (request, response) => {
	if (request.method === 'GET') {
		response.useChunkedEncodingByDefault = false;
		response.writeHead(200, {
			'content-type': 'text/event-stream; charset=utf-8',
			'cache-control': 'no-store',
		});
		response.socket?.setNoDelay(true);
		const last = request.headers['last-event-id'];
		if (last === undefined) response.write(whole);
		else for (const message of kept.slice(Number(last))) response.write(message);
		streams.add(response);
		response.on('close', () => streams.delete(response));
		return;
	}
	const pieces: Buffer[] = [];
	for await (const piece of request) pieces.push(piece as Buffer);
	await store();
	if (request.url === '/join') return void response.end('{}');
	const { id, text } = JSON.parse(Buffer.concat(pieces).toString('utf8'));
	const card = {
		id,
		text,
		by: id,
		place: null,
		group: null,
		aside: false,
		dots: null,
		run: 1,
	};
	const data = JSON.stringify({ kind: 'change', change: { put: { cards: { [id]: card } } } });
	const message = Buffer.from(`id: ${kept.length + 1}\ndata: ${data}\n\n`);
	kept.push(message);
	for (const stream of streams) stream.write(message);
	response.end('{"number":1}');
}).listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
process.on('disconnect', () => process.exit(0));
