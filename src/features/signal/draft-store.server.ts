import { sql } from 'kysely';
import type { Tx } from '#platform/db/context.server.ts';

/** The list shows so many; more open drafts than that nobody finishes. */
const MOST_OPEN = 50;

export type DraftRow = {
	readonly id: string;
	readonly circleId: string;
	readonly cycleId: string | null;
	readonly state: string;
	readonly body: Buffer;
	readonly version: number;
	readonly secondReaderId: string | null;
	readonly secondReadOn: string | null;
	readonly changedBy: string;
};

const columns = [
	'id',
	'circleId',
	'cycleId',
	'state',
	'body',
	'version',
	'secondReaderId',
	'secondReadOn',
	'changedBy',
] as const;

export async function findDraft(tx: Tx, id: string, lock = false): Promise<DraftRow | undefined> {
	const query = tx.db
		.selectFrom('signalDraft')
		.select(columns)
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id);
	return await (lock ? query.forUpdate() : query).executeTakeFirst();
}

export async function addDraft(
	tx: Tx,
	row: { id: string; circleId: string; cycleId: string | null; body: Buffer },
) {
	await tx.db
		.insertInto('signalDraft')
		.values({ regionId: tx.actor.regionId, ...row, changedBy: tx.actor.personId ?? '' })
		.execute();
}

/** Saves new text or state. A second reader's look is over when the text changes. */
export async function changeDraft(
	tx: Tx,
	id: string,
	change: { state?: string; body?: Buffer; secondReaderId?: string | null; secondReadOn?: string | null },
): Promise<void> {
	const changedText = change.body
		? { version: sql<number>`version + 1`, secondReadOn: null, changedBy: tx.actor.personId ?? '' }
		: {};
	await tx.db
		.updateTable('signalDraft')
		.set({ ...changedText, ...change, changedAt: sql<string>`now()` })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}

/** Drafts of my groups that were not sent or dropped yet, the latest first (at most 50). */
export async function listOpenDrafts(
	tx: Tx,
): Promise<(DraftRow & { changedAt: string; circleName: string; circleKind: string })[]> {
	return await tx.db
		.selectFrom('signalDraft as d')
		.innerJoin('circle as c', (join) =>
			join.onRef('c.regionId', '=', 'd.regionId').onRef('c.id', '=', 'd.circleId'),
		)
		.select(['d.id', 'd.circleId', 'd.cycleId', 'd.state', 'd.body', 'd.version', 'd.secondReaderId'])
		.select(['d.secondReadOn', 'd.changedBy', 'd.changedAt', 'c.name as circleName', 'c.kind as circleKind'])
		.where('d.regionId', '=', tx.actor.regionId)
		.where('d.state', 'in', ['draft', 'checked'])
		.orderBy('d.changedAt', 'desc')
		.limit(MOST_OPEN)
		.execute();
}
