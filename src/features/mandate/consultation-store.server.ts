import type { Tx } from '#platform/db/context.server.ts';

/** A meeting that exists already: who sits there, what for, how often; tied to an addressee when it holds mandates. */
export type Consultation = {
	readonly id: string;
	readonly name: string;
	readonly who: string;
	readonly purpose: string;
	readonly rhythm: string;
	readonly addresseeId: string | null;
};

/** The existing consultations of the region, in order of name. */
export async function listConsultations(tx: Tx): Promise<Consultation[]> {
	return await tx.db
		.selectFrom('consultation')
		.select(['id', 'name', 'who', 'purpose', 'rhythm', 'addresseeId'])
		.where('regionId', '=', tx.actor.regionId)
		.orderBy('name')
		.execute();
}

export async function insertConsultation(tx: Tx, row: Consultation): Promise<void> {
	await tx.db
		.insertInto('consultation')
		.values({ ...row, regionId: tx.actor.regionId })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Changes a consultation. False when it is not there for the one who asks. */
export async function updateConsultation(tx: Tx, { id, ...change }: Consultation): Promise<boolean> {
	const { numUpdatedRows } = await tx.db
		.updateTable('consultation')
		.set(change)
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

export async function deleteConsultation(tx: Tx, id: string): Promise<void> {
	await tx.db
		.deleteFrom('consultation')
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}
