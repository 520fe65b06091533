import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { recordAudit } from './audit-store.server.ts';
import { revokeInvitationsBy } from './invitation-store.server.ts';
import { endMembershipsOf } from './membership-store.server.ts';
import { lastAdministrator, onlyAdministrator } from './people-refusals.ts';
import {
	findPerson,
	listRolesOf,
	lockAdministrators,
	removeRoles,
	updatePerson,
} from './person-store.server.ts';

/**
 * Somebody leaves the region: every place in a group, every role, every open invitation ends at once. The caller
 * ends the sessions of the account afterwards, outside the transaction.
 * @returns the account of the person, null when there is none
 */
export async function leaveRegion(tx: Tx, personId: string): Promise<{ userId: string | null }> {
	const roles = await listRolesOf(tx, tx.actor.personId ?? '');
	if (!roles.includes('administrator')) throw onlyAdministrator();
	const administrators = await lockAdministrators(tx);
	const person = await findPerson(tx, personId);
	if (!person) throw notFound();
	if (person.leftOn) return { userId: person.userId };
	if (administrators.length === 1 && administrators[0] === personId) throw lastAdministrator();
	await recordAudit(tx, 'leave-region', personId, null);
	await endMembershipsOf(tx, personId);
	await revokeInvitationsBy(tx, personId);
	// Last, because the rights of an administrator who leaves himself end with them.
	await updatePerson(tx, personId, { leftOn: tx.actor.today });
	await removeRoles(tx, personId, ['coordinator', 'administrator']);
	return { userId: person.userId };
}
