import type { z } from 'zod';
import type { Tx } from '#platform/db/context.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { recordAudit } from './audit-store.server.ts';
import type { organisationForm } from './people-forms.ts';
import { onlyRegion } from './people-refusals.ts';
import { listRolesOf } from './person-store.server.ts';
import { addOrganisation } from './region-store.server.ts';

/**
 * Adds an organisation to the region.
 * @param sectors the ids of the sectors in the content
 */
export async function makeOrganisation(
	tx: Tx,
	input: z.output<typeof organisationForm>,
	sectors: readonly string[],
): Promise<void> {
	if ((await listRolesOf(tx, tx.actor.personId ?? '')).length === 0) throw onlyRegion();
	if (!sectors.includes(input.sector)) {
		throw new Refusal('unknown-sector', {
			nl: 'Kies een sector uit de lijst. Past er geen, kies dan "Andere".',
			en: 'Choose a sector from the list. If none fits, choose "Other".',
		});
	}
	if (await addOrganisation(tx, input)) await recordAudit(tx, 'make-organisation', input.id, null);
}
