import type { CircleKind } from '#features/people/index.ts';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { type Addressee, addressableKinds } from './mandate.ts';

export type AddresseeRow = Pick<
	Addressee,
	'name' | 'kind' | 'circleId' | 'email' | 'secretaryId' | 'bearerId' | 'receives'
> & { readonly meetingDates: readonly Day[] };

/** Adds an addressee. False when a row stands in its way: the same id, the same group, a second coordinator. */
export async function insertAddressee(tx: Tx, row: AddresseeRow & { id: string }): Promise<boolean> {
	const { numInsertedOrUpdatedRows } = await tx.db
		.insertInto('addressee')
		.values({ ...row, meetingDates: [...row.meetingDates], regionId: tx.actor.regionId })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return numInsertedOrUpdatedRows === 1n;
}

type Change = Partial<Pick<AddresseeRow, 'name' | 'email' | 'secretaryId' | 'bearerId' | 'receives'>> & {
	meetingDates?: readonly Day[];
	endedOn?: Day | null;
};

/** Changes an addressee. False when it is not there for the one who asks, or not theirs to change. */
export async function updateAddressee(tx: Tx, id: string, change: Change): Promise<boolean> {
	const { meetingDates, ...rest } = change;
	const { numUpdatedRows } = await tx.db
		.updateTable('addressee')
		.set({ ...rest, ...(meetingDates && { meetingDates: [...meetingDates] }) })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

export type AddressableCircle = { readonly id: string; readonly name: string; readonly kind: CircleKind };

/** Groups that can become an addressee: of the right kind, not ended, not one already. In order of name. */
export async function listAddressableCircles(tx: Tx): Promise<AddressableCircle[]> {
	const { regionId } = tx.actor;
	const rows = await tx.db
		.selectFrom('circle')
		.select(['id', 'name', 'kind'])
		.where('regionId', '=', regionId)
		.where('kind', 'in', [...addressableKinds])
		.where('endedOn', 'is', null)
		.where(({ not, exists, selectFrom }) =>
			not(
				exists(
					selectFrom('addressee')
						.select('addressee.id')
						.where('addressee.regionId', '=', regionId)
						.whereRef('addressee.circleId', '=', 'circle.id')
						.where('addressee.endedOn', 'is', null),
				),
			),
		)
		.execute();
	const collator = new Intl.Collator('nl');
	return (rows as AddressableCircle[]).sort((a, b) => collator.compare(a.name, b.name));
}
