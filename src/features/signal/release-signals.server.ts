import { randomUUID } from 'node:crypto';
import { listAddressees, listMandates } from '#features/mandate/index.server.ts';
import type { HolidayRules } from '#features/mandate/index.ts';
import { weekday } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import {
	countTablesWaiting,
	endTrayDeliveries,
	listUndelivered,
	listUnreleased,
	type WaitingSignal,
} from './clock-store.server.ts';
import { addDelivery, addReader, listSteeringGroups } from './delivery-store.server.ts';
import {
	addNotices,
	coordinators,
	membersOf,
	type NewNotice,
	peopleOfAddressee,
} from './notice-store.server.ts';
import { type AnswerPromise, promiseFor } from './promise.server.ts';
import { appendEvent, lastEventKind, setReleased } from './signal-store.server.ts';

/** Monday: the day of the weekly batch. */
const RELEASE_WEEKDAY = 1;
const TABLES_FOR_A_BATCH = 2;

/**
 * Lets signals go in batches, so that the day betrays no table: on the weekly day once signals of two or more
 * tables wait, at the latest after 14 days. Runs as a job; doing it twice does nothing the second time.
 * @returns how many were released
 */
export async function releaseSignals(tx: Tx, holidays: HolidayRules): Promise<number> {
	const waiting = await listUnreleased(tx);
	if (waiting.length === 0) return 0;
	const weekly =
		weekday(tx.actor.today) === RELEASE_WEEKDAY && (await countTablesWaiting(tx)) >= TABLES_FOR_A_BATCH;
	const ready = waiting.filter((signal) => weekly || signal.releaseBy <= tx.actor.today);
	for (const signal of ready) {
		await setReleased(tx, signal.id);
		await deliver(tx, signal, holidays);
	}
	return ready.length;
}

/**
 * Delivers what nobody owed an answer for, as soon as somebody accepted the mandate: what stands in the tray, and
 * what a verdict brought back to the coordinator.
 */
export async function deliverWaiting(tx: Tx, holidays: HolidayRules): Promise<number> {
	let delivered = 0;
	for (const signal of await listUndelivered(tx)) if (await deliver(tx, signal, holidays)) delivered += 1;
	return delivered;
}

/** @returns whether somebody with an accepted mandate received it now */
async function deliver(
	tx: Tx,
	signal: WaitingSignal & { state?: string },
	holidays: HolidayRules,
): Promise<boolean> {
	const addressees = await listAddressees(tx);
	const broughtBack = signal.state === 'received';
	const wanted = broughtBack
		? { ...signal, addresseeId: addressees.find((one) => one.kind === 'coordinator')?.id ?? null }
		: signal;
	const promise = promiseFor(wanted, tx.actor.today, addressees, await listMandates(tx), holidays);
	if (promise.dueOn === null || promise.addresseeId === null) {
		await intoTray(tx, signal.id);
		return false;
	}
	await endTrayDeliveries(tx, signal.id);
	await handOver(tx, signal.id, promise);
	return true;
}

async function handOver(tx: Tx, signalId: string, promise: AnswerPromise): Promise<void> {
	const { addresseeId, mandateId, dueOn, basis } = promise;
	if (!addresseeId) return;
	await addDelivery(tx, {
		id: randomUUID(),
		signalId,
		themeId: null,
		addresseeId,
		mandateId,
		dueOn,
		dueBasis: basis,
	});
	await addReader(tx, signalId, { addresseeId });
	await appendEvent(tx, {
		signalId,
		what: 'delivered',
		from: null,
		to: null,
		side: 'lus',
		addresseeId,
		note: dueOn ?? '',
	});
	const people = await peopleOfAddressee(tx, addresseeId);
	await addNotices(
		tx,
		people.map((personId): NewNotice => ({ to: { personId }, kind: 'signalDelivered', signalId, dueOn })),
	);
}

/** Nobody took this on yet: the steering group sees the signal; where there is none, the coordinator does. */
async function intoTray(tx: Tx, signalId: string): Promise<void> {
	const groups = await listSteeringGroups(tx);
	const known = new Set<string>();
	for (const circleId of groups) {
		await addReader(tx, signalId, { circleId });
		for (const personId of await membersOf(tx, circleId)) known.add(personId);
	}
	if (groups.length === 0) {
		await addReader(tx, signalId, { regionRole: 'coordinator' });
		for (const personId of await coordinators(tx)) known.add(personId);
	}
	if ((await lastEventKind(tx, signalId)) === 'inTray') return;
	await appendEvent(tx, { signalId, what: 'inTray', from: null, to: null, side: 'lus' });
	await addNotices(
		tx,
		[...known].map((personId): NewNotice => ({ to: { personId }, kind: 'inTray', signalId })),
	);
}
