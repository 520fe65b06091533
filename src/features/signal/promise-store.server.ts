import { sql } from 'kysely';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';

export type DuePromise = {
	readonly id: string;
	readonly addresseeId: string;
	readonly signalId: string | null;
	readonly themeId: string | null;
	readonly trialUntil: Day | null;
	readonly dueOn: Day;
};

/** Decisions with a promised day that has come and of which nobody was reminded since. */
export async function listDuePromises(tx: Tx): Promise<DuePromise[]> {
	const { rows } = await sql<DuePromise>`
		select d.id, d.addressee_id, d.signal_id, d.theme_id, d.trial_until, p.due_on
		from decision d
		cross join lateral (
			select max(day) as due_on from unnest(array[d.trial_until, d.next_look_on, d.execution_look_on]) as day
			where day <= ${tx.actor.today}::date
		) p
		where d.region_id = ${tx.actor.regionId} and p.due_on is not null
			and (d.reminded_on is null or d.reminded_on < p.due_on)
			and d.execution in ('notStarted', 'running')`.execute(tx.db);
	return rows;
}

export async function markPromiseReminded(tx: Tx, id: string): Promise<void> {
	await tx.db
		.updateTable('decision')
		.set({ remindedOn: tx.actor.today })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}

/** Open actions of one group whose day has come and of which the owner was not reminded yet. */
export async function listDueActions(tx: Tx, circleId: string) {
	return await tx.db
		.selectFrom('action')
		.select(['id', 'ownerId', 'dueOn'])
		.where('regionId', '=', tx.actor.regionId)
		.where('circleId', '=', circleId)
		.where('state', '=', 'open')
		.where('dueOn', '<=', tx.actor.today)
		.where('remindedOn', 'is', null)
		.execute();
}

export async function markActionReminded(tx: Tx, id: string): Promise<void> {
	await tx.db
		.updateTable('action')
		.set({ remindedOn: tx.actor.today })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}
