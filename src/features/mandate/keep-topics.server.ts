import { randomUUID } from 'node:crypto';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { insertAddressee } from './addressee-store.server.ts';
import { refuse } from './mandate-refusals.ts';
import { listAddressees, listRules, listTopics } from './mandate-store.server.ts';
import { findTopicNamed, insertRule, insertTopics, updateRule, updateTopic } from './topic-store.server.ts';
import { coordinatorActs } from './who-acts.server.ts';

/**
 * Begins with a list of topics, and with the coordinator as addressee when there is none: a signal always has
 * someone to go to. Names that are there already stay as they are.
 */
export async function beginTopics(tx: Tx, names: readonly string[], coordinatorName: string): Promise<void> {
	await coordinatorActs(tx);
	await insertTopics(
		tx,
		names.map((name) => ({ id: randomUUID(), name })),
	);
	const there = (await listAddressees(tx)).some(({ kind, endedOn }) => kind === 'coordinator' && !endedOn);
	if (there) return;
	await insertAddressee(tx, {
		id: randomUUID(),
		kind: 'coordinator',
		name: coordinatorName,
		circleId: null,
		email: null,
		secretaryId: null,
		bearerId: null,
		receives: 'signals',
		meetingDates: [],
	});
}

/** Adds a topic. One of that name that had ended is taken up again; one that is there is refused. */
export async function addTopic(tx: Tx, topic: { id: string; name: string }): Promise<void> {
	await coordinatorActs(tx);
	const same = await findTopicNamed(tx, topic.name);
	if (same?.id === topic.id) return;
	if (same && !same.endedOn) throw refuse.topicExists();
	if (same) await updateTopic(tx, same.id, { endedOn: null });
	else await insertTopics(tx, [topic]);
}

/** Gives a topic another name; what hangs on it stays. */
export async function renameTopic(tx: Tx, topic: { id: string; name: string }): Promise<void> {
	await coordinatorActs(tx);
	const same = await findTopicNamed(tx, topic.name);
	if (same && same.id !== topic.id) throw refuse.topicExists();
	if (!(await updateTopic(tx, topic.id, { name: topic.name }))) throw notFound();
}

/** Takes a topic off the lists, or puts it back. Nothing that hangs on it goes away. */
export async function endTopic(tx: Tx, id: string, ended: boolean): Promise<void> {
	await coordinatorActs(tx);
	if (!(await updateTopic(tx, id, { endedOn: ended ? tx.actor.today : null }))) throw notFound();
}

/** Adds a rule, transition or agreement on which signals can hang. */
export async function addRule(tx: Tx, rule: { id: string; topicId: string; name: string }): Promise<void> {
	await coordinatorActs(tx);
	const topic = (await listTopics(tx)).find(({ id }) => id === rule.topicId);
	if (!topic || topic.endedOn) throw notFound();
	if ((await listRules(tx)).some(({ id }) => id === rule.id)) return;
	await insertRule(tx, rule);
}

/** Gives a rule another name. */
export async function renameRule(tx: Tx, rule: { id: string; name: string }): Promise<void> {
	await coordinatorActs(tx);
	if (!(await updateRule(tx, rule.id, { name: rule.name }))) throw notFound();
}

/** Takes a rule off the lists, or puts it back. */
export async function endRule(tx: Tx, id: string, ended: boolean): Promise<void> {
	await coordinatorActs(tx);
	if (!(await updateRule(tx, id, { endedOn: ended ? tx.actor.today : null }))) throw notFound();
}
