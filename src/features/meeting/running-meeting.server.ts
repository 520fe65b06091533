import type { CircleSeal } from '#features/people/index.server.ts';
import type { Day } from '#platform/day.ts';
import { asActor, type Platform, type Tx } from '#platform/db/context.server.ts';
import type { OneTrip, Statement } from '#platform/db/one-trip.server.ts';
import type { Asker } from './command.ts';
import {
	addEvents,
	castBallot,
	closeMeeting,
	countHeld,
	holdCard,
	INVITE_SPENT,
	insertEvents,
	letGo,
	listEvents,
	readHeld,
	standsAt,
	stopOthers,
	tellOthers,
	WENT_ON,
} from './event-store.server.ts';
import { replay } from './evolve.ts';
import type { Happening, MeetingEvent } from './meeting-event.ts';
import { meetingRefusal } from './meeting-refusals.ts';
import { emptyMeeting, type Meeting } from './meeting-state.ts';
import { type MeetingStreams, openMeetingStreams } from './meeting-streams.server.ts';
import type { Outcome } from './outcome.ts';
import { takeOut, type Uncovers } from './uncover.server.ts';

/** How many commands are settled in one transaction. */
const MOST_AT_ONCE = 100;
/** Processes that write in one meeting at once let each other through, by waiting a little longer each time they lose. */
const MOST_TRIES = 60;
const LOST_MS = 2;

export type MeetingKey = { readonly regionId: number; readonly id: string; readonly circleId: string };

/** What somebody asks of a meeting: decided on the state that it has when it is this one's turn. */
type Asked = {
	readonly asker: Asker | undefined;
	readonly decide: (meeting: Meeting) => Outcome;
	/** What is written along when it is accepted. */
	readonly along: readonly Statement[];
	readonly done: (meeting: Meeting) => void;
	readonly failed: (error: unknown) => void;
};

export type RunningMeeting = {
	readonly key: MeetingKey;
	readonly seal: CircleSeal;
	readonly streams: MeetingStreams;
	state(): Meeting;
	/**
	 * Settles what somebody asks: decided, durable, told to everybody, in this order.
	 * @returns the meeting afterwards
	 * @throws Refusal with the sentence of the refusal
	 */
	ask(decide: (meeting: Meeting) => Outcome, asker?: Asker, along?: readonly Statement[]): Promise<Meeting>;
	/** Another process wrote something, or may have. */
	catchUp(): Promise<void>;
	/** Runs work as this meeting. */
	act<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
};

type Tools = {
	readonly platform: Platform;
	readonly trip: OneTrip;
	readonly now: () => number;
	readonly today: () => Day;
	/** The name of this process on the channel: what it hears of itself it knows already. */
	readonly here: string;
	readonly onFault: (error: unknown) => void;
};

/**
 * A meeting in the memory of this process. Commands are settled one after the other, those that wait together in one
 * transaction; the numbers of the events decide between processes.
 * @param load what it starts from, read behind the wall
 */
export function runMeeting(
	tools: Tools,
	key: MeetingKey,
	seal: CircleSeal,
	start: Meeting = emptyMeeting,
): RunningMeeting {
	let state = start;
	let stale = false;
	const queue: Asked[] = [];
	let working: Promise<void> | undefined;
	const streams = openMeetingStreams(() => state, tools.now);
	const actor = () => ({ regionId: key.regionId, meetingId: key.id, today: tools.today() });
	const act = <T>(work: (tx: Tx) => Promise<T>) => asActor(tools.platform, actor(), work);

	function become(after: Meeting, askers: readonly Asker[] = []): void {
		const before = state;
		state = after;
		if (before !== after) streams.tell(before, after, askers);
	}

	async function refresh(): Promise<void> {
		// Before it reads: what is told while it does may come too late for it.
		stale = false;
		const { events, held } = await act(async (tx) => {
			const fresh = await listEvents(tx, key.id, seal, state.number);
			const polls = fresh.filter(({ what }) => what === 'pollOpened').length;
			return { events: fresh, held: await readHeld(tx, key.id, state.polls + polls) };
		});
		const after = replay(state, events);
		become(
			events.length > 0 || after.held.cards !== held.cards || after.held.ballots !== held.ballots
				? { ...after, held }
				: state,
		);
	}

	/** One at a time: brings what other processes wrote, then settles what waits. */
	async function work(): Promise<void> {
		// What is asked in the same moment is settled together.
		await undefined;
		try {
			while (queue.length > 0 || stale) {
				if (stale) await refresh();
				if (queue.length > 0) await settle(queue.splice(0, MOST_AT_ONCE));
			}
		} catch (error) {
			stale = true;
			if (!isLost(error)) tools.onFault(error);
			for (const one of queue.splice(0)) one.failed(meetingRefusal('not-kept'));
		} finally {
			working = undefined;
		}
	}

	function goOn(): Promise<void> {
		working ??= work();
		return working;
	}

	/** Settles some together; when another process came first, on what that one made of the meeting. */
	async function settle(batch: readonly Asked[]): Promise<void> {
		let left = batch;
		for (let tries = 1; left.length > 0; tries += 1) {
			try {
				const rest = await settleOnce(left);
				if (rest.length < left.length) tries = 0;
				left = rest;
			} catch (error) {
				const wentOn = WENT_ON.has((error as { code?: string }).code ?? '');
				const refreshed = await refresh().then(
					() => true,
					() => false,
				);
				if (wentOn && refreshed && tries < MOST_TRIES) {
					await new Promise((rested) => setTimeout(rested, Math.random() * LOST_MS * Math.min(tries, 10)));
					continue;
				}
				stale ||= !refreshed;
				if (wentOn || isLost(error)) for (const one of left) one.failed(meetingRefusal('not-kept'));
				// One that goes wrong takes no other with it.
				else if (left.length > 1) for (const one of left) await settle([one]);
				else left[0]?.failed(whyNot(error));
				return;
			}
		}
	}

	function whyNot(error: unknown): unknown {
		if ((error as { code?: string }).code === INVITE_SPENT) return meetingRefusal('invite-spent');
		tools.onFault(error);
		return meetingRefusal('went-wrong');
	}

	/** @returns those that must be settled anew, after what they waited for */
	async function settleOnce(batch: readonly Asked[]): Promise<readonly Asked[]> {
		const at = tools.now();
		let after = state;
		const events: MeetingEvent[] = [];
		const held: Statement[] = [];
		const along: Statement[] = [];
		const accepted: Asked[] = [];
		// Who takes a card back, with the place of that statement among those of what is held.
		const takers = new Map<Asked, number>();
		// Told when it is sure that this state stands: another process may have come first.
		const refused: (() => void)[] = [];
		let rest: readonly Asked[] = [];
		for (const [index, one] of batch.entries()) {
			const outcome = one.decide(after);
			if ('refusal' in outcome) {
				refused.push(() => one.failed(meetingRefusal(outcome.refusal)));
				continue;
			}
			if ('reveal' in outcome || 'count' in outcome) {
				if (accepted.length === 0) {
					await uncover(outcome, one);
					for (const tell of refused) tell();
					return batch.slice(index + (outcome.again ? 0 : 1));
				}
				rest = batch.slice(index);
				break;
			}
			accepted.push(one);
			along.push(...one.along);
			if ('events' in outcome) {
				const numbered = number(outcome.events, after.number, at);
				events.push(...numbered);
				after = replay(after, numbered);
			} else if ('hold' in outcome) {
				held.push(holdCard(key, seal, outcome.hold));
				after = { ...after, held: { ...after.held, cards: after.held.cards + 1 } };
			} else if ('letGo' in outcome) takers.set(one, held.push(letGo(key, seal, outcome.letGo)) - 1);
			else held.push(castBallot(key, seal, outcome.ballot));
		}
		// Who ends it and knows of nothing that is held must not destroy what another process was just given.
		if (events.some(({ what }) => what === 'ended'))
			held.push(...closeMeeting(key, tools.today(), standsAt(after.number, after.held.cards === 0)));
		const kept = await keep(events, held, along, after);
		become(
			kept ? { ...after, held: kept.held } : after,
			accepted.flatMap(({ asker }) => asker ?? []),
		);
		for (const one of accepted) {
			const place = takers.get(one);
			if (place !== undefined && kept?.results[place]?.rows[0]?.shown)
				one.failed(meetingRefusal('already-shown'));
			else one.done(state);
		}
		for (const tell of refused) tell();
		return rest;
	}

	/** @returns what is held afterwards and what its statements gave, when that may have changed */
	async function keep(
		events: readonly MeetingEvent[],
		held: readonly Statement[],
		along: readonly Statement[],
		after: Meeting,
	): Promise<{ held: Meeting['held']; results: Awaited<ReturnType<OneTrip['run']>> } | undefined> {
		// What was refused, or is so already, holds for this state: another process may be past it.
		const nothing = events.length === 0 && held.length === 0 && along.length === 0;
		if (nothing) return void (await tools.trip.run(actor(), [standsAt(state.number)]));
		const goesOn = events.some(({ what }) => what === 'phaseStarted' || what === 'activityChosen');
		const before = [
			// Who goes on and knows of nothing that is held must not leave behind what another process was just given.
			...(goesOn ? [stopOthers(key), standsAt(state.number, true)] : []),
			...(held.length > 0 && !goesOn ? [standsAt(state.number)] : []),
			...(events.length > 0 ? [addEvents(key, seal, events)] : []),
		];
		const results = await tools.trip.run(actor(), [
			...before,
			...held,
			...along,
			...(held.length > 0 ? [countHeld(key, after.polls)] : []),
			tellOthers(key, tools.here),
		]);
		if (held.length === 0) return undefined;
		return { held: results.at(-2)?.rows[0], results: results.slice(before.length) };
	}

	/** Shows what was held, or counts what was chosen: read and destroyed in the transaction that tells it. */
	async function uncover(outcome: Uncovers, asked: Asked): Promise<void> {
		const events = await act(async (tx) => {
			const happening = await takeOut(tx, outcome, { id: key.id, seal, state });
			const numbered = number([happening], state.number, tools.now());
			await insertEvents(tx, key.id, seal, numbered, tools.here);
			return numbered;
		});
		become(replay(state, events), asked.asker ? [asked.asker] : []);
		if (!outcome.again) asked.done(state);
	}

	return {
		key,
		seal,
		streams,
		act,
		state: () => state,
		ask: (decide, asker, along = []) =>
			new Promise((done, failed) => {
				queue.push({ asker, decide, along, done, failed });
				void goOn();
			}),
		catchUp() {
			stale = true;
			return goOn();
		},
	};
}

function number(happenings: readonly Happening[], last: number, at: number): MeetingEvent[] {
	return happenings.map((happening, index) => ({ ...happening, number: last + 1 + index, at }));
}

/** The database could not be reached: what was asked may be tried again. */
function isLost(error: unknown): boolean {
	const { code, message } = error as { code?: string; message?: string };
	if (code !== undefined) return /^(08|57P|53)|^E[A-Z]+$/.test(code);
	return /connection|terminated|timeout|client was closed|not queryable/i.test(message ?? '');
}
