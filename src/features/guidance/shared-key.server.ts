import type { Tx } from '#platform/db/context.server.ts';
import { seal, unseal } from '#platform/keys/seal.server.ts';

/**
 * A goal that the guided person agreed to show is written with a key of these two only: a leader has no key of the
 * group in which the track lives, so nothing else of it can be opened even by mistake.
 */
export type SharedKey = { readonly trackId: string; readonly personId: string; readonly wrapped: Buffer };

const keyPlace = (tx: Tx, { trackId, personId }: Omit<SharedKey, 'wrapped'>) =>
	`${tx.actor.regionId}/guidance/${trackId}/${personId}`;

/** A new key for a guided person and whoever is named leader, wrapped. */
export function makeSharedKey(tx: Tx, whose: Omit<SharedKey, 'wrapped'>): Buffer {
	return tx.keys.wrap(tx.keys.make(), keyPlace(tx, whose));
}

function opened(tx: Tx, shared: SharedKey): Buffer {
	const place = keyPlace(tx, shared);
	const key = tx.opened.get(place) ?? tx.keys.unwrap(shared.wrapped, place);
	tx.opened.set(place, key);
	return key;
}

export const sealShared = (tx: Tx, shared: SharedKey, place: string, text: string): Buffer =>
	seal(opened(tx, shared), place, text);

export const openShared = (tx: Tx, shared: SharedKey, place: string, sealed: Buffer): string =>
	unseal(opened(tx, shared), place, sealed);
