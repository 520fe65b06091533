import type { RegionRole } from '#features/people/index.ts';
import type { Addressee, Mandate } from './mandate.ts';

/** What decides whether someone may promise for an addressee. */
export type Who = {
	readonly personId: string;
	readonly roles: readonly RegionRole[];
	/** Groups that the person leads: as chairperson or process guide. */
	readonly ledCircleIds: readonly string[];
};

/**
 * Who may accept, decline or withdraw for an addressee: whoever leads the group, or its secretary; the coordinator
 * for the coordinator's own; for a body outside Lus its bearer, who notes who said yes there.
 */
export function isHolder(addressee: Addressee, who: Who): boolean {
	if (addressee.endedOn !== null) return false;
	if (addressee.kind === 'coordinator') return who.roles.includes('coordinator');
	if (addressee.kind === 'outside') return addressee.bearerId === who.personId;
	return (
		addressee.secretaryId === who.personId ||
		(addressee.circleId !== null && who.ledCircleIds.includes(addressee.circleId))
	);
}

/** The proposals that wait for this person's yes or no. */
export function waitingFor(
	who: Who,
	addressees: readonly Addressee[],
	mandates: readonly Mandate[],
): { readonly mandate: Mandate; readonly addressee: Addressee }[] {
	return mandates
		.filter(({ state }) => state === 'proposed')
		.flatMap((mandate) => {
			const addressee = addressees.find(({ id }) => id === mandate.addresseeId);
			return addressee && isHolder(addressee, who) ? [{ mandate, addressee }] : [];
		});
}
