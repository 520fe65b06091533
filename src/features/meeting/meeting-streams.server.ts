import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import {
	type EventStream,
	eventMessage,
	openEventStream,
	sharedMessage,
} from '#platform/live/event-stream.server.ts';
import type { Asker } from './command.ts';
import { type Meeting, nowOf } from './meeting-state.ts';
import { type Audience, audienceOf, mineOf, type View, viewFor } from './view.ts';
import { changeBetween, type Told } from './view-change.ts';

/** How many tabs or devices of one participant listen at once; the oldest goes for a new one. */
const MOST_STREAMS = 6;
/** How many changes an audience can be told again to somebody who lost the connection. */
const MOST_KEPT = 400;

type Listener = { readonly asker: Asker; readonly stream: EventStream; audience: Audience };
type Room = {
	readonly listeners: Set<Listener>;
	readonly kept: { readonly number: number; readonly message: Buffer }[];
	last: number;
	/** The view that its listeners have; as bytes once somebody asked for the whole. */
	seen: { readonly meeting: Meeting; readonly view: View; json?: Buffer } | undefined;
};

export type MeetingStreams = {
	/** Opens the stream of somebody; `after` is the id that their browser had last. */
	listen(response: ServerResponse, asker: Asker, after: string | undefined): void;
	/** Tells every audience what changed for it, and those who asked what is their own. */
	tell(before: Meeting, after: Meeting, askers: readonly Asker[]): void;
	/** Ends the streams of one participant, or of everybody. */
	end(participantId?: string): void;
	count(): number;
};

/** Whose own has changed without their asking: a new step begins, or what they wrote is shown. */
function touched(before: Meeting, after: Meeting): string[] {
	const [was, is] = [nowOf(before)?.ready, nowOf(after)?.ready];
	const ready =
		was === is ? [] : [...(was ?? []), ...(is ?? [])].filter((id) => was?.has(id) !== is?.has(id));
	if (before.cards === after.cards) return ready;
	const hidden = [...before.cards.values()].filter(
		(card) => !card.shown && after.cards.get(card.id) !== card,
	);
	return [...ready, ...hidden.flatMap(({ by }) => by ?? [])];
}

/** The streams of one meeting: what an audience hears is worked out once and written to each of its members as it is. */
export function openMeetingStreams(state: () => Meeting, now: () => number): MeetingStreams {
	// Whoever comes back to another process, or to this one after it was started anew, gets the whole.
	const here = randomUUID().slice(0, 8);
	const rooms = new Map<Audience, Room>();
	// Audiences number apart: whoever comes back in another one gets the whole of that.
	const idAt = (audience: Audience, number: number) => `${here}-${audience}-${number}`;

	function roomOf(audience: Audience): Room {
		const known = rooms.get(audience);
		if (known) return known;
		const room: Room = { listeners: new Set(), kept: [], last: 0, seen: undefined };
		rooms.set(audience, room);
		return room;
	}

	function whole({ asker, audience, stream }: Listener): void {
		const room = roomOf(audience);
		const { view, ...rest }: Extract<Told, { kind: 'whole' }> = {
			kind: 'whole',
			audience,
			view: viewOf(room, audience),
			mine: mineOf(state(), asker.id),
			now: now(),
		};
		// Hundreds may come at once: what is the same for all of them is written out once.
		const json = room.seen?.json ?? Buffer.from(JSON.stringify(view));
		if (room.seen) room.seen.json = json;
		stream.send(sharedMessage(idAt(audience, room.last), rest, ['view', json]));
	}

	function viewOf(room: Room, audience: Audience): View {
		const meeting = state();
		if (room.seen?.meeting === meeting) return room.seen.view;
		const view = viewFor(meeting, audience, room.seen);
		room.seen = { meeting, view };
		return view;
	}

	function missed(room: Room, audience: Audience, after: string | undefined): Buffer[] | undefined {
		const [place, kind, number] = (after ?? '').split('-');
		if (place !== here || kind !== audience || room.kept.length === 0) return undefined;
		const last = Number(number);
		const first = room.kept[0]?.number ?? 0;
		if (!Number.isInteger(last) || last > room.last || last < first - 1) return undefined;
		return room.kept.filter((one) => one.number > last).map(({ message }) => message);
	}

	return {
		listen(response, asker, after) {
			const audience = audienceOf(state(), asker);
			const stream = openEventStream(response, () => roomOf(listener.audience).listeners.delete(listener));
			const listener: Listener = { asker, stream, audience };
			const others = listening().filter((one) => one.asker.id === asker.id);
			for (const one of others.slice(0, Math.max(0, others.length + 1 - MOST_STREAMS))) leave(one);
			const room = roomOf(audience);
			room.listeners.add(listener);
			const again = missed(room, audience, after);
			if (!again) return whole(listener);
			for (const message of again) stream.send(message);
			stream.send(
				eventMessage(undefined, { kind: 'mine', mine: mineOf(state(), asker.id), now: now() } satisfies Told),
			);
		},
		tell(before, after, askers) {
			// Whoever goes from one audience to another hears nothing more in the old one.
			const moving = movedBetween(before, after);
			for (const listener of moving) roomOf(listener.audience).listeners.delete(listener);
			for (const [audience, room] of rooms) {
				if (room.listeners.size === 0) {
					// Nobody heard this one: it has a number all the same, so that whoever comes back is known to miss it.
					room.last += 1;
					room.kept.length = 0;
					room.seen = undefined;
					continue;
				}
				const was = room.seen?.view ?? viewFor(before, audience);
				const view = viewFor(after, audience, room.seen);
				room.seen = { meeting: after, view };
				const change = changeBetween(was, view);
				if (!change) continue;
				room.last += 1;
				const message = eventMessage(idAt(audience, room.last), { kind: 'change', change } satisfies Told);
				room.kept.push({ number: room.last, message });
				if (room.kept.length > MOST_KEPT) room.kept.shift();
				for (const { stream } of room.listeners) stream.send(message);
			}
			for (const listener of moving) {
				listener.audience = audienceOf(after, listener.asker);
				roomOf(listener.audience).listeners.add(listener);
				whole(listener);
			}
			const own = new Set([...askers.map((asker) => asker.id), ...touched(before, after)]);
			for (const listener of listening()) if (own.has(listener.asker.id)) tellMine(before, after, listener);
		},
		end(participantId) {
			for (const one of listening())
				if (participantId === undefined || one.asker.id === participantId) leave(one);
		},
		count: () => listening().length,
	};

	function listening(): Listener[] {
		return [...rooms.values()].flatMap(({ listeners }) => [...listeners]);
	}

	function leave(listener: Listener): void {
		roomOf(listener.audience).listeners.delete(listener);
		listener.stream.end();
	}

	function movedBetween(before: Meeting, after: Meeting): Listener[] {
		const same =
			before.people === after.people && before.leadId === after.leadId && before.coGuides === after.coGuides;
		if (same) return [];
		return listening().filter(
			({ asker, audience }) =>
				audienceOf(after, asker) !== audience ||
				before.people.get(asker.id)?.standing !== after.people.get(asker.id)?.standing,
		);
	}

	function tellMine(before: Meeting, after: Meeting, { asker, stream }: Listener): void {
		const mine = mineOf(after, asker.id);
		if (JSON.stringify(mine) === JSON.stringify(mineOf(before, asker.id))) return;
		stream.send(eventMessage(undefined, { kind: 'mine', mine, now: now() } satisfies Told));
	}
}
