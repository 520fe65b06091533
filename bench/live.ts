import { openPoster, type Way } from './live-crowd.ts';
import { openCrowd, type Spread, type Target } from './live-measure.ts';
import { pin, type Room, startLimit, withRooms } from './live-room.ts';
import { residentMegabytes } from './process.ts';
import { against, beside, median, type Row } from './row.ts';
import { type Stage, stopServer } from './stage.ts';

const RUNS = 5;
/** How many listen, how many cards are written in one run, and by how much the 95th of a hundred may be slower. */
const SIZES = [
	{ people: 10, cards: 60, budget: 2 },
	{ people: 50, cards: 60, budget: 2 },
	{ people: 200, cards: 50, budget: 1.3 },
	{ people: 500, cards: 40, budget: 1.3 },
] as const;
const STORM = { people: 500, cards: 20 };
/** What one card weighs in the database, and the first message of a stream for each participant. */
const SEALED_BYTES = 330;
const SEEN_BYTES = 190;

/**
 * A live meeting: cards written by one and seen by all, beside a bare program that does the same INSERT and COMMIT and
 * writes the same bytes to as many streams; server on one processor, load on the other, runs in turns.
 */
export async function liveRows(stage: Stage): Promise<Row[]> {
	return withRooms(stage, async (rooms) => {
		const rows: Row[] = [];
		for (const size of SIZES)
			rows.push(...(await fanOutRows(stage, await rooms.makeRoom(size.people), size)));
		return rows;
	});
}

/** Everybody writes at once; everybody comes back at once. */
export async function liveRushRows(stage: Stage): Promise<Row[]> {
	return withRooms(stage, async (rooms) => [
		await burstRow(stage, await rooms.makeRoom(200)),
		await stormRow(stage, await rooms.makeRoom(STORM.people)),
	]);
}

/** Our server with this meeting, and the bare program beside it, each on the same processor. */
async function openBoth(stage: Stage, room: Room) {
	const people = room.tokens.length;
	const server = await stage.start();
	pin(server.child, 0);
	const port = Number(new URL(server.address).port);
	const limit = await startLimit(stage, {
		sealedBytes: SEALED_BYTES,
		wholeBytes: 1500 + people * SEEN_BYTES,
	});
	const headersOf = (person: number): Way['headers'] => ({
		cookie: `lus-seat=${room.tokens[person]}`,
		origin: server.address,
		'content-type': 'application/json',
	});
	const ours: Target = {
		child: server.child,
		people,
		stream: (person) => ({ port, path: `/live/${room.id}/stream`, headers: headersOf(person) }),
		card: (person, id, text) => ({
			way: { port, path: `/live/${room.id}/command`, headers: headersOf(person) },
			body: JSON.stringify({ what: 'writeCard', run: 1, id, text, place: '', for: '' }),
		}),
	};
	const bare: Target = {
		child: limit.child,
		people,
		stream: (person) => ({ port: limit.port, path: '/stream', headers: headersOf(person) }),
		card: (person, id, text) => ({
			way: { port: limit.port, path: '/card', headers: headersOf(person) },
			body: JSON.stringify({ what: 'writeCard', run: 1, id, text, place: '', for: '' }),
		}),
	};
	const poster = openPoster();
	const crowds = { ours: await openCrowd(ours), bare: await openCrowd(bare) };
	return {
		...{ server, limit, poster, crowds },
		async close() {
			crowds.ours.close();
			crowds.bare.close();
			poster.close();
			await stopServer(server.child);
			limit.child.disconnect();
		},
	};
}

async function fanOutRows(stage: Stage, room: Room, size: (typeof SIZES)[number]): Promise<Row[]> {
	const both = await openBoth(stage, room);
	const taken = { ours: [] as Spread[], bare: [] as Spread[] };
	for (const which of ['ours', 'bare'] as const) await both.crowds[which].fanOut(both.poster, 15);
	for (let run = 0; run < RUNS; run += 1) {
		for (const which of ['ours', 'bare'] as const)
			taken[which].push(await both.crowds[which].fanOut(both.poster, size.cards));
	}
	const memory = { ours: residentMegabytes(both.server.child), bare: residentMegabytes(both.limit.child) };
	await both.close();
	const of = (which: 'ours' | 'bare', part: keyof Spread) =>
		median(taken[which].map((spread) => spread[part]));
	const row = (part: keyof Spread, name: string, budget: number) =>
		beside(`live, card to ${size.people} others, ${name}`, of('ours', part), 'ms', of('bare', part), budget);
	return [
		row('p50', 'p50', 2),
		row('p95', 'p95', size.budget),
		row('p99', 'p99', 2 * size.budget),
		row('cpu', 'processor', 2.5),
		size.people === 500
			? against('live, server memory, 500 participants', memory.ours, 'MB', 210)
			: beside(`live, server memory, ${size.people} participants`, memory.ours, 'MB', memory.bare, 4),
	];
}

async function burstRow(stage: Stage, room: Room): Promise<Row> {
	const both = await openBoth(stage, room);
	const taken = { ours: [] as number[], bare: [] as number[] };
	for (let run = 0; run < RUNS; run += 1) {
		for (const which of ['ours', 'bare'] as const)
			taken[which].push(await both.crowds[which].burst(both.poster));
	}
	await both.close();
	return beside(
		'live, 200 write at once, until all have all',
		median(taken.ours),
		's',
		median(taken.bare),
		1.6,
	);
}

async function stormRow(stage: Stage, room: Room): Promise<Row> {
	const both = await openBoth(stage, room);
	const taken = { ours: [] as number[], bare: [] as number[] };
	for (const which of ['ours', 'bare'] as const) await both.crowds[which].fanOut(both.poster, 2);
	for (let run = 0; run < RUNS; run += 1) {
		for (const which of ['ours', 'bare'] as const)
			taken[which].push(await both.crowds[which].storm(both.poster, STORM.cards));
	}
	await both.close();
	return beside(
		'live, 500 come back at once, none misses a card',
		median(taken.ours),
		's',
		median(taken.bare),
		3,
	);
}
