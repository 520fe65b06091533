import type { Addressee, Mandate } from '#features/mandate/index.ts';
import type { Ask } from './outsider.ts';

/** Why somebody fits, in the order in which it is said. */
export const reasons = [
	'notInvolved',
	'noMandate',
	'otherSector',
	'sameZone',
	'zoneByChoice',
	'hoursLeft',
] as const;
export type Reason = (typeof reasons)[number];

/** What is looked at of a guide whom the database let through: not involved, hours left, not asked before. */
export type Guide = {
	readonly personId: string;
	readonly sector: string;
	readonly homeZone: string;
	readonly alsoZones: readonly string[];
	/** Whether this person decides on something for the region. */
	readonly decides: boolean;
};
export type Proposal = { readonly personId: string; readonly reasons: readonly Reason[] };
export type Misfit = 'mandate' | 'sector' | 'zone';

/** How many are proposed at once. */
export const MOST_PROPOSED = 3;

/** Whether a guide fits an ask, with the reasons, or what stands in the way. */
export function fits(ask: Pick<Ask, 'zone' | 'sectors'>, guide: Guide): readonly Reason[] | Misfit {
	if (guide.decides) return 'mandate';
	if (ask.sectors.includes(guide.sector)) return 'sector';
	const near =
		guide.homeZone === ask.zone
			? 'sameZone'
			: guide.alsoZones.includes(ask.zone)
				? 'zoneByChoice'
				: undefined;
	return near ? ['notInvolved', 'noMandate', 'otherSector', near, 'hoursLeft'] : 'zone';
}

/** A number that mixes the guides of each ask in another order, always the same one for this ask (FNV-1a). */
function lot(text: string): number {
	let mixed = 0x811c9dc5;
	for (const letter of text) mixed = Math.imul(mixed ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
	return mixed;
}

/**
 * At most three guides who fit, from the same zone first and then by lot: who is not among them may have been left out
 * by any of the grounds, or by the lot.
 */
export function proposeGuides(
	ask: Pick<Ask, 'id' | 'zone' | 'sectors'>,
	guides: readonly Guide[],
): Proposal[] {
	return guides
		.flatMap((guide) => {
			const found = fits(ask, guide);
			return typeof found === 'string' ? [] : [{ personId: guide.personId, reasons: found }];
		})
		.sort(
			(one, other) =>
				Number(other.reasons.includes('sameZone')) - Number(one.reasons.includes('sameZone')) ||
				lot(ask.id + one.personId) - lot(ask.id + other.personId) ||
				one.personId.localeCompare(other.personId),
		)
		.slice(0, MOST_PROPOSED);
}

/**
 * The addressees that hold an accepted mandate to decide. Which of their matters touches a table is not known outside
 * it, so whoever decides on anything for the region counts as deciding.
 */
export function decidingAddressees(
	addressees: readonly Addressee[],
	mandates: readonly Mandate[],
): Addressee[] {
	const deciding = new Set(
		mandates
			.filter(({ verb, state }) => verb === 'decides' && state === 'accepted')
			.map(({ addresseeId }) => addresseeId),
	);
	return addressees.filter(({ id, endedOn }) => deciding.has(id) && !endedOn);
}

/**
 * The people who decide on something: secretary, bearer, who sits in the group, or who accepted the mandate.
 * @param membersOf who sits in an addressee, by its id
 */
export function peopleWhoDecide(
	deciding: readonly Addressee[],
	mandates: readonly Mandate[],
	membersOf: ReadonlyMap<string, readonly string[]>,
): Set<string> {
	const ids = new Set(deciding.map(({ id }) => id));
	const accepters = mandates
		.filter(
			({ verb, state, addresseeId }) => verb === 'decides' && state === 'accepted' && ids.has(addresseeId),
		)
		.map(({ acceptedBy }) => acceptedBy);
	return new Set(
		[
			...deciding.flatMap(({ id, secretaryId, bearerId }) => [
				secretaryId,
				bearerId,
				...(membersOf.get(id) ?? []),
			]),
			...accepters,
		].filter((personId) => personId !== null),
	);
}
