import { randomUUID } from 'node:crypto';
import { addMonths, type Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { LOOK_BACK_MONTHS, type SendersVerdict } from './signal.ts';

export type Verdict = {
	readonly id: string;
	readonly answerId: string | null;
	readonly byWhom: 'senders' | 'family';
	readonly value: SendersVerdict;
	readonly notedByTable: boolean;
	readonly onDay: Day;
};

/** Verdicts of a signal, those of the senders and of the family beside each other, never averaged. */
export async function listVerdicts(tx: Tx, signalId: string): Promise<Verdict[]> {
	const rows = await tx.db
		.selectFrom('verdict')
		.select(['id', 'answerId', 'byWhom', 'value', 'notedByTable', 'onDay'])
		.where('regionId', '=', tx.actor.regionId)
		.where('signalId', '=', signalId)
		.orderBy('onDay')
		.orderBy('byWhom', 'desc')
		.execute();
	return rows as Verdict[];
}

export async function addVerdict(
	tx: Tx,
	verdict: Omit<Verdict, 'onDay'> & { signalId: string },
): Promise<void> {
	await tx.db
		.insertInto('verdict')
		.values({ regionId: tx.actor.regionId, ...verdict, onDay: tx.actor.today })
		.execute();
}

export type LookBack = {
	readonly id: string;
	readonly months: number;
	readonly askOn: Day;
	readonly value: string | null;
	readonly answeredOn: Day | null;
};

/** Plans "do you notice anything of it?" after 3 and 12 months; an earlier plan of the same signal stays. */
export async function addLookBacks(tx: Tx, signalId: string): Promise<void> {
	await tx.db
		.insertInto('lookBack')
		.values(
			LOOK_BACK_MONTHS.map((months) => ({
				regionId: tx.actor.regionId,
				id: randomUUID(),
				signalId,
				months,
				askOn: addMonths(tx.actor.today, months),
			})),
		)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

export async function listLookBacks(tx: Tx, signalId: string): Promise<LookBack[]> {
	return await tx.db
		.selectFrom('lookBack')
		.select(['id', 'months', 'askOn', 'value', 'answeredOn'])
		.where('regionId', '=', tx.actor.regionId)
		.where('signalId', '=', signalId)
		.orderBy('months')
		.execute();
}

export async function answerLookBack(tx: Tx, id: string, value: 'yes' | 'aLittle' | 'no'): Promise<boolean> {
	const changed = await tx.db
		.updateTable('lookBack')
		.set({ value, answeredOn: tx.actor.today })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.where('value', 'is', null)
		.executeTakeFirst();
	return changed.numUpdatedRows > 0n;
}
