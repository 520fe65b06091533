import type { z } from 'zod';
import type { Tx } from '#platform/db/context.server.ts';
import { recordAudit } from './audit-store.server.ts';
import { addCircle } from './circle-store.server.ts';
import type { circleForm } from './people-forms.ts';
import { needsMeeting, onlyCoordinator, onlyRegion } from './people-refusals.ts';
import { listRolesOf } from './person-store.server.ts';

/** Makes a group. It names the meeting in which it lives, or tells why a new one is needed. */
export async function makeCircle(tx: Tx, input: z.output<typeof circleForm>): Promise<void> {
	const roles = await listRolesOf(tx, tx.actor.personId ?? '');
	if (roles.length === 0) throw onlyRegion();
	if (input.kind === 'table' && !roles.includes('coordinator')) throw onlyCoordinator();
	if (!input.existingMeeting && !input.whyNew) throw needsMeeting();
	if (await addCircle(tx, input)) await recordAudit(tx, 'make-group', input.id, null);
}
