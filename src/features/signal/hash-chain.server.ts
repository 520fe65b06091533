import { createHash } from 'node:crypto';
import type { Tx } from '#platform/db/context.server.ts';
import { addLink, type ChainedEvent, listChain, listUnchained } from './chain-store.server.ts';

/** The hash of one step: of everything it says and of the step before it. */
export function hashStep(event: ChainedEvent, previous: Buffer | undefined): Buffer {
	const { signalId, seq, what, fromState, toState, side, addresseeId, themeId, note, onDay } = event;
	const said = JSON.stringify([
		signalId,
		seq,
		what,
		fromState,
		toState,
		side,
		addresseeId,
		themeId,
		note,
		onDay,
	]);
	return createHash('sha256')
		.update(previous ?? Buffer.alloc(32))
		.update(said)
		.digest();
}

/**
 * Hashes committed steps into a chain per signal, so that a changed or missing step shows. Runs as a job.
 * @returns how many steps were chained
 */
export async function chainEvents(tx: Tx, most = 1000): Promise<number> {
	const waiting = await listUnchained(tx, most);
	const last = new Map<string, Buffer>();
	for (const event of waiting) {
		const previous = last.get(event.signalId) ?? event.previousHash ?? undefined;
		const hash = hashStep(event, previous);
		await addLink(tx, event.signalId, event.seq, hash);
		last.set(event.signalId, hash);
	}
	return waiting.length;
}

/** The first step at which the chain of a signal does not hold; undefined when it is whole. */
export async function brokenAt(tx: Tx, signalId: string): Promise<number | undefined> {
	let previous: Buffer | undefined;
	let expected = 1;
	for (const { hash, ...event } of await listChain(tx, signalId)) {
		if (event.seq !== expected) return expected;
		if (!hash) return undefined;
		if (!hashStep(event, previous).equals(hash)) return event.seq;
		previous = hash;
		expected += 1;
	}
	return undefined;
}
