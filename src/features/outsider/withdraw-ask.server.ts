import { recordAudit } from '#features/people/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { deleteAsk, findOrigin } from './ask-store.server.ts';
import { refuse } from './outsider-refusals.ts';

/** Takes an ask of an own group back, before the work began: nothing of it is kept. @throws Refusal not-found, began */
export async function withdrawAsk(tx: Tx, askId: string): Promise<void> {
	const origin = await findOrigin(tx, askId);
	if (!origin) throw notFound();
	await recordAudit(tx, 'withdraw-outsider', askId, origin.circleId);
	if (!(await deleteAsk(tx, askId))) throw refuse.began();
}
