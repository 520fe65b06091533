import type { Tx } from '#platform/db/context.server.ts';
import { addNotices, type NewNotice, peopleOfAddressee } from './notice-store.server.ts';
import {
	listDueActions,
	listDuePromises,
	markActionReminded,
	markPromiseReminded,
} from './promise-store.server.ts';

/**
 * Reminds bodies of what they promised themselves: the end of a trial, the next look after "not yet", a look at how
 * far a decision is. Once for each promised day. Runs as a job.
 * @returns how many promises were due
 */
export async function remindPromises(tx: Tx): Promise<number> {
	const due = await listDuePromises(tx);
	for (const { id, addresseeId, signalId, themeId, trialUntil, dueOn } of due) {
		const kind = trialUntil === dueOn ? 'trialEnds' : 'nextLook';
		const people = await peopleOfAddressee(tx, addresseeId);
		await addNotices(
			tx,
			people.map((personId): NewNotice => ({ to: { personId }, kind, signalId, themeId, dueOn })),
		);
		await markPromiseReminded(tx, id);
	}
	return due.length;
}

/** Reminds people of actions they took on in one group; the job acts as that group and reads no words. */
export async function remindActions(tx: Tx, circleId: string): Promise<number> {
	const due = await listDueActions(tx, circleId);
	for (const { id, ownerId, dueOn } of due) {
		await addNotices(tx, [{ to: { personId: ownerId }, kind: 'actionDue', actionId: id, dueOn }]);
		await markActionReminded(tx, id);
	}
	return due.length;
}
