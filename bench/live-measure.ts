import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { type Listener, listen, markOf, type Poster, type Way } from './live-crowd.ts';
import { processorMs } from './live-room.ts';

/** A server with a meeting, ours or the bare one: how to listen and how to write as each participant. */
export type Target = {
	readonly child: ChildProcess;
	readonly people: number;
	stream(person: number): Way;
	/** Where a card is sent, and what is sent. */
	card(person: number, id: string, text: string): { readonly way: Way; readonly body: string };
};

export type Spread = {
	readonly p50: number;
	readonly p95: number;
	readonly p99: number;
	readonly cpu: number;
};

let cardNumber = 0;

/** All streams of a meeting, and what comes by on them. */
export async function openCrowd(target: Target) {
	let hear: (person: number, card: number, at: number) => void = () => undefined;
	const from = performance.now();
	const open = (person: number, lastId?: string) =>
		listen(target.stream(person), (card, at) => hear(person, card, at), lastId);
	let listeners: Listener[] = Array.from({ length: target.people }, (_, person) => open(person));
	await Promise.all(listeners.map(({ ready }) => ready));
	const seconds = (performance.now() - from) / 1000;

	/** Waits until each of these people heard each of these cards. */
	function allHear(
		cards: readonly number[],
		people: number,
		note?: (person: number, card: number, at: number) => void,
	) {
		const wanted = new Set(cards);
		const missing = new Set<number>();
		for (let person = 0; person < people; person += 1)
			for (const card of cards) missing.add(person * 1e6 + card);
		return new Promise<void>((done, late) => {
			const patience = setTimeout(() => late(new Error(`${missing.size} cards never came`)), 60_000);
			hear = (person, card, at) => {
				if (!wanted.has(card) || !missing.delete(person * 1e6 + card)) return;
				note?.(person, card, at);
				if (missing.size > 0) return;
				clearTimeout(patience);
				done();
			};
		});
	}

	return {
		seconds,

		/** One card after the other: how long each of the others waits for it, and what it costs the server. */
		async fanOut(poster: Poster, cards: number): Promise<Spread> {
			const waits: number[] = [];
			const before = processorMs(target.child);
			for (let turn = 0; turn < cards; turn += 1) {
				const writer = (turn * 7) % target.people;
				const number = cardNumber;
				cardNumber += 1;
				const { way, body } = target.card(writer, randomUUID(), markOf(number));
				const sent = performance.now();
				const heard = allHear([number], target.people, (person, _card, at) => {
					if (person !== writer) waits.push(at - sent);
				});
				await Promise.all([poster.post(way, body), heard]);
			}
			const cpu = (processorMs(target.child) - before) / cards;
			waits.sort((a, b) => a - b);
			const at = (part: number) =>
				waits[Math.min(waits.length - 1, Math.floor(waits.length * part))] ?? Number.NaN;
			return { p50: at(0.5), p95: at(0.95), p99: at(0.99), cpu };
		},

		/** Everybody writes at once; seconds until everybody has everything. */
		async burst(poster: Poster): Promise<number> {
			const first = cardNumber;
			cardNumber += target.people;
			const numbers = Array.from({ length: target.people }, (_, person) => first + person);
			const asked = numbers.map((number, person) => target.card(person, randomUUID(), markOf(number)));
			const sent = performance.now();
			const heard = allHear(numbers, target.people);
			await Promise.all([...asked.map(({ way, body }) => poster.post(way, body)), heard]);
			return (performance.now() - sent) / 1000;
		},

		/** All but one lose the connection, cards come, all come back at once; seconds until nobody misses any. */
		async storm(poster: Poster, cards: number): Promise<number> {
			const lastIds = listeners.map((one) => one.lastId());
			for (const one of listeners.slice(1)) one.cut();
			const numbers = Array.from({ length: cards }, () => cardNumber++);
			const alone = allHear(numbers, 1);
			for (const number of numbers) {
				const { way, body } = target.card(0, randomUUID(), markOf(number));
				await poster.post(way, body);
			}
			await alone;
			// The first never left: what it heard counts from here on.
			const heard = allHear(numbers, target.people);
			for (const number of numbers) hear(0, number, 0);
			const from = performance.now();
			listeners = [
				listeners[0] as Listener,
				...lastIds.slice(1).map((lastId, index) => open(index + 1, lastId)),
			];
			for (const one of listeners) one.ready.catch(() => undefined);
			await heard;
			return (performance.now() - from) / 1000;
		},

		close() {
			for (const one of listeners) one.cut();
		},
	};
}
