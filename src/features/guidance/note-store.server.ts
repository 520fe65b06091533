import { openText, sealText } from '#features/people/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import type { Notes, Question } from './guidance.ts';

type Home = { readonly id: string; readonly circleId: string };
export type NoteKind = 'question' | 'evidence' | 'evaluation' | 'insight';
const placeOf = (id: string) => `guidance_note.body/${id}`;

const notesOf = (tx: Tx, trackId: string) =>
	tx.db
		.selectFrom('guidanceNote')
		.select(['id', 'personId', 'kind', 'goalId', 'body'])
		.where('regionId', '=', tx.actor.regionId)
		.where('trackId', '=', trackId);

/** All that was written in a track beside its goals. */
export async function loadNotes(tx: Tx, home: Home): Promise<Notes> {
	const rows = await notesOf(tx, home.id)
		.where('removedOn', 'is', null)
		.orderBy('addedAt')
		.orderBy('id')
		.execute();
	const questions: Question[] = [];
	const evidence: Record<string, string> = {};
	const evaluations: Record<string, Record<string, string>> = {};
	const insights: Record<string, string> = {};
	for (const { id, personId, kind, goalId, body } of rows) {
		const said = await openText(tx, home.circleId, placeOf(id), body);
		if (kind === 'question') questions.push({ id, personId, text: said });
		else if (kind === 'evidence') evidence[goalId ?? ''] = said;
		else if (kind === 'evaluation') evaluations[personId] = JSON.parse(said);
		else insights[personId] = said;
	}
	return { questions, evidence, evaluations, insights };
}

/** Adds a note of the acting person; false when its id is taken. */
export async function insertNote(
	tx: Tx,
	home: Home,
	note: { id: string; kind: NoteKind; goalId?: string; text: string },
): Promise<boolean> {
	const added = await tx.db
		.insertInto('guidanceNote')
		.values({
			regionId: tx.actor.regionId,
			id: note.id,
			trackId: home.id,
			personId: tx.actor.personId ?? '',
			kind: note.kind,
			goalId: note.goalId ?? null,
			body: await sealText(tx, home.circleId, placeOf(note.id), note.text),
		})
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return added.numInsertedOrUpdatedRows === 1n;
}

/** The id of the one note of this kind of the acting person, or of a goal; removed ones too. */
export async function findNoteId(
	tx: Tx,
	home: Home,
	kind: Exclude<NoteKind, 'question'>,
	goalId?: string,
): Promise<string | undefined> {
	const row = await notesOf(tx, home.id)
		.where('personId', '=', tx.actor.personId ?? '')
		.where('kind', '=', kind)
		.$if(goalId !== undefined, (query) => query.where('goalId', '=', goalId ?? ''))
		.executeTakeFirst();
	return row?.id;
}

/** Writes other words in a note of the acting person, takes it away or puts it back; false when it is not there. */
export async function updateNote(
	tx: Tx,
	home: Home,
	id: string,
	change: { text?: string; removed?: boolean },
): Promise<boolean> {
	const { text, removed } = change;
	const { numUpdatedRows } = await tx.db
		.updateTable('guidanceNote')
		.set({
			...(text === undefined ? {} : { body: await sealText(tx, home.circleId, placeOf(id), text) }),
			...(removed === undefined ? {} : { removedOn: removed ? tx.actor.today : null }),
		})
		.where('regionId', '=', tx.actor.regionId)
		.where('trackId', '=', home.id)
		.where('personId', '=', tx.actor.personId ?? '')
		.where('id', '=', id)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}
