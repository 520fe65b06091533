import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { recordAudit } from './audit-store.server.ts';
import { countMembers, findMembership, updateMembership } from './membership-store.server.ts';
import { leads } from './people.ts';
import { lastAtTable, mayNotLead } from './people-refusals.ts';
import { listMyCircles } from './people-store.server.ts';
import { listRolesOf } from './person-store.server.ts';

/**
 * Ends somebody's place in a group, or one's own: from that moment nothing of the group can be read. Ending what
 * ended already is fine.
 */
export async function endMembership(tx: Tx, membershipId: string): Promise<void> {
	const seat = await findMembership(tx, membershipId);
	if (!seat || seat.kind === 'individual') throw notFound();
	if (seat.endedOn) return;
	const own = seat.personId === tx.actor.personId;
	if (!own) {
		const mine = (await listMyCircles(tx)).find((circle) => circle.id === seat.circleId);
		const cares = (await listRolesOf(tx, tx.actor.personId ?? '')).length > 0;
		if (!cares && !(mine && leads(mine.role))) throw mayNotLead();
	}
	// With the last one gone nobody could open what the table wrote.
	if (own && seat.kind === 'table' && (await countMembers(tx, seat.circleId)) === 1) throw lastAtTable();
	await recordAudit(tx, own ? 'leave-group' : 'end-membership', seat.personId, seat.circleId);
	await updateMembership(tx, seat.id, { endedOn: tx.actor.today });
}
