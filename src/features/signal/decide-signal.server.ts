import type { Tx } from '#platform/db/context.server.ts';
import type { AnswerInput, DecisionInput } from './decision.ts';
import { addAnswer, addDecision, findDecision, listAnswers, type Via } from './decision-store.server.ts';
import { markDelivery } from './delivery-store.server.ts';
import { moveSignal, takeInHand } from './handle-signal.server.ts';
import { addLookBacks } from './judgement-store.server.ts';
import { clearNotices } from './notice-store.server.ts';

/**
 * The addressee decides on a single signal. "We try it out" opens the trial at once.
 * @param input.id id of the decision, made with the page: a double click decides once
 * @throws Refusal not-found, not-yours, signal-cannot-move
 */
export async function decideSignal(
	tx: Tx,
	input: DecisionInput & { id: string; signalId: string; via: Via; replierName: string | null },
): Promise<void> {
	const { signalId, via, replierName, id, ...decision } = input;
	if (await findDecision(tx, id)) return;
	const { signal, delivery, side } = await takeInHand(tx, signalId);
	const { addresseeId } = delivery;
	await moveSignal(tx, signal, 'decided', { what: 'decided', side, addresseeId, note: decision.verdict });
	const enteredBy = tx.actor.personId ?? null;
	await addDecision(tx, {
		id,
		signalId,
		themeId: null,
		addresseeId,
		via,
		enteredBy,
		replierName,
		...decision,
	});
	if (decision.verdict === 'trial') {
		const decided = { id: signalId, state: 'decided' } as const;
		await moveSignal(tx, decided, 'trialRunning', { what: 'trialRunning', side, addresseeId });
	}
	await clearNotices(tx, { signalId });
}

/**
 * Sends the answer to those who raised it and closes the delivery. They judge it; the receiver cannot close
 * anything.
 */
export async function answerSignal(
	tx: Tx,
	input: AnswerInput & { id: string; signalId: string; decisionId: string | null },
): Promise<void> {
	if ((await listAnswers(tx, input.signalId)).some((answer) => answer.id === input.id)) return;
	const { signal, delivery, side } = await takeInHand(tx, input.signalId);
	await moveSignal(tx, signal, 'answered', { what: 'answered', side, addresseeId: delivery.addresseeId });
	await addAnswer(tx, input);
	await addLookBacks(tx, input.signalId);
	await markDelivery(tx, delivery.id, 'endedOn');
	await clearNotices(tx, { signalId: input.signalId });
}
