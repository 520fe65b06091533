import type { Tx } from '#platform/db/context.server.ts';
import type { KeyStore } from '#platform/keys/key-store.server.ts';
import { seal, unseal } from '#platform/keys/seal.server.ts';
import type { Answer } from './scan.ts';
import { findWrappedKey } from './scan-store.server.ts';

/**
 * The answers of a round are written with a key of the round itself: neither the key of the group nor that of a
 * person opens them, and destroying it destroys all that is left of them.
 */
const keyPlace = (regionId: number, roundId: string) => `${regionId}/scan_round/${roundId}`;
const bodyPlace = (answerId: string) => `scan_answer.body/${answerId}`;

/** A new key for a round, wrapped. */
export function makeRoundKey(tx: Tx, roundId: string): Buffer {
	return tx.keys.wrap(tx.keys.make(), keyPlace(tx.actor.regionId, roundId));
}

/** The key of a round. @throws when it was destroyed */
export function openRoundKey(
	keys: KeyStore,
	round: { regionId: number; roundId: string; wrappedKey: Buffer },
): Buffer {
	return keys.unwrap(round.wrappedKey, keyPlace(round.regionId, round.roundId));
}

/** The key of a round of a group of the acting person. @throws when it was destroyed */
export async function keyOfRound(tx: Tx, roundId: string): Promise<Buffer> {
	const wrappedKey = await findWrappedKey(tx, roundId);
	if (!wrappedKey) throw new Error('the key of this round cannot be read');
	return openRoundKey(tx.keys, { regionId: tx.actor.regionId, roundId, wrappedKey });
}

export function sealAnswer(key: Buffer, id: string, answer: Answer): Buffer {
	return seal(key, bodyPlace(id), JSON.stringify(answer));
}

export function openAnswer(key: Buffer, { id, body }: { id: string; body: Buffer }): Answer {
	return JSON.parse(unseal(key, bodyPlace(id), body));
}
