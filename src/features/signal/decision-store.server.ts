import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import type { DecisionVerdict } from './signal.ts';

export type Via = 'lus' | 'replyLink' | 'mail' | 'paper' | 'meeting';
export type Execution = 'notStarted' | 'running' | 'done' | 'stopped';

export type Decision = {
	readonly id: string;
	readonly signalId: string | null;
	readonly themeId: string | null;
	readonly addresseeId: string;
	readonly verdict: DecisionVerdict;
	readonly reason: string;
	readonly what: string;
	readonly plainWords: string;
	readonly nextLookOn: Day | null;
	readonly whoThen: string | null;
	readonly trialRuleId: string | null;
	readonly trialFor: string | null;
	readonly trialUntil: Day | null;
	readonly trialWatch: string | null;
	readonly decidedOn: Day;
	readonly via: Via;
	readonly enteredBy: string | null;
	readonly replierName: string | null;
	readonly execution: Execution;
	readonly executionNote: string;
	readonly executionLookOn: Day | null;
};

const columns = [
	'id',
	'signalId',
	'themeId',
	'addresseeId',
	'verdict',
	'reason',
	'what',
	'plainWords',
	'nextLookOn',
	'whoThen',
	'trialRuleId',
	'trialFor',
	'trialUntil',
	'trialWatch',
	'decidedOn',
	'via',
	'enteredBy',
	'replierName',
	'execution',
	'executionNote',
	'executionLookOn',
] as const;

export async function listDecisions(
	tx: Tx,
	of: { signalId: string } | { themeId: string },
): Promise<Decision[]> {
	const query = tx.db.selectFrom('decision').select(columns).where('regionId', '=', tx.actor.regionId);
	const filtered =
		'signalId' in of ? query.where('signalId', '=', of.signalId) : query.where('themeId', '=', of.themeId);
	return (await filtered.orderBy('decidedOn').orderBy('id').execute()) as Decision[];
}

export async function findDecision(tx: Tx, id: string): Promise<Decision | undefined> {
	const query = tx.db.selectFrom('decision').select(columns).where('regionId', '=', tx.actor.regionId);
	return (await query.where('id', '=', id).executeTakeFirst()) as Decision | undefined;
}

export async function addDecision(
	tx: Tx,
	decision: Omit<Decision, 'decidedOn' | 'execution' | 'executionNote' | 'executionLookOn'>,
): Promise<void> {
	await tx.db
		.insertInto('decision')
		.values({ regionId: tx.actor.regionId, ...decision, decidedOn: tx.actor.today })
		.execute();
}

export async function changeExecution(
	tx: Tx,
	id: string,
	change: { execution: Execution; executionNote: string; executionLookOn: Day | null },
): Promise<void> {
	await tx.db
		.updateTable('decision')
		.set(change)
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}

export type Answer = {
	readonly id: string;
	readonly decisionId: string | null;
	readonly body: string;
	readonly plainWords: string;
	readonly answeredOn: Day;
};

export async function listAnswers(tx: Tx, signalId: string): Promise<Answer[]> {
	return await tx.db
		.selectFrom('answer')
		.select(['id', 'decisionId', 'body', 'plainWords', 'answeredOn'])
		.where('regionId', '=', tx.actor.regionId)
		.where('signalId', '=', signalId)
		.orderBy('answeredOn')
		.orderBy('id')
		.execute();
}

export async function addAnswer(
	tx: Tx,
	answer: { id: string; signalId: string; decisionId: string | null; body: string; plainWords: string },
): Promise<void> {
	await tx.db
		.insertInto('answer')
		.values({ regionId: tx.actor.regionId, ...answer, answeredOn: tx.actor.today })
		.execute();
}
