import { sql } from 'kysely';
import type { Tx } from '#platform/db/context.server.ts';

export async function updateRegion(
	tx: Tx,
	change: { name: string; secondFactorRequired: boolean },
): Promise<void> {
	await tx.db.updateTable('region').set(change).where('regionId', '=', tx.actor.regionId).execute();
}

/** Whether the organisation is new; the same id twice adds nothing. */
export async function addOrganisation(
	tx: Tx,
	organisation: { id: string; name: string; sector: string },
): Promise<boolean> {
	const { numInsertedOrUpdatedRows: added } = await tx.db
		.insertInto('organisation')
		.values({ regionId: tx.actor.regionId, ...organisation })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	return added === 1n;
}

/** The organisations of the region in order of name. */
export async function listOrganisations(tx: Tx): Promise<{ id: string; name: string; sector: string }[]> {
	const rows = await tx.db
		.selectFrom('organisation')
		.select(['id', 'name', 'sector'])
		.where('regionId', '=', tx.actor.regionId)
		.execute();
	const collator = new Intl.Collator('nl');
	return rows.sort((a, b) => collator.compare(a.name, b.name));
}

/** The newest events of the region itself: who did what and when, never content. */
export async function listRegionAudit(
	tx: Tx,
	most: number,
): Promise<{ id: string; at: string; what: string; who: string | null }[]> {
	return await tx.db
		.selectFrom('audit')
		.leftJoin('person', (join) =>
			join.onRef('person.regionId', '=', 'audit.regionId').onRef('person.id', '=', 'audit.personId'),
		)
		.select(['audit.id', 'audit.at', 'audit.what', 'person.name as who'])
		.where('audit.regionId', '=', tx.actor.regionId)
		.where('audit.circleId', 'is', null)
		.orderBy('audit.id', 'desc')
		.limit(most)
		.execute();
}

/** The people of every demonstration of this installation, before any context exists. */
export async function listDemonstrationPeople(tx: Tx): Promise<{ name: string; email: string }[]> {
	const { rows } = await sql<{ name: string; email: string }>`select * from demonstration_people()`.execute(
		tx.db,
	);
	return rows;
}

/** The accounts behind the people of this region. */
export async function listUserIds(tx: Tx): Promise<string[]> {
	const rows = await tx.db
		.selectFrom('person')
		.select('userId')
		.where('regionId', '=', tx.actor.regionId)
		.where('userId', 'is not', null)
		.execute();
	return rows.flatMap((row) => row.userId ?? []);
}

/** Takes away every row of a demonstration region. Throws for any other region. */
export async function deleteDemonstration(tx: Tx, regionId: number): Promise<void> {
	await sql`select remove_demonstration(${regionId})`.execute(tx.db);
}
