import type { Tx } from '#platform/db/context.server.ts';

/** Adds topics; names that are there already, and ids that are, stay as they were. Gives how many came. */
export async function insertTopics(tx: Tx, topics: readonly { id: string; name: string }[]): Promise<number> {
	if (topics.length === 0) return 0;
	const { numInsertedOrUpdatedRows = 0n } = await tx.db
		.insertInto('topic')
		.values(topics.map((topic) => ({ ...topic, regionId: tx.actor.regionId })))
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	return Number(numInsertedOrUpdatedRows);
}

export async function findTopicNamed(tx: Tx, name: string) {
	return await tx.db
		.selectFrom('topic')
		.select(['id', 'endedOn'])
		.where('regionId', '=', tx.actor.regionId)
		.where((row) => row(row.fn<string>('lower', ['name']), '=', name.toLowerCase()))
		.executeTakeFirst();
}

/** Changes a topic. False when it is not there for the one who asks. */
export async function updateTopic(
	tx: Tx,
	id: string,
	change: { name: string } | { endedOn: string | null },
): Promise<boolean> {
	const { numUpdatedRows } = await tx.db
		.updateTable('topic')
		.set(change)
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

export async function insertRule(tx: Tx, rule: { id: string; topicId: string; name: string }): Promise<void> {
	await tx.db
		.insertInto('rule')
		.values({ ...rule, regionId: tx.actor.regionId })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Changes a rule. False when it is not there for the one who asks. */
export async function updateRule(
	tx: Tx,
	id: string,
	change: { name: string } | { endedOn: string | null },
): Promise<boolean> {
	const { numUpdatedRows } = await tx.db
		.updateTable('rule')
		.set(change)
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}
