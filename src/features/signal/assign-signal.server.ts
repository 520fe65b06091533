import { randomUUID } from 'node:crypto';
import { listAddressees } from '#features/mandate/index.server.ts';
import type { HolidayRules } from '#features/mandate/index.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { addDelivery, addReader, listDeliveries, looksAfterTray } from './delivery-store.server.ts';
import { whoAnswers } from './promise.server.ts';
import { notForYouToAct } from './signal-refusals.ts';
import { appendEvent, lockSignal, settleSignal } from './signal-store.server.ts';

/**
 * Whoever reads the tray gives a signal to somebody who accepted the mandate for its topic: the clock starts.
 * @throws Refusal not-found, not-yours, not-in-tray, no-mandate
 */
export async function assignSignal(
	tx: Tx,
	input: { signalId: string; addresseeId: string; topicId: string | null },
	holidays: HolidayRules,
): Promise<void> {
	const signal = await lockSignal(tx, input.signalId);
	if (!signal?.releasedOn) throw notFound();
	if (!(await looksAfterTray(tx))) throw notForYouToAct();
	const open = (await listDeliveries(tx, { signalId: signal.id })).filter((one) => one.endedOn === null);
	if (open.length > 0 || (signal.state !== 'sent' && signal.state !== 'received')) throw notInTray();
	const topicId = input.topicId ?? signal.topicId;
	const { addresseeId } = input;
	if (!(await listAddressees(tx)).some((one) => one.id === addresseeId && one.endedOn === null))
		throw notFound();
	const promise = await whoAnswers(
		tx,
		{ topicId, level: signal.level, addresseeId },
		tx.actor.today,
		holidays,
	);
	if (promise.addresseeId !== addresseeId || promise.dueOn === null) throw noMandate();
	if (topicId !== signal.topicId) await settleSignal(tx, signal.id, { topicId });
	const { mandateId, dueOn, basis } = promise;
	await addReader(tx, signal.id, { addresseeId });
	await addDelivery(tx, {
		id: randomUUID(),
		signalId: signal.id,
		themeId: null,
		addresseeId,
		mandateId,
		dueOn,
		dueBasis: basis,
	});
	await appendEvent(tx, {
		signalId: signal.id,
		what: 'delivered',
		from: null,
		to: null,
		side: 'steering',
		addresseeId,
		note: dueOn,
	});
}

function notInTray(): Refusal {
	return new Refusal('not-in-tray', {
		nl: 'Dit signaal staat niet (meer) in de lade. Op zijn reis zie je wie het nu heeft.',
		en: 'This signal is not in the tray (any more). Its journey shows who has it now.',
	});
}

function noMandate(): Refusal {
	return new Refusal('no-mandate', {
		nl: 'Die geadresseerde nam dit onderwerp nog niet aan. Stel het mandaat voor bij Wie beslist wat, en wacht op het ja.',
		en: 'That addressee has not accepted this topic yet. Propose the mandate under Who decides what, and wait for the yes.',
	});
}
