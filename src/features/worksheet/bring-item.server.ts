import { randomUUID } from 'node:crypto';
import { planAction } from '#features/action/index.server.ts';
import { type SaveItem, saveItem, startCycle } from '#features/cycle/index.server.ts';
import { recordAudit } from '#features/people/index.server.ts';
import { writeDraft } from '#features/signal/index.server.ts';
import { draftBody } from '#features/signal/index.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { lockItem, markBecame } from './item-store.server.ts';
import type { Became } from './worksheet.ts';
import { findWorksheet, updateWorksheet, type Worksheet } from './worksheet-store.server.ts';

const pieces = {
	observation: { step: 'objectify', kind: 'observation' },
	hypothesis: { step: 'analyse', kind: 'hypothesis' },
	condition: { step: 'plan', kind: 'condition' },
} as const satisfies Record<Exclude<Became, 'action' | 'signal'>, Pick<SaveItem, 'step' | 'kind'>>;

/**
 * Takes something from a worksheet along into the reflection, as an action of the acting person, or as the beginning of
 * a signal. A worksheet without a
 * reflection begins one in its group.
 * @param title how a reflection that begins here is called
 * @returns where it stands now
 * @throws Refusal not-found, cycle-closed
 */
export async function bringItem(
	tx: Tx,
	input: { worksheetId: string; itemId: string; into: Became; title: string },
): Promise<{ path: string }> {
	const sheet = await findWorksheet(tx, input.worksheetId);
	const item = sheet && (await lockItem(tx, sheet, input.itemId));
	if (!sheet || !item || item.removed) throw notFound();
	const cycleId = sheet.cycleId ?? (await beginCycle(tx, sheet, input.title));
	await markBecame(tx, item.id, input.into);
	if (sheet.circleKind === 'table') await recordAudit(tx, 'bring-from-worksheet', sheet.id, sheet.circleId);
	if (input.into === 'signal') {
		const id = randomUUID();
		const body = draftBody.parse({ statement: item.text.slice(0, 400) });
		await writeDraft(tx, { id, circleId: sheet.circleId, cycleId, version: 0, body });
		return { path: `/signals/draft/${id}` };
	}
	if (input.into === 'action') {
		const action = { id: randomUUID(), circleId: sheet.circleId, cycleId, what: item.text.slice(0, 2000) };
		const { id } = await planAction(tx, { ...action, ownerId: tx.actor.personId ?? '' });
		return { path: `/actions/${id}` };
	}
	const { step, kind } = pieces[input.into];
	await saveItem(tx, {
		...{ cycleId, step, kind },
		id: randomUUID(),
		slot: null,
		parentId: null,
		version: 0,
		base: {},
		fields: { text: item.text },
	});
	return { path: `/reflections/${cycleId}/${step}` };
}

async function beginCycle(tx: Tx, sheet: Worksheet, title: string): Promise<string> {
	const id = randomUUID();
	await startCycle(tx, { id, circleId: sheet.circleId, door: 'lookBack', title: title.slice(0, 160) });
	await updateWorksheet(tx, sheet, { cycleId: id });
	return id;
}
