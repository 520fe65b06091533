import { sql } from 'kysely';
import type { Tx } from '#platform/db/context.server.ts';
import type { Fields } from './written-method.ts';

export type MethodDraft = {
	readonly id: string;
	/** The entry that it becomes, or changes. */
	readonly entryId: string;
	readonly fields: Fields;
	readonly touchedOn: string;
};

const columns = ['id', 'entryId', 'fields', 'touchedOn'] as const;
type Row = { id: string; entryId: string; fields: unknown; touchedOn: string };
const draftOf = (row: Row): MethodDraft => ({ ...row, fields: row.fields as Fields });

/** The drafts of the acting person, the last touched first. */
export async function listMyDrafts(tx: Tx): Promise<MethodDraft[]> {
	const rows = await tx.db
		.selectFrom('methodDraft')
		.select(columns)
		.where('regionId', '=', tx.actor.regionId)
		.orderBy('touchedOn', 'desc')
		.execute();
	return rows.map(draftOf);
}

export async function findDraft(tx: Tx, id: string): Promise<MethodDraft | undefined> {
	const row = await tx.db
		.selectFrom('methodDraft')
		.select(columns)
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.executeTakeFirst();
	return row && draftOf(row);
}

/** Writes the fields of a draft; a draft that is not there yet begins. */
export async function keepDraft(tx: Tx, draft: Omit<MethodDraft, 'touchedOn'>): Promise<void> {
	const fields = sql<string>`${JSON.stringify(draft.fields)}::jsonb`;
	await tx.db
		.insertInto('methodDraft')
		.values({
			regionId: tx.actor.regionId,
			id: draft.id,
			entryId: draft.entryId,
			writtenBy: tx.actor.personId ?? '',
			fields,
			touchedOn: tx.actor.today,
		})
		.onConflict((conflict) =>
			conflict.columns(['regionId', 'id']).doUpdateSet({ fields, touchedOn: tx.actor.today }),
		)
		.execute();
}

export async function deleteDraft(tx: Tx, id: string): Promise<void> {
	await tx.db
		.deleteFrom('methodDraft')
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}
