import { sql } from 'kysely';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import type { Element, Moved, Period } from './outsider.ts';

export type RingGuide = {
	readonly personId: string;
	readonly name: string;
	readonly organisationId: string | null;
	readonly organisation: string | null;
	readonly sector: string | null;
	readonly hours: number;
	readonly per: Period;
	readonly homeZone: string;
	readonly alsoZones: readonly string[];
	readonly cardOn: Day;
	readonly admittedOn: Day | null;
};
export type Offered = Pick<RingGuide, 'hours' | 'per' | 'homeZone' | 'alsoZones'>;

/** The ring as the acting person may see it: all of it for the coordinator, else oneself; in order of name. */
export async function listRing(tx: Tx): Promise<RingGuide[]> {
	const rows = await tx.db
		.selectFrom('ringGuide as r')
		.innerJoin('person as p', (join) =>
			join.onRef('p.regionId', '=', 'r.regionId').onRef('p.id', '=', 'r.personId'),
		)
		.leftJoin('organisation as g', (join) =>
			join.onRef('g.regionId', '=', 'p.regionId').onRef('g.id', '=', 'p.organisationId'),
		)
		.select([
			'r.personId',
			'p.name',
			'p.organisationId',
			'g.name as organisation',
			'g.sector',
			'r.hours',
			'r.per',
			'r.homeZone',
			'r.alsoZones',
			'r.cardOn',
			'r.admittedOn',
		])
		.where('r.regionId', '=', tx.actor.regionId)
		.where('p.leftOn', 'is', null)
		.execute();
	const collator = new Intl.Collator('nl');
	return (rows as RingGuide[]).sort((one, other) => collator.compare(one.name, other.name));
}

/** The organisation of the acting person, which lends the hours. */
export async function findMyOrganisation(tx: Tx): Promise<string | null> {
	const row = await tx.db
		.selectFrom('person')
		.select('organisationId')
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', tx.actor.personId ?? '')
		.executeTakeFirst();
	return row?.organisationId ?? null;
}

/** Puts the acting person in the ring, or changes what they offer; the database lets more hours wait to be noted again. */
export async function saveGuide(tx: Tx, offered: Offered): Promise<void> {
	const { regionId, personId = '', today } = tx.actor;
	const values = { ...offered, alsoZones: [...offered.alsoZones] };
	await tx.db
		.insertInto('ringGuide')
		.values({ ...values, regionId, personId, cardOn: today })
		.onConflict((conflict) => conflict.columns(['regionId', 'personId']).doUpdateSet(values))
		.execute();
}

/** Takes somebody out of the ring; false when nobody is there whom the acting person may take out. */
export async function deleteGuide(tx: Tx, personId: string): Promise<boolean> {
	const { numDeletedRows } = await tx.db
		.deleteFrom('ringGuide')
		.where('regionId', '=', tx.actor.regionId)
		.where('personId', '=', personId)
		.executeTakeFirst();
	return numDeletedRows === 1n;
}

/** Notes since when the organisation lends these hours. */
export async function markAdmitted(tx: Tx, personId: string): Promise<boolean> {
	const { numUpdatedRows } = await tx.db
		.updateTable('ringGuide')
		.set({ admittedOn: tx.actor.today })
		.where('regionId', '=', tx.actor.regionId)
		.where('personId', '=', personId)
		.where('admittedOn', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

/** Hours that the acting person can still give in this period; null when not in the ring. */
export async function findMyHoursLeft(tx: Tx): Promise<number | null> {
	const { rows } = await sql<{ left: number | null }>`
		select my_ring_hours_left(${tx.actor.today}) as left`.execute(tx.db);
	return rows[0]?.left ?? null;
}

/** Hours lent and drawn, a line each; what is drawn only once enough lay ready. */
export async function listRingHours(
	tx: Tx,
): Promise<{ organisation: string; direction: string; quarterHours: number }[]> {
	return await tx.db
		.selectFrom('ringHours as h')
		.innerJoin('organisation as g', (join) =>
			join.onRef('g.regionId', '=', 'h.regionId').onRef('g.id', '=', 'h.organisationId'),
		)
		.select(['g.name as organisation', 'h.direction', 'h.quarterHours'])
		.where('h.regionId', '=', tx.actor.regionId)
		.execute();
}

/** Which element was missing and whether it moved, once enough lay ready. */
export async function listYields(tx: Tx): Promise<{ missing: Element; moved: Moved }[]> {
	const rows = await tx.db
		.selectFrom('ringYield')
		.select(['missing', 'moved'])
		.where('regionId', '=', tx.actor.regionId)
		.execute();
	return rows as { missing: Element; moved: Moved }[];
}
