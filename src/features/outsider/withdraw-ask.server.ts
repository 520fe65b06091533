import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { deleteAsk, findOrigin, recordOutsider } from './ask-store.server.ts';
import { refuse } from './outsider-refusals.ts';

/** Takes an ask of an own group back, before the work began: nothing of it is kept. @throws Refusal not-found, began */
export async function withdrawAsk(tx: Tx, askId: string): Promise<void> {
	const origin = await findOrigin(tx, askId);
	if (!origin) throw notFound();
	await recordOutsider(tx, 'withdraw-outsider', origin.circleId);
	if (!(await deleteAsk(tx, askId))) throw refuse.began();
}
