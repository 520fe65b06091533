import type { z } from 'zod';
import { planAction, planInput } from '#features/action/index.server.ts';
import { recordAudit } from '#features/people/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { roundOpen } from './scan-refusals.ts';
import { endDueRounds, endRound, findRound, setAction } from './scan-store.server.ts';

/**
 * Closes a round of a group of the acting person: what stayed below five is destroyed unread, who answered is
 * forgotten, cards end. Closing twice closes once.
 * @throws Refusal not-found
 */
export async function closeScan(tx: Tx, id: string): Promise<void> {
	const round = await findRound(tx, id);
	if (!round) throw notFound();
	if (round.closedOn !== null) return;
	await endRound(tx, id, tx.actor.today);
	if (round.circleKind === 'table') await recordAudit(tx, 'close-scan', id, round.circleId);
}

/** The jobs close, in the same way, what is past its closing day. @returns how many rounds */
export function closeDueScans(tx: Tx): Promise<number> {
	return endDueRounds(tx);
}

/** What planning the next action asks: an action of the group of this round. */
export const nextActionInput = planInput.omit({ circleId: true, cycleId: true });
export type NextAction = z.output<typeof nextActionInput>;

/**
 * Plans what the group does next with the picture of a closed round. The same id twice plans one.
 * @throws Refusal not-found, scan-open, owner-not-member, check-before-due
 */
export async function planAfterScan(tx: Tx, roundId: string, input: NextAction): Promise<{ id: string }> {
	const round = await findRound(tx, roundId);
	if (!round) throw notFound();
	if (round.closedOn === null) throw roundOpen();
	const { dueOn, checkOn, ...action } = input;
	const planned = await planAction(tx, {
		...action,
		...(dueOn ? { dueOn } : {}),
		...(checkOn ? { checkOn } : {}),
		circleId: round.circleId,
	});
	await setAction(tx, roundId, planned.id);
	return planned;
}
