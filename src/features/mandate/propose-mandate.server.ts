import { recordAudit } from '#features/people/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { wordingOf } from './mandate.ts';
import type { MandateChange, MandateInput } from './mandate-input.ts';
import { refuse } from './mandate-refusals.ts';
import {
	findAddressee,
	findMandate,
	insertMandate,
	isTaken,
	listTopics,
	rewriteMandate,
} from './mandate-store.server.ts';
import type { Term } from './term.ts';
import { coordinatorActs } from './who-acts.server.ts';

/**
 * Proposes a mandate: it counts for nothing until its holder accepts it. The same id twice is one proposal.
 * Refuses: not the coordinator, a topic or addressee that ended, the same verb for both a second time, a term of 0.
 */
export async function proposeMandate(tx: Tx, input: MandateInput): Promise<void> {
	await coordinatorActs(tx);
	const { termKind, termCount, fallbackDays, ...words } = input;
	const term = sound({ kind: termKind, count: termCount, fallbackDays });
	if (await findMandate(tx, input.id)) return;
	const topic = (await listTopics(tx)).find(({ id }) => id === input.topicId);
	const addressee = await findAddressee(tx, input.addresseeId);
	if (!topic || topic.endedOn || !addressee || addressee.endedOn) throw notFound();
	const added = await insertMandate(tx, { ...words, term });
	if (!added && !(await findMandate(tx, input.id))) throw refuse.mandateExists();
	if (added) await recordAudit(tx, 'propose-mandate', input.id, addressee.circleId);
}

/**
 * Changes what a mandate says. An accepted or declined one becomes a proposal again: what was promised was
 * something else. Saving without a change leaves it as it stands.
 */
export async function changeMandate(tx: Tx, input: MandateChange): Promise<void> {
	await coordinatorActs(tx);
	const { id, termKind, termCount, fallbackDays, ...words } = input;
	const term = sound({ kind: termKind, count: termCount, fallbackDays });
	const mandate = await findMandate(tx, id);
	if (!mandate) throw notFound();
	if (mandate.state === 'withdrawn') throw refuse.alreadyWithdrawn();
	if (mandate.state !== 'declined' && wordingOf(mandate) === wordingOf({ ...words, term })) return;
	if (await isTaken(tx, { ...mandate, verb: words.verb })) throw refuse.mandateExists();
	if (!(await rewriteMandate(tx, id, [mandate.state], { ...words, term }))) throw refuse.notProposed();
	const addressee = await findAddressee(tx, mandate.addresseeId);
	await recordAudit(tx, 'change-mandate', id, addressee?.circleId ?? null);
}

function sound(term: Term): Term {
	for (const count of [term.count, term.fallbackDays])
		if (!Number.isInteger(count) || count < 1 || count > 400) throw refuse.noTerm();
	return term;
}
