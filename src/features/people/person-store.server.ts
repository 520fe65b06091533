import { sql } from 'kysely';
import type { Tx } from '#platform/db/context.server.ts';
import type { Locale } from '#platform/locale.ts';
import type { RegionRole } from './people.ts';

export type PersonLine = {
	readonly id: string;
	readonly name: string;
	readonly email: string;
	readonly organisation: string | null;
	readonly roles: readonly RegionRole[];
};

/** The people of the region whom the acting person may see and who have not left, in order of name. */
export async function listPeople(tx: Tx): Promise<PersonLine[]> {
	const rows = await tx.db
		.selectFrom('person')
		.leftJoin('organisation', (join) =>
			join
				.onRef('organisation.regionId', '=', 'person.regionId')
				.onRef('organisation.id', '=', 'person.organisationId'),
		)
		.select(['person.id', 'person.name', 'person.email', 'organisation.name as organisation'])
		.select(
			sql<RegionRole[]>`array(select role from region_role r
				where r.region_id = person.region_id and r.person_id = person.id order by role)`.as('roles'),
		)
		.where('person.regionId', '=', tx.actor.regionId)
		.where('person.leftOn', 'is', null)
		.execute();
	const collator = new Intl.Collator('nl');
	return rows.sort((a, b) => collator.compare(a.name, b.name));
}

export async function findPerson(
	tx: Tx,
	id: string,
): Promise<{ id: string; userId: string | null; leftOn: string | null } | undefined> {
	return await tx.db
		.selectFrom('person')
		.select(['id', 'userId', 'leftOn'])
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.executeTakeFirst();
}

export async function updatePerson(
	tx: Tx,
	id: string,
	change: { name?: string; locale?: Locale; leftOn?: string },
): Promise<void> {
	await tx.db
		.updateTable('person')
		.set(change)
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}

export async function listRolesOf(tx: Tx, personId: string): Promise<RegionRole[]> {
	const rows = await tx.db
		.selectFrom('regionRole')
		.select('role')
		.where('regionId', '=', tx.actor.regionId)
		.where('personId', '=', personId)
		.execute();
	return rows.map((row) => row.role as RegionRole);
}

export async function addRole(tx: Tx, personId: string, role: RegionRole): Promise<void> {
	await tx.db
		.insertInto('regionRole')
		.values({ regionId: tx.actor.regionId, personId, role })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

export async function removeRoles(tx: Tx, personId: string, roles: readonly RegionRole[]): Promise<void> {
	await tx.db
		.deleteFrom('regionRole')
		.where('regionId', '=', tx.actor.regionId)
		.where('personId', '=', personId)
		.where('role', 'in', [...roles])
		.execute();
}

/** The people who are administrator now. Takes turns: two who leave at once must not both count the other. */
export async function lockAdministrators(tx: Tx): Promise<string[]> {
	await tx.db
		.selectFrom('region')
		.select('regionId')
		.where('regionId', '=', tx.actor.regionId)
		.forUpdate()
		.execute();
	const rows = await tx.db
		.selectFrom('regionRole')
		.innerJoin('person', (join) =>
			join
				.onRef('person.regionId', '=', 'regionRole.regionId')
				.onRef('person.id', '=', 'regionRole.personId'),
		)
		.select('person.id')
		.where('regionRole.regionId', '=', tx.actor.regionId)
		.where('regionRole.role', '=', 'administrator')
		.where('person.leftOn', 'is', null)
		.execute();
	return rows.map((row) => row.id);
}
