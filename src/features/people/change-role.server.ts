import type { z } from 'zod';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { recordAudit } from './audit-store.server.ts';
import { mayAppoint } from './circle-store.server.ts';
import { findMembership, updateMembership } from './membership-store.server.ts';
import type { roleForm } from './people-forms.ts';
import { mayNotLead } from './people-refusals.ts';

/** Gives a member another role in the group. */
export async function changeRole(tx: Tx, input: z.output<typeof roleForm>): Promise<void> {
	const seat = await findMembership(tx, input.membershipId);
	if (!seat || seat.endedOn || seat.kind === 'individual') throw notFound();
	if (seat.role === input.role) return;
	if (!(await mayAppoint(tx, seat.circleId))) throw mayNotLead();
	await updateMembership(tx, seat.id, { role: input.role });
	await recordAudit(tx, 'change-role', seat.personId, seat.circleId);
}
