import { addDays } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { listRunningClocks, listSignalsOfTheme } from './clock-store.server.ts';
import { addReader, type Delivery, listSteeringGroups, markDelivery } from './delivery-store.server.ts';
import type { NoticeKind } from './notice.ts';
import { addNotices, coordinators, membersOf, peopleOfAddressee } from './notice-store.server.ts';
import { type ClockMark, clockStep } from './signal.ts';
import { appendEvent } from './signal-store.server.ts';

const steps = {
	receipt: { column: 'receiptRaisedOn', notice: 'receiptMissing', what: 'receiptMissing' },
	reminder: { column: 'remindedOn', notice: 'overdue', what: 'reminded' },
	coordinator: {
		column: 'raisedToCoordinatorOn',
		notice: 'raisedToCoordinator',
		what: 'raisedToCoordinator',
	},
	steering: { column: 'raisedToSteeringOn', notice: 'raisedToSteering', what: 'raisedToSteering' },
} as const satisfies Record<ClockMark['step'], { column: string; notice: NoticeKind; what: string }>;

/**
 * Walks every clock that runs and takes the step that is due today: receipt missing, reminder, coordinator,
 * steering group. Each is written on the journey, without blame. Runs as a job; a second run on the same day
 * takes no step twice.
 * @returns the number of steps taken
 */
export async function runClocks(tx: Tx): Promise<number> {
	let taken = 0;
	for (const delivery of await listRunningClocks(tx)) {
		const mark = clockStep(delivery, tx.actor.today, addDays);
		if (!mark) continue;
		await takeStep(tx, delivery, mark.step);
		taken += 1;
	}
	return taken;
}

async function takeStep(tx: Tx, delivery: Delivery, step: ClockMark['step']): Promise<void> {
	const { column, notice, what } = steps[step];
	const { signalId, themeId, addresseeId, dueOn } = delivery;
	await markDelivery(tx, delivery.id, column);
	const people = await listeners(tx, delivery, step);
	await addNotices(
		tx,
		people.map((personId) => ({ to: { personId }, kind: notice, signalId, themeId, dueOn })),
	);
	const signals = signalId
		? [signalId]
		: (await listSignalsOfTheme(tx, themeId ?? '')).map((signal) => signal.id);
	for (const id of signals) {
		await appendEvent(tx, { signalId: id, what, from: null, to: null, side: 'lus', addresseeId, themeId });
	}
}

async function listeners(
	tx: Tx,
	{ signalId, addresseeId }: Delivery,
	step: ClockMark['step'],
): Promise<string[]> {
	if (step === 'reminder') return peopleOfAddressee(tx, addresseeId);
	if (step !== 'steering') {
		if (signalId) await addReader(tx, signalId, { regionRole: 'coordinator' });
		return coordinators(tx);
	}
	const people: string[] = [];
	for (const circleId of await listSteeringGroups(tx)) {
		if (signalId) await addReader(tx, signalId, { circleId });
		people.push(...(await membersOf(tx, circleId)));
	}
	return [...new Set(people)];
}
