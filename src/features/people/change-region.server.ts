import type { Tx } from '#platform/db/context.server.ts';
import { recordAudit } from './audit-store.server.ts';
import { onlyAdministrator } from './people-refusals.ts';
import { listRolesOf } from './person-store.server.ts';
import { updateRegion } from './region-store.server.ts';

/** Names the region and says whether everyone in it needs a second factor. */
export async function changeRegion(
	tx: Tx,
	input: { name: string; secondFactorRequired: boolean },
): Promise<void> {
	const roles = await listRolesOf(tx, tx.actor.personId ?? '');
	if (!roles.includes('administrator')) throw onlyAdministrator();
	await updateRegion(tx, input);
	await recordAudit(tx, 'change-region', null, null);
}
