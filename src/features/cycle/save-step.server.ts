import type { Tx } from '#platform/db/context.server.ts';
import type { Locale } from '#platform/locale.ts';
import { Refusal } from '#platform/refusal.ts';
import { isBlank, sameFields } from './cycle.ts';
import type { Opened } from './draft.ts';
import { type SaveItem, saveItem } from './save-item.server.ts';

/**
 * Saves the pieces of a posted page, each on its own: one that is too long or in conflict does not hold up the rest.
 * @returns the pieces that could not be saved, as the page opens them again with all that was typed
 */
export async function saveStep(tx: Tx, pieces: readonly SaveItem[], locale: Locale): Promise<Opened[]> {
	const left: Opened[] = [];
	for (const piece of pieces) {
		if (sameFields(piece.fields, piece.base) || (piece.version === 0 && isBlank(piece.fields))) continue;
		const { id, step, kind, slot, parentId, base, version, fields } = piece;
		const place = { id, step, kind, slot, parentId };
		try {
			const answer = await saveItem(tx, piece);
			if (answer.outcome === 'saved') continue;
			const { version: now, by, names } = answer;
			const rival = { fields: answer.fields, version: now, by, names };
			// What is sent next was typed beside the other text, so it counts as written over it.
			left.push({
				place: { ...place, id: answer.id },
				fields: answer.fields,
				version: now,
				typed: fields,
				rival,
			});
		} catch (error) {
			if (!(error instanceof Refusal) || error.code !== 'text-too-long') throw error;
			left.push({ place, fields: base, version, typed: fields, refused: error.sentence[locale] });
		}
	}
	return left;
}
