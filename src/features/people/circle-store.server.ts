import { sql } from 'kysely';
import type { Tx } from '#platform/db/context.server.ts';
import type { CircleKind, CircleRole } from './people.ts';

export type NewCircle = {
	readonly id: string;
	readonly kind: CircleKind;
	readonly name: string;
	readonly existingMeeting: string | null;
	readonly whyNew: string | null;
	readonly organisationId: string | null;
};

/** Whether the row is new; the same id twice adds nothing. */
export async function addCircle(tx: Tx, circle: NewCircle): Promise<boolean> {
	const { numInsertedOrUpdatedRows: added } = await tx.db
		.insertInto('circle')
		.values({ regionId: tx.actor.regionId, ...circle })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	return added === 1n;
}

export async function updateCircle(
	tx: Tx,
	id: string,
	change: { name?: string; existingMeeting?: string | null; whyNew?: string | null; endedOn?: string },
): Promise<void> {
	await tx.db
		.updateTable('circle')
		.set(change)
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}

export type Group = {
	readonly id: string;
	readonly kind: CircleKind;
	readonly name: string;
	readonly existingMeeting: string | null;
	/** The role of the one who asks; null when not a member. */
	readonly role: CircleRole | null;
};

/** Every group that the acting person may know of, own notebook left out, in order of name. */
export async function listGroups(tx: Tx): Promise<Group[]> {
	const rows = await tx.db
		.selectFrom('circle')
		.leftJoin('membership', (join) =>
			join
				.onRef('membership.regionId', '=', 'circle.regionId')
				.onRef('membership.circleId', '=', 'circle.id')
				.on('membership.personId', '=', tx.actor.personId ?? '')
				.on('membership.endedOn', 'is', null),
		)
		.select(['circle.id', 'circle.kind', 'circle.name', 'circle.existingMeeting', 'membership.role'])
		.where('circle.regionId', '=', tx.actor.regionId)
		.where('circle.kind', '!=', 'individual')
		.where('circle.endedOn', 'is', null)
		.execute();
	const collator = new Intl.Collator('nl');
	return (rows as Group[]).sort((a, b) => collator.compare(a.name, b.name));
}

/** Whether the acting person may give `seated` a place in this group now (null: somebody not known yet). */
export async function maySeat(tx: Tx, circleId: string, seated: string | null): Promise<boolean> {
	const { regionId, personId = null } = tx.actor;
	const { rows } = await sql<{ may: boolean }>`
		select may_seat(${regionId}, ${personId}::uuid, ${circleId}::uuid, ${seated}::uuid) as may`.execute(
		tx.db,
	);
	return rows[0]?.may === true;
}

/** Whether the acting person may change roles in this group now. */
export async function mayAppoint(tx: Tx, circleId: string): Promise<boolean> {
	const { rows } = await sql<{ may: boolean }>`select may_appoint(${circleId}::uuid) as may`.execute(tx.db);
	return rows[0]?.may === true;
}
