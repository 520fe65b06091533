import { z } from 'zod';
import { recordAudit } from '#features/people/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import {
	type Fields,
	type ItemKind,
	isBlank,
	itemKinds,
	kinds,
	type Step,
	sameFields,
	stepOrder,
	tooLong,
} from './cycle.ts';
import { closedCycle, textTooLong, wrongPiece } from './cycle-refusals.ts';
import { findName, lockCycle, updateCycle } from './cycle-store.server.ts';
import type { SaveAnswer } from './draft.ts';
import { findItem, insertItem, markRemoved, updateItem } from './item-store.server.ts';
import { mergeFields } from './merge.ts';

/** How far a request may go before the sentence about length; beyond it nobody types. */
const SAFE_LENGTH = 200_000;
const fields = z.record(z.string().max(20), z.string().max(SAFE_LENGTH));

/** One save of one piece. `base` is the text that it began from, `version` the number of that text (0: none yet). */
export const saveInput = z.object({
	cycleId: z.uuid(),
	id: z.uuid(),
	step: z.enum(stepOrder),
	kind: z.enum(itemKinds as [ItemKind, ...ItemKind[]]),
	slot: z
		.string()
		.regex(/^[a-z]+\.[a-z0-9.-]{1,80}$/)
		.nullable()
		.default(null),
	parentId: z.uuid().nullable().default(null),
	version: z.int().min(0).default(0),
	base: fields.default({}),
	fields,
});
export type SaveItem = {
	readonly cycleId: string;
	readonly id: string;
	readonly step: Step;
	readonly kind: ItemKind;
	readonly slot: string | null;
	readonly parentId: string | null;
	readonly version: number;
	readonly base: Fields;
	readonly fields: Fields;
};

/**
 * Saves one piece of a reflection. Saved since by someone else, both texts are merged sentence by sentence; where
 * both changed the same sentence nothing is written and the answer holds the other text, so that a person chooses.
 * @returns what now stands there, or the conflict: the other's fields, version, name, and which fields differ
 * @throws Refusal not-found, cycle-closed, text-too-long, piece-not-known
 */
export async function saveItem(tx: Tx, input: SaveItem): Promise<SaveAnswer> {
	const long = tooLong(input.fields);
	if (long) throw textTooLong(long.length);
	if (!belongs(input)) throw wrongPiece();
	const cycle = await lockCycle(tx, input.cycleId);
	if (!cycle) throw notFound();
	if (cycle.closedOn) throw closedCycle();
	if (input.parentId && !(await findItem(tx, cycle, { id: input.parentId, slot: null }))) throw notFound();
	const now = await findItem(tx, cycle, input);
	if (!now) {
		if (isBlank(input.fields)) return { outcome: 'saved', id: input.id, version: 0, fields: input.fields };
		if (!(await insertItem(tx, cycle, input))) throw notFound();
		await touch(tx, cycle);
		return { outcome: 'saved', id: input.id, version: 1, fields: input.fields };
	}
	if (now.kind !== input.kind) throw wrongPiece();
	const { fields: merged, conflicts } =
		now.version === input.version
			? { fields: input.fields, conflicts: [] }
			: mergeFields(input.base, input.fields, now.fields);
	if (conflicts.length > 0) {
		const by = (await findName(tx, now.changedBy)) ?? '';
		return {
			outcome: 'conflict',
			id: now.id,
			version: now.version,
			fields: now.fields,
			by,
			names: conflicts,
		};
	}
	if (sameFields(merged, now.fields) && !now.removed)
		return { outcome: 'saved', id: now.id, version: now.version, fields: now.fields };
	const version = await updateItem(tx, cycle, now.id, merged);
	await touch(tx, cycle);
	return { outcome: 'saved', id: now.id, version, fields: merged };
}

function belongs({ kind, step, slot, fields: given }: SaveItem): boolean {
	const known = kinds[kind];
	if ((known.step ?? step) !== step) return false;
	if (kind === 'answer' && slot === null) return false;
	if (slot !== null && !slot.startsWith(`${step}.`)) return false;
	return Object.keys(given).every((name) => (known.fields as readonly string[]).includes(name));
}

type Locked = NonNullable<Awaited<ReturnType<typeof lockCycle>>>;

async function touch(tx: Tx, cycle: Locked): Promise<void> {
	await updateCycle(tx, cycle, {});
	if (cycle.trajectoryId) await recordAudit(tx, 'change-reflection', cycle.id, cycle.circleId);
}

/**
 * Takes a piece, with the evidence under it, out of a reflection; `removed: false` puts it back.
 * @throws Refusal not-found, cycle-closed
 */
export async function removeItem(
	tx: Tx,
	input: { cycleId: string; id: string; removed?: boolean },
): Promise<void> {
	const cycle = await lockCycle(tx, input.cycleId);
	if (!cycle || !(await findItem(tx, cycle, { id: input.id, slot: null }))) throw notFound();
	if (cycle.closedOn) throw closedCycle();
	await markRemoved(tx, cycle, input.id, input.removed ?? true);
	await touch(tx, cycle);
}
