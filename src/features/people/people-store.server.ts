import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#platform/db/context.server.ts';
import type { Locale } from '#platform/locale.ts';
import type { CircleKind, CircleRole, Person, RegionRole } from './people.ts';

/** A user as a person of one region. */
export type PersonOfUser = {
	readonly regionId: number;
	readonly personId: string;
	readonly regionName: string;
	readonly demonstration: boolean;
	readonly secondFactorRequired: boolean;
};

/** The regions in which a user is a person, before any context exists. */
export async function findPeopleOfUser(tx: Tx, userId: string): Promise<PersonOfUser[]> {
	const { rows } = await sql<PersonOfUser>`select * from people_of_user(${userId})`.execute(tx.db);
	return rows;
}

/** The acting person with region and roles; undefined when the person left. */
export async function findMe(tx: Tx): Promise<Person | undefined> {
	const { regionId, personId } = tx.actor;
	const row = await tx.db
		.selectFrom('person')
		.innerJoin('region', 'region.regionId', 'person.regionId')
		.innerJoin('membership', (join) =>
			join
				.onRef('membership.regionId', '=', 'person.regionId')
				.onRef('membership.personId', '=', 'person.id'),
		)
		.innerJoin('circle', (join) =>
			join
				.onRef('circle.regionId', '=', 'membership.regionId')
				.onRef('circle.id', '=', 'membership.circleId'),
		)
		.select([
			'person.id',
			'person.name',
			'person.email',
			'person.locale',
			'region.name as regionName',
			'region.demonstration',
			'region.secondFactorRequired',
			'circle.id as ownCircleId',
		])
		.select(
			sql<RegionRole[]>`array(select role from region_role r
			where r.region_id = person.region_id and r.person_id = person.id)`.as('roles'),
		)
		.where('person.regionId', '=', regionId)
		.where('person.id', '=', personId ?? '')
		.where('person.leftOn', 'is', null)
		.where('circle.kind', '=', 'individual')
		.executeTakeFirst();
	return row && { ...row, regionId, locale: row.locale as Locale };
}

export type MyCircle = { id: string; kind: CircleKind; name: string; role: CircleRole };

/** The groups the acting person belongs to now, the own notebook included. */
export async function listMyCircles(tx: Tx): Promise<MyCircle[]> {
	const rows = await tx.db
		.selectFrom('membership')
		.innerJoin('circle', (join) =>
			join
				.onRef('circle.regionId', '=', 'membership.regionId')
				.onRef('circle.id', '=', 'membership.circleId'),
		)
		.select(['circle.id', 'circle.kind', 'circle.name', 'membership.role'])
		.where('membership.regionId', '=', tx.actor.regionId)
		.where('membership.personId', '=', tx.actor.personId ?? '')
		.where('membership.endedOn', 'is', null)
		.where('circle.endedOn', 'is', null)
		.orderBy('circle.name')
		.execute();
	return rows as MyCircle[];
}

/** One group as the acting person may see it. */
export async function findCircle(tx: Tx, id: string) {
	return await tx.db
		.selectFrom('circle')
		.selectAll()
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.executeTakeFirst();
}

/** The people who are in a group now, in order of name. */
export async function listMembers(tx: Tx, circleId: string) {
	return await tx.db
		.selectFrom('membership')
		.innerJoin('person', (join) =>
			join
				.onRef('person.regionId', '=', 'membership.regionId')
				.onRef('person.id', '=', 'membership.personId'),
		)
		.select(['membership.id', 'person.id as personId', 'person.name', 'membership.role', 'membership.since'])
		.where('membership.regionId', '=', tx.actor.regionId)
		.where('membership.circleId', '=', circleId)
		.where('membership.endedOn', 'is', null)
		.orderBy('person.name')
		.execute();
}

/** Every region of the installation, for the pages and commands that stand before any region. */
export async function listRegions(
	tx: Tx,
): Promise<{ regionId: number; name: string; demonstration: boolean; loading: boolean }[]> {
	const { rows } = await sql<{ regionId: number; name: string; demonstration: boolean; loading: boolean }>`
		select * from region_list()`.execute(tx.db);
	return rows;
}

/** The demonstration is laid out: from now on the jobs of today look after it as after any region. */
export async function endLoading(tx: Tx, regionId: number): Promise<void> {
	await sql`select demonstration_loaded(${regionId})`.execute(tx.db);
}

/** Whether the installation has a region yet. */
export async function hasRegions(tx: Tx): Promise<boolean> {
	return (await listRegions(tx)).length > 0;
}

/** Makes a region and gives its number. */
export async function addRegion(
	tx: Tx,
	name: string,
	demonstration: boolean,
	secondFactor: boolean,
): Promise<number> {
	const { rows } = await sql<{ regionId: number }>`
		select found_region(${name}, ${demonstration}, ${secondFactor}) as region_id`.execute(tx.db);
	const made = rows[0];
	if (!made) throw new Error('the region was not made');
	return made.regionId;
}

/**
 * Makes the first person of a region: administrator and coordinator, with an own notebook.
 * @param first `userId` is null while that person has no account yet and comes in by an invitation
 */
export async function addFirstPerson(
	tx: Tx,
	regionId: number,
	first: { personId: string; userId: string | null; name: string; email: string; locale: Locale },
): Promise<void> {
	await sql`select found_administrator(${regionId}, ${first.personId}, ${randomUUID()}, ${randomUUID()},
		${first.userId}, ${first.name}, ${first.email}, ${first.locale})`.execute(tx.db);
}
