import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { command, SEAT_COOKIE } from '#features/meeting/index.ts';
import { listen, openPoster, type Way } from './live-crowd.ts';
import { pin, type Rooms, startLimit, withRooms } from './live-room.ts';
import { beside, inTurns, median, type Row } from './row.ts';
import { type Stage, stopServer } from './stage.ts';

const TIMES = 300;
const RUNS = 5;
const BYTES = { sealedBytes: 330, wholeBytes: 3000 };

const cardOf = (text: string) => ({ what: 'writeCard', run: 1, id: randomUUID(), text, place: '', for: '' });

/** A card accepted: decided, sealed, stored and told, beside the same driver that only stores. */
export function liveCommandRows(stage: Stage): Promise<Row[]> {
	return withRooms(stage, (rooms) => commandRows(stage, rooms));
}

async function commandRows(stage: Stage, rooms: Rooms): Promise<Row[]> {
	const room = await rooms.makeRoom(1);
	const limit = await startLimit(stage, BYTES);
	const pool = new pg.Pool({ ...stage.located.admin, max: 2 });
	pool.on('error', () => undefined);
	const sealed = Buffer.alloc(BYTES.sealedBytes, 7);
	const inProcess = await inTurns(
		TIMES,
		() => rooms.live.command(room.tokens[0], room.id, command.parse(cardOf('Bel terug voor het weekend.'))),
		async () => {
			const client = await pool.connect();
			await client.query('begin');
			await client.query('insert into public.bench_live (body) values ($1)', [sealed]);
			await client.query('commit');
			client.release();
		},
	);
	await pool.end();

	const other = await rooms.makeRoom(1);
	const server = await stage.start();
	pin(server.child, 0);
	const poster = openPoster();
	const headers = {
		cookie: `lus-seat=${other.tokens[0]}`,
		origin: server.address,
		'content-type': 'application/json',
	};
	const ours: Way = {
		port: Number(new URL(server.address).port),
		path: `/live/${other.id}/command`,
		headers,
	};
	const bare: Way = { port: limit.port, path: '/card', headers };
	const ask = (way: Way) => poster.post(way, JSON.stringify(cardOf('Bel terug voor het weekend.')));
	const overHttp = await inTurns(
		TIMES,
		() => ask(ours),
		() => ask(bare),
	);
	poster.close();
	await stopServer(server.child);
	limit.child.disconnect();
	return [
		beside('live, command accepted, in process, p50', inProcess.ours, 'ms', inProcess.limit, 3),
		beside('live, command accepted, over http, p50', overHttp.ours, 'ms', overHttp.limit, 3),
	];
}

/** So many come in at once with the words and open their stream, beside the bare program that stores each and streams. */
export function liveJoinRows(stage: Stage): Promise<Row[]> {
	return withRooms(stage, (rooms) => joinRows(stage, rooms));
}

async function joinRows(stage: Stage, rooms: Rooms): Promise<Row[]> {
	const rows: Row[] = [];
	for (const people of [200, 500]) {
		const server = await stage.start();
		pin(server.child, 0);
		const port = Number(new URL(server.address).port);
		const limit = await startLimit(stage, { ...BYTES, wholeBytes: 1500 + people * 190 });
		const taken = { ours: [] as number[], bare: [] as number[] };
		for (let run = 0; run < RUNS; run += 1) {
			const room = await rooms.makeRoom(0);
			const stream = { port, path: `/live/${room.id}/stream`, headers: {} };
			// Behind one connection each, as people on their phones; one address joins no more than so often a minute.
			const localAddress = `127.0.${people / 100}.${run + 1}`;
			taken.ours.push(
				await joinAll(people, localAddress, async (poster, person) => {
					const body = new URLSearchParams({ code: room.words, name: `Deelnemer ${person}` }).toString();
					const headers = {
						...{ origin: server.address, accept: 'text/html' },
						'content-type': 'application/x-www-form-urlencoded',
					};
					const answer = await poster.post({ port, path: '/join', headers }, body, 303);
					const seat = [answer['set-cookie'] ?? []].flat().find((one) => one.startsWith(SEAT_COOKIE));
					const cookie = seat?.split(';')[0] ?? '';
					return { ...stream, headers: { cookie } };
				}),
			);
			taken.bare.push(
				await joinAll(people, localAddress, async (poster) => {
					await poster.post({ port: limit.port, path: '/join', headers: {} }, 'code=a&name=b');
					return { port: limit.port, path: '/stream', headers: {} };
				}),
			);
		}
		await stopServer(server.child);
		limit.child.disconnect();
		rows.push(beside(`live, ${people} join at once`, median(taken.ours), 's', median(taken.bare), 3));
	}
	return rows;
}

async function joinAll(
	people: number,
	localAddress: string,
	join: (poster: ReturnType<typeof openPoster>, person: number) => Promise<Way>,
): Promise<number> {
	const poster = openPoster(localAddress);
	const from = performance.now();
	const listeners = await Promise.all(
		Array.from({ length: people }, async (_, person) => {
			const listener = listen(await join(poster, person), () => undefined);
			await listener.ready;
			return listener;
		}),
	);
	const seconds = (performance.now() - from) / 1000;
	for (const one of listeners) one.cut();
	poster.close();
	return seconds;
}
