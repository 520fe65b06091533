import type { Tx } from '#platform/db/context.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { type Delivery, listDeliveries, listMyAddresseeIds, markDelivery } from './delivery-store.server.ts';
import { clearNotices } from './notice-store.server.ts';
import { canMove, type Level, type Side, type SignalState } from './signal.ts';
import { cannotMove, notForYouToAct } from './signal-refusals.ts';
import { appendEvent, lockSignal, type Signal, setSignalState, settleSignal } from './signal-store.server.ts';

/** A signal that the acting person may handle now, with the delivery that made it his. */
export type InHand = { readonly signal: Signal; readonly delivery: Delivery; readonly side: Side };

/**
 * Loads and locks a signal for whoever is to answer: someone of the addressee with the open delivery.
 * @throws Refusal not-found, not-yours
 */
export async function takeInHand(tx: Tx, signalId: string): Promise<InHand> {
	const signal = await lockSignal(tx, signalId);
	if (!signal) throw notFound();
	const mine = new Set(await listMyAddresseeIds(tx));
	const delivery = (await listDeliveries(tx, { signalId })).find(
		(one) => one.endedOn === null && mine.has(one.addresseeId),
	);
	if (!delivery) throw notForYouToAct();
	return { signal, delivery, side: 'addressee' };
}

/** Moves a signal and writes the step of its journey, in one go. */
export async function moveSignal(
	tx: Tx,
	signal: Pick<Signal, 'id' | 'state'>,
	to: SignalState,
	step: {
		what: string;
		side: Side;
		addresseeId?: string | null;
		themeId?: string | null;
		note?: string;
		circleId?: string | null;
	},
): Promise<void> {
	if (!canMove(signal.state, to)) throw cannotMove(signal.state, to);
	await setSignalState(tx, signal.id, to);
	await appendEvent(tx, { signalId: signal.id, from: signal.state, to, ...step });
}

/** "We have it." Acknowledges only: the term runs from delivery. */
export async function receiveSignal(tx: Tx, signalId: string): Promise<void> {
	const { signal, delivery, side } = await takeInHand(tx, signalId);
	if (signal.state === 'received') return;
	await moveSignal(tx, signal, 'received', { what: 'received', side, addresseeId: delivery.addresseeId });
	await markDelivery(tx, delivery.id, 'receivedOn');
	await clearNotices(tx, { signalId });
}

/** Settles what was only proposed: topic, rule, level. */
export async function settle(
	tx: Tx,
	signalId: string,
	settled: { topicId: string | null; ruleId: string | null; level: Level },
): Promise<void> {
	const { signal } = await takeInHand(tx, signalId);
	await settleSignal(tx, signal.id, settled);
}

/** Sends it back with a question; the clock of this delivery stops. */
export async function returnSignal(tx: Tx, signalId: string, question: string): Promise<void> {
	const { signal, delivery, side } = await takeInHand(tx, signalId);
	await moveSignal(tx, signal, 'returned', {
		what: 'returned',
		side,
		addresseeId: delivery.addresseeId,
		note: question,
	});
	await markDelivery(tx, delivery.id, 'endedOn');
	await clearNotices(tx, { signalId });
}

/** "This is not a signal, because ..." It may be judged. */
export async function declineSignal(tx: Tx, signalId: string, reason: string): Promise<void> {
	if (reason.trim().length < 3) throw reasonNeeded();
	const { signal, delivery, side } = await takeInHand(tx, signalId);
	await moveSignal(tx, signal, 'declined', {
		what: 'declined',
		side,
		addresseeId: delivery.addresseeId,
		note: reason,
	});
	await markDelivery(tx, delivery.id, 'endedOn');
	await clearNotices(tx, { signalId });
}

/** Lays a single signal on the table of the addressee's own meeting. */
export async function discussSignal(tx: Tx, signalId: string): Promise<void> {
	const { signal, delivery, side } = await takeInHand(tx, signalId);
	await moveSignal(tx, signal, 'inDiscussion', {
		what: 'inDiscussion',
		side,
		addresseeId: delivery.addresseeId,
	});
}

export function reasonNeeded(): Refusal {
	return new Refusal('reason-needed', {
		nl: 'Schrijf er een reden bij. Wie het signaal gaf, leest die reden.',
		en: 'Add a reason. Those who raised the signal will read it.',
	});
}
