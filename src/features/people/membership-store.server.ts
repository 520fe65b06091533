import type { Tx } from '#platform/db/context.server.ts';
import type { CircleKind, CircleRole } from './people.ts';

/** Whether the place is new; somebody who sits there already keeps his place and role. */
export async function addMembership(
	tx: Tx,
	seat: { id: string; circleId: string; personId: string; role: CircleRole },
): Promise<boolean> {
	const { numInsertedOrUpdatedRows: added } = await tx.db
		.insertInto('membership')
		.values({ regionId: tx.actor.regionId, since: tx.actor.today, ...seat })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirstOrThrow();
	return added === 1n;
}

export type Membership = {
	readonly id: string;
	readonly circleId: string;
	readonly personId: string;
	readonly role: CircleRole;
	readonly endedOn: string | null;
	readonly kind: CircleKind;
};

/** One place in a group as the acting person may see it, ended ones too. */
export async function findMembership(tx: Tx, id: string): Promise<Membership | undefined> {
	const row = await tx.db
		.selectFrom('membership')
		.innerJoin('circle', (join) =>
			join
				.onRef('circle.regionId', '=', 'membership.regionId')
				.onRef('circle.id', '=', 'membership.circleId'),
		)
		.select([
			'membership.id',
			'membership.circleId',
			'membership.personId',
			'membership.role',
			'membership.endedOn',
			'circle.kind',
		])
		.where('membership.regionId', '=', tx.actor.regionId)
		.where('membership.id', '=', id)
		.executeTakeFirst();
	return row as Membership | undefined;
}

/** How many sit in a group now, as far as the acting person may see. */
export async function countMembers(tx: Tx, circleId: string): Promise<number> {
	const { count } = await tx.db
		.selectFrom('membership')
		.select(({ fn }) => fn.countAll<string>().as('count'))
		.where('regionId', '=', tx.actor.regionId)
		.where('circleId', '=', circleId)
		.where('endedOn', 'is', null)
		.executeTakeFirstOrThrow();
	return Number(count);
}

export async function updateMembership(
	tx: Tx,
	id: string,
	change: { role: CircleRole } | { endedOn: string },
): Promise<void> {
	await tx.db
		.updateTable('membership')
		.set(change)
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.where('endedOn', 'is', null)
		.execute();
}

/** Ends every place of somebody at once, but for the own notebook: nobody else sits there. */
export async function endMembershipsOf(tx: Tx, personId: string): Promise<void> {
	await tx.db
		.updateTable('membership')
		.set({ endedOn: tx.actor.today })
		.where('regionId', '=', tx.actor.regionId)
		.where('personId', '=', personId)
		.where('endedOn', 'is', null)
		.where(({ selectFrom, not, exists }) =>
			not(
				exists(
					selectFrom('circle')
						.select('circle.id')
						.whereRef('circle.regionId', '=', 'membership.regionId')
						.whereRef('circle.id', '=', 'membership.circleId')
						.where('circle.kind', '=', 'individual'),
				),
			),
		)
		.execute();
}
