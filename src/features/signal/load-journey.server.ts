import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { listAnswers, listDecisions } from './decision-store.server.ts';
import { listDeliveries, listMyAddresseeIds } from './delivery-store.server.ts';
import { brokenAt } from './hash-chain.server.ts';
import { listLookBacks, listVerdicts } from './judgement-store.server.ts';
import { findOrigin } from './origin-store.server.ts';
import { findSignal, listEvents } from './signal-store.server.ts';

/**
 * Everything the page of one signal shows, for whoever may read it: its text, its journey, who is to answer by
 * when, decisions, answers and verdicts. The link to the case only for its own group.
 * @throws Refusal not-found
 */
export async function loadJourney(tx: Tx, signalId: string) {
	const signal = await findSignal(tx, signalId);
	if (!signal) throw notFound();
	const deliveries = await listDeliveries(tx, { signalId });
	const mine = await listMyAddresseeIds(tx);
	const open = deliveries.find((one) => one.endedOn === null);
	return {
		signal,
		origin: await findOrigin(tx, signalId),
		open,
		inHand: open !== undefined && mine.includes(open.addresseeId),
		events: await listEvents(tx, signalId),
		decisions: await listDecisions(tx, { signalId }),
		answers: await listAnswers(tx, signalId),
		verdicts: await listVerdicts(tx, signalId),
		lookBacks: await listLookBacks(tx, signalId),
		brokenAt: await brokenAt(tx, signalId),
	};
}
