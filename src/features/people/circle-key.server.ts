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

/** Encrypts a text of this group. `place` names table, column and row, e.g. `cycle.title/<id>`. */
export async function sealText(tx: Tx, circleId: string, place: string, text: string): Promise<Buffer> {
	return seal(await keyOf(tx, circleId), place, text);
}

/** Decrypts a text of this group. Throws when the key was destroyed or the text belongs elsewhere. */
export async function openText(tx: Tx, circleId: string, place: string, sealed: Buffer): Promise<string> {
	return unseal(await keyOf(tx, circleId), place, sealed);
}
