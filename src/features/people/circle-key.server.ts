import { createHmac } from 'node:crypto';
import type { Tx } from '#platform/db/context.server.ts';
import { seal, unseal } from '#platform/keys/seal.server.ts';
import { addCircleKey, findCircleKey } from './circle-key-store.server.ts';

/**
 * Texts of a group are written with the group's own key (a person's notebook is a group of one, a trajectory has
 * one table). Who is not in the group cannot load the key.
 */
async function keyOf(tx: Tx, circleId: string): Promise<Buffer> {
	const opened = tx.opened.get(circleId);
	if (opened) return opened;
	const place = `${tx.actor.regionId}/${circleId}`;
	let wrapped = await findCircleKey(tx, circleId);
	if (!wrapped) {
		await addCircleKey(tx, circleId, tx.keys.wrap(tx.keys.make(), place));
		// Two first writers at once: the one that came second uses the key of the first.
		wrapped = await findCircleKey(tx, circleId);
		if (!wrapped) throw new Error('the key of this group cannot be read');
	}
	const key = tx.keys.unwrap(wrapped, place);
	tx.opened.set(circleId, key);
	return key;
}

/** Seals and opens texts of one group outside a transaction, for as long as somebody holds it. */
export type CircleSeal = {
	seal(place: string, text: string): Buffer;
	open(place: string, sealed: Buffer): string;
	/** A mark of a text that says nothing without the key of the group. */
	mark(text: string): Buffer;
};

/** The key of a group in hand. What may load it is decided by the wall, now; who holds it forgets it soon. */
export async function holdCircleKey(tx: Tx, circleId: string): Promise<CircleSeal> {
	const key = await keyOf(tx, circleId);
	return {
		seal: (place, text) => seal(key, place, text),
		open: (place, sealed) => unseal(key, place, sealed),
		mark: (text) => createHmac('sha256', key).update(text).digest(),
	};
}

/**
 * Takes in the wrapped key of a group that a function of the database gave to somebody with a code: no context exists
 * then, so nobody could load it. It lasts for this transaction.
 */
export function takeInKey(
	tx: Tx,
	{ regionId, circleId, wrapped }: { regionId: number; circleId: string; wrapped: Buffer },
): void {
	tx.opened.set(circleId, tx.keys.unwrap(wrapped, `${regionId}/${circleId}`));
}

/** Encrypts a text of this group. `place` names table, column and row, e.g. `cycle.title/<id>`. */
export async function sealText(tx: Tx, circleId: string, place: string, text: string): Promise<Buffer> {
	return seal(await keyOf(tx, circleId), place, text);
}

/** Decrypts a text of this group. Throws when the key was destroyed or the text belongs elsewhere. */
export async function openText(tx: Tx, circleId: string, place: string, sealed: Buffer): Promise<string> {
	return unseal(await keyOf(tx, circleId), place, sealed);
}
