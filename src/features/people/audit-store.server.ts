import type { Tx } from '#platform/db/context.server.ts';

/**
 * Writes who read or changed what, in the same transaction as the act itself.
 * @param what verb-noun, e.g. 'read-trajectory'; never content
 * @param circleId the group in which it happened; its members see the row
 */
export async function recordAudit(tx: Tx, what: string, subjectId: string | null, circleId: string | null) {
	const { regionId, personId = null } = tx.actor;
	await tx.db.insertInto('audit').values({ regionId, personId, circleId, what, subjectId }).execute();
}
