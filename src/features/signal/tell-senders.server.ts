import type { Tx } from '#platform/db/context.server.ts';
import type { NoticeKind } from './notice.ts';
import { addNotices, membersOf } from './notice-store.server.ts';
import { listDueLookBacks, listUntold, markLookBackAsked, markTold } from './tell-store.server.ts';

const told: Readonly<Record<string, NoticeKind>> = {
	returned: 'returned',
	declined: 'declined',
	answered: 'answered',
};

/**
 * Tells one group what came back on its signals, acting as that group: the only place where a job sees which
 * signals are whose, one group per transaction.
 * @returns how many notices were written
 */
export async function tellSenders(tx: Tx, circleId: string): Promise<number> {
	const news = await listUntold(tx, circleId);
	const lookBacks = await listDueLookBacks(tx, circleId);
	if (news.length === 0 && lookBacks.length === 0) return 0;
	const people = await membersOf(tx, circleId);
	let written = 0;
	for (const { signalId, what, seq } of news) {
		const kind = told[what];
		if (kind) {
			await addNotices(
				tx,
				people.map((personId) => ({ to: { personId }, kind, signalId })),
			);
			written += people.length;
		}
		await markTold(tx, signalId, seq);
	}
	for (const { id, signalId } of lookBacks) {
		await addNotices(
			tx,
			people.map((personId) => ({ to: { personId }, kind: 'lookBack', signalId })),
		);
		await markLookBackAsked(tx, id);
		written += people.length;
	}
	return written;
}
