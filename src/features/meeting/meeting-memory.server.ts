import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { holdCircleKey } from '#features/people/index.server.ts';
import type { Day } from '#platform/day.ts';
import { asActor, asNobody, type Platform } from '#platform/db/context.server.ts';
import type { OneTrip } from '#platform/db/one-trip.server.ts';
import { notFound } from '#platform/refusal.ts';
import { listEvents, readHeld, readPayload } from './event-store.server.ts';
import { replay } from './evolve.ts';
import { emptyMeeting } from './meeting-state.ts';
import { findMeeting } from './meeting-store.server.ts';
import { happens, merged } from './outcome.ts';
import { type RunningMeeting, runMeeting } from './running-meeting.server.ts';
import { addSeat, deleteSeats, findSeat, listEndedSeats, type Seat } from './seat-store.server.ts';

/** How often it is checked whether somebody in a meeting still belongs to its group. */
const CHECK_MS = 4_000;
/** A meeting in which nobody listens any more leaves the memory after this long. */
const REST_MS = 10 * 60_000;
const MOST_SEATS_KNOWN = 20_000;
/** How long a seat is known before it is looked up again. */
const SEAT_MS = 60_000;

export type LiveTools = {
	readonly platform: Platform;
	readonly trip: OneTrip;
	/** Milliseconds since 1970. */
	readonly now: () => number;
	readonly today: () => Day;
	readonly onFault: (error: unknown) => void;
};

type Held = { readonly running: RunningMeeting; touched: number };

/** The meetings and seats that this process has in memory; everything in it can be read again from the database. */
export function openMeetingMemory(tools: LiveTools) {
	const here = randomUUID();
	const held = new Map<string, Promise<Held>>();
	const seats = new Map<string, { readonly seat: Seat; readonly at: number }>();
	let checking = false;
	const checks = setInterval(() => void checkAll(), CHECK_MS).unref();

	async function load(regionId: number, id: string): Promise<Held> {
		const actor = { regionId, meetingId: id, today: tools.today() };
		return asActor(tools.platform, actor, async (tx) => {
			const row = await findMeeting(tx, id);
			if (!row) throw notFound();
			const seal = await holdCircleKey(tx, row.circleId);
			const state = replay(emptyMeeting, await listEvents(tx, id, seal, 0));
			const start = { ...state, held: await readHeld(tx, id, state.polls) };
			return {
				running: runMeeting({ ...tools, here }, { regionId, id, circleId: row.circleId }, seal, start),
				touched: tools.now(),
			};
		});
	}

	async function running(regionId: number, id: string): Promise<RunningMeeting> {
		const key = `${regionId}/${id}`;
		let found = held.get(key);
		if (!found) {
			found = load(regionId, id);
			held.set(key, found);
			found.catch(() => held.delete(key));
		}
		const one = await found;
		one.touched = tools.now();
		return one.running;
	}

	/** Whoever lost the place in the group leaves its meetings; meetings at rest leave the memory. */
	async function check([key, promise]: readonly [string, Promise<Held>]): Promise<void> {
		const { running: meeting, touched } = await promise;
		if (meeting.streams.count() === 0 && tools.now() - touched > REST_MS) return void held.delete(key);
		for (const participantId of await meeting.act(listEndedSeats)) await endSeat(meeting, participantId);
	}

	/** One round at a time; what goes wrong with one meeting stops no other. */
	async function checkAll(): Promise<void> {
		if (checking) return;
		checking = true;
		for (const one of held) await check(one).catch(tools.onFault);
		checking = false;
	}

	async function endSeat(meeting: RunningMeeting, participantId: string): Promise<void> {
		for (const [hash, { seat }] of seats) if (seat.participantId === participantId) seats.delete(hash);
		await meeting.ask((state) =>
			state.people.get(participantId)?.standing === 'in'
				? happens({ what: 'stood', ids: [participantId], standing: 'left' })
				: merged,
		);
		await meeting.act((tx) => deleteSeats(tx, participantId));
		meeting.streams.end(participantId);
	}

	/** @param anew looked up again, whatever was known: another process may have ended it */
	async function seatOf(token: string | undefined, anew = false): Promise<Seat | undefined> {
		if (!token || token.length > 100) return undefined;
		const hash = createHash('sha256').update(token).digest();
		const known = seats.get(hash.toString('base64'));
		if (known && !anew && tools.now() - known.at < SEAT_MS) return known.seat;
		const seat = await asNobody(tools.platform, (tx) => findSeat(tx, hash));
		if (seat) remember(hash, seat);
		else seats.delete(hash.toString('base64'));
		return seat;
	}

	function remember(hash: Buffer, seat: Seat): void {
		if (seats.size >= MOST_SEATS_KNOWN) seats.clear();
		seats.set(hash.toString('base64'), { seat, at: tools.now() });
	}

	/** A seat of its own for one device; its token is shown once. */
	function newSeat(seat: Seat) {
		const token = randomBytes(24).toString('base64url');
		const tokenHash = createHash('sha256').update(token).digest();
		return { token, tokenHash, statement: addSeat({ ...seat, id: randomUUID(), tokenHash }) };
	}

	return {
		/** A meeting, read when it is not here yet. @throws Refusal not-found */
		running,
		/** The seat to which a token belongs. */
		seatOf,
		remember,
		newSeat,

		/** Another process wrote something in a meeting. */
		async heard(payload: string): Promise<void> {
			const { meeting, from } = readPayload(payload);
			if (from === here) return;
			const one = await held.get(meeting);
			await one?.running.catchUp();
		},

		/** Messages of other processes may have been missed. */
		async heardNothing(): Promise<void> {
			await Promise.allSettled([...held.values()].map(async (one) => (await one).running.catchUp()));
		},

		close(): void {
			clearInterval(checks);
			// A meeting that could not be read has no streams.
			for (const one of held.values())
				one.then(({ running: meeting }) => meeting.streams.end()).catch(() => undefined);
		},
	};
}
export type MeetingMemory = ReturnType<typeof openMeetingMemory>;
