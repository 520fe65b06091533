import { sql } from 'kysely';
import type { Tx } from '#platform/db/context.server.ts';
import type { Fields } from './written-fields.ts';

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

/** Begins a draft; the same id twice leaves the first. */
export async function insertDraft(tx: Tx, draft: Omit<MethodDraft, 'touchedOn'>): Promise<void> {
	await tx.db
		.insertInto('methodDraft')
		.values({
			regionId: tx.actor.regionId,
			id: draft.id,
			entryId: draft.entryId,
			writtenBy: tx.actor.personId ?? '',
			fields: json(draft.fields),
			touchedOn: tx.actor.today,
		})
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

export async function updateDraft(tx: Tx, id: string, fields: Fields): Promise<void> {
	await tx.db
		.updateTable('methodDraft')
		.set({ fields: json(fields), touchedOn: tx.actor.today })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}

const json = (fields: Fields) => sql<string>`${JSON.stringify(fields)}::jsonb`;

export async function deleteDraft(tx: Tx, id: string): Promise<void> {
	await tx.db
		.deleteFrom('methodDraft')
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}
