import type { Tx } from '#platform/db/context.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { listAnswers } from './decision-store.server.ts';
import { listDeliveries, markDelivery } from './delivery-store.server.ts';
import { moveSignal } from './handle-signal.server.ts';
import { addVerdict, answerLookBack, listLookBacks, listVerdicts } from './judgement-store.server.ts';
import { clearNotices } from './notice-store.server.ts';
import { findOrigin } from './origin-store.server.ts';
import { bringsBack, canMove, type SendersVerdict } from './signal.ts';
import { cannotMove } from './signal-refusals.ts';
import { appendEvent, dropOwnSentence, lockSignal, type Signal } from './signal-store.server.ts';

/** The signal for one of those who sent it, with their group. */
async function asSender(tx: Tx, signalId: string): Promise<{ signal: Signal; circleId: string }> {
	const signal = await lockSignal(tx, signalId);
	const origin = signal && (await findOrigin(tx, signalId));
	if (!signal || !origin) throw notFound();
	return { signal, circleId: origin.circleId };
}

/**
 * Those who raised it judge the last answer: helped, partly, not, never heard. The family's own verdict stands
 * beside it, marked as noted by the table. "Not" and "never heard" bring it back to the coordinator: the job that
 * walks the clocks delivers it there.
 * @throws Refusal not-found, already-judged, signal-cannot-move
 */
export async function judgeSignal(
	tx: Tx,
	input: { id: string; signalId: string; byWhom: 'senders' | 'family'; value: SendersVerdict },
): Promise<void> {
	const { signal, circleId } = await asSender(tx, input.signalId);
	const verdicts = await listVerdicts(tx, signal.id);
	if (verdicts.some((verdict) => verdict.id === input.id)) return;
	const answer = (await listAnswers(tx, signal.id)).at(-1);
	const answerId = answer?.id ?? null;
	if (verdicts.some((verdict) => verdict.byWhom === input.byWhom && verdict.answerId === answerId)) {
		throw new Refusal('already-judged', {
			nl: 'Over dit antwoord gaf je groep al een oordeel. Het staat hieronder.',
			en: 'Your group already judged this answer. You find it below.',
		});
	}
	const { state } = signal;
	if (state !== 'answered' && state !== 'judged' && state !== 'declined') throw cannotMove(state, 'judged');
	await addVerdict(tx, {
		id: input.id,
		signalId: signal.id,
		answerId,
		byWhom: input.byWhom,
		value: input.value,
		notedByTable: input.byWhom === 'family',
	});
	const note = `${input.byWhom}:${input.value}`;
	if (state === 'judged') {
		await appendEvent(tx, {
			signalId: signal.id,
			what: 'judged',
			from: null,
			to: null,
			side: 'senders',
			note,
			circleId,
		});
	} else {
		await moveSignal(tx, signal, 'judged', { what: 'judged', side: 'senders', note, circleId });
	}
	if (bringsBack(input.value)) {
		const judged = { id: signal.id, state: 'judged' } as const;
		await moveSignal(tx, judged, 'received', { what: 'broughtBack', side: 'senders', circleId });
	}
	await clearNotices(tx, { signalId: signal.id });
}

/** Takes a signal back while nobody bundled it yet. */
export async function withdrawSignal(tx: Tx, signalId: string): Promise<void> {
	const { signal, circleId } = await asSender(tx, signalId);
	if (signal.state === 'withdrawn') return;
	if (!canMove(signal.state, 'withdrawn')) throw cannotMove(signal.state, 'withdrawn');
	await moveSignal(tx, signal, 'withdrawn', { what: 'withdrawn', side: 'senders', circleId });
	for (const delivery of await listDeliveries(tx, { signalId }))
		await markDelivery(tx, delivery.id, 'endedOn');
}

/** The young person takes the own sentence back; the rest of the signal goes on. */
export async function revokeOwnSentence(tx: Tx, signalId: string): Promise<void> {
	const { signal } = await asSender(tx, signalId);
	await dropOwnSentence(tx, signal.id);
}

/** "Do you notice anything of it?" */
export async function noteLookBack(
	tx: Tx,
	input: { id: string; signalId: string; value: 'yes' | 'aLittle' | 'no' },
): Promise<void> {
	const { signal, circleId } = await asSender(tx, input.signalId);
	const known = (await listLookBacks(tx, signal.id)).find((one) => one.id === input.id);
	if (!known) throw notFound();
	if (!(await answerLookBack(tx, input.id, input.value))) return;
	const note = `${known.months}:${input.value}`;
	await appendEvent(tx, {
		signalId: signal.id,
		what: 'lookedBack',
		from: null,
		to: null,
		side: 'senders',
		note,
		circleId,
	});
	await clearNotices(tx, { signalId: signal.id });
}
