import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import type { RingInput } from './outsider-input.ts';
import { refuse } from './outsider-refusals.ts';
import { deleteGuide, findMyOrganisation, saveGuide } from './ring-store.server.ts';

/**
 * Says yes to the role card and offers hours, or changes what is offered. The coordinator notes afterwards that the
 * organisation lends them, and again when they become more.
 * @param zones ids of the zones that exist
 * @throws Refusal not-found, no-organisation
 */
export async function enterRing(tx: Tx, input: RingInput, zones: readonly string[]): Promise<void> {
	const alsoZones = [...new Set(input.alsoZones)].filter((zone) => zone !== input.homeZone);
	if (![input.homeZone, ...alsoZones].every((zone) => zones.includes(zone))) throw notFound();
	if ((await findMyOrganisation(tx)) === null) throw refuse.noOrganisation();
	await saveGuide(tx, { ...input, alsoZones });
}

/** Leaves the ring; what runs at a table goes on. Leaving twice is fine. */
export async function leaveRing(tx: Tx): Promise<void> {
	await deleteGuide(tx, tx.actor.personId ?? '');
}
