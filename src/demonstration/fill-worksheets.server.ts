import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { openBuiltInLibrary } from '#features/method/index.server.ts';
import type { Library } from '#features/method/index.ts';
import { saveMethodDraft } from '#features/pack/index.server.ts';
import { findMe } from '#features/people/index.server.ts';
import { answerByCard, answerScan, closeScan, makeCards, openScan } from '#features/scan/index.server.ts';
import { addItem, startWorksheet } from '#features/worksheet/index.server.ts';
import { asNobody } from '#platform/db/context.server.ts';
import type { Stage } from './stage.server.ts';
import type { WorksheetsContent } from './worksheets-content.ts';

/** Fills worksheets of a team and of a notebook, and begins a method of somebody's own. */
export async function fillWorksheets(stage: Stage, content: WorksheetsContent): Promise<void> {
	const { root } = stage.tools;
	const library = openBuiltInLibrary(root, join(root, '../build'))();
	for (const { by, circle, day, of, matter, items } of content.worksheets) {
		await stage.as(by, day, async (tx) => {
			const own = circle === 'own' ? (await findMe(tx))?.ownCircleId : undefined;
			const where = `circle:${own ?? stage.idOf(`circle:${circle}`)}`;
			const asked = { id: randomUUID(), of, where, matter, takers: [], familyKnowsWhy: '' };
			const { id } = await startWorksheet(tx, library, asked);
			for (const item of items)
				await addItem(tx, id, { id: randomUUID(), parentId: null, taker: 0, ...item });
		});
	}
	for (const scan of content.scans) await holdScan(stage, library, scan);
	for (const { by, day, fields } of content.drafts)
		await stage.as(by, day, (tx) => saveMethodDraft(tx, { id: randomUUID(), fields }));
}

/** Somebody looks at the own way of working, and asks clients the same. */
async function holdScan(
	stage: Stage,
	library: Library,
	scan: WorksheetsContent['scans'][number],
): Promise<void> {
	const { by, of, opened, closed, own, clients } = scan;
	const id = randomUUID();
	const codes = await stage.as(by, opened, async (tx) => {
		const circleId = (await findMe(tx))?.ownCircleId ?? '';
		await openScan(tx, library, { id, of, circleId, closesOn: stage.dayOf(closed), asksClients: true });
		await answerScan(tx, id, { points: own, evidence: {} });
		return makeCards(tx, id, clients.length);
	});
	for (const [index, points] of clients.entries())
		await asNobody(stage.tools.platform, (tx) => answerByCard(tx, codes[index] ?? '', points));
	await stage.as(by, closed, (tx) => closeScan(tx, id));
}
