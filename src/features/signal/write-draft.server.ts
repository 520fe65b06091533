import { findCircle, openText, sealText } from '#features/people/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { type DraftBody, draftBody } from './draft.ts';
import { addDraft, changeDraft, type DraftRow, findDraft, listOpenDrafts } from './draft-store.server.ts';
import { findOrigin } from './origin-store.server.ts';
import { cannotMove, draftChanged } from './signal-refusals.ts';
import { findSignal } from './signal-store.server.ts';

/** A draft as its group reads it. */
export type Draft = Omit<DraftRow, 'body'> & { readonly body: DraftBody; readonly fromTable: boolean };

const place = (id: string) => `signal_draft.body/${id}`;

async function open(tx: Tx, row: DraftRow, kind?: string): Promise<Draft> {
	const circleKind = kind ?? (await findCircle(tx, row.circleId))?.kind;
	const body = draftBody.parse(JSON.parse(await openText(tx, row.circleId, place(row.id), row.body)));
	return { ...row, body, fromTable: circleKind === 'table' };
}

/**
 * The draft, for members of its group.
 * @throws Refusal not-found
 */
export async function loadDraft(tx: Tx, id: string): Promise<Draft> {
	const row = await findDraft(tx, id);
	if (!row) throw notFound();
	return open(tx, row);
}

/** Drafts of my groups that wait to be finished. */
export async function loadOpenDrafts(tx: Tx): Promise<(Draft & { circleName: string })[]> {
	const rows = await listOpenDrafts(tx);
	return Promise.all(
		rows.map(async (row) => ({ ...(await open(tx, row, row.circleKind)), circleName: row.circleName })),
	);
}

/**
 * Saves a draft; makes it when the id is new. Saving after a look of the gate makes it a draft again.
 * @param input.version the version that the writer started from; 0 for a new one
 * @returns the version it has now
 * @throws Refusal draft-changed when someone of the group saved meanwhile, not-found, sent
 */
export async function writeDraft(
	tx: Tx,
	input: { id: string; circleId: string; cycleId: string | null; version: number; body: DraftBody },
): Promise<number> {
	const known = await findDraft(tx, input.id, true);
	if (!known) {
		if (!(await findCircle(tx, input.circleId))) throw notFound();
		const sealed = await sealText(tx, input.circleId, place(input.id), JSON.stringify(input.body));
		await addDraft(tx, { id: input.id, circleId: input.circleId, cycleId: input.cycleId, body: sealed });
		return 1;
	}
	if (known.state === 'sent') throw alreadySent();
	const before = await open(tx, known);
	if (JSON.stringify(before.body) === JSON.stringify(input.body)) return known.version;
	if (known.version !== input.version) throw draftChanged();
	const sealed = await sealText(tx, known.circleId, place(known.id), JSON.stringify(input.body));
	await changeDraft(tx, known.id, { body: sealed, state: 'draft' });
	return known.version + 1;
}

/** Opens the text of a signal that came back with a question, so that its group can rewrite it. */
export async function reopenDraft(tx: Tx, signalId: string): Promise<string> {
	const origin = await findOrigin(tx, signalId);
	const signal = origin && (await findSignal(tx, signalId));
	if (!origin?.draftId || !signal) throw notFound();
	if (signal.state !== 'returned') throw cannotMove(signal.state, 'checked');
	await changeDraft(tx, origin.draftId, { state: 'draft' });
	return origin.draftId;
}

/** Puts a draft away; it stays readable for its group and is never sent. */
export async function dropDraft(tx: Tx, id: string): Promise<void> {
	const draft = await findDraft(tx, id, true);
	if (!draft) throw notFound();
	if (draft.state === 'sent') throw alreadySent();
	await changeDraft(tx, id, { state: 'dropped' });
}

/** Asks a companion of the same group to look before it is sent. */
export async function askSecondReader(tx: Tx, id: string, personId: string): Promise<void> {
	const draft = await findDraft(tx, id, true);
	if (!draft) throw notFound();
	if (personId === tx.actor.personId) {
		throw new Refusal('second-reader-self', {
			nl: 'Kies iemand anders dan jezelf. Een tweede paar ogen ziet wat jij niet meer ziet.',
			en: 'Choose someone other than yourself. A second pair of eyes sees what you no longer see.',
		});
	}
	if (draft.secondReaderId === personId) return;
	await changeDraft(tx, id, { secondReaderId: personId, secondReadOn: null });
}

/** The second pair of eyes says: I read this, nobody is recognisable in it. */
export async function confirmSecondReading(tx: Tx, id: string): Promise<void> {
	const draft = await findDraft(tx, id, true);
	if (!draft || draft.secondReaderId !== tx.actor.personId) throw notFound();
	await changeDraft(tx, id, { secondReadOn: tx.actor.today });
}

export function alreadySent(): Refusal {
	return new Refusal('already-sent', {
		nl: 'Dit signaal is al verstuurd. Je vindt het bij Signalen.',
		en: 'This signal was sent already. You find it under Signals.',
	});
}
