import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { answerOffer, findTable, markNeutral, releaseOffer } from './offer-store.server.ts';
import { refuse } from './outsider-refusals.ts';

/**
 * A guide takes an ask up, or passes; no reason is asked and nobody is told. Who says yes first comes.
 * @throws Refusal not-found, taken, no-hours-left
 */
export async function answerAsk(tx: Tx, askId: string, yes: boolean): Promise<void> {
	const said = await answerOffer(tx, askId, yes);
	if (said === 'taken') throw refuse.taken();
	if (said === 'full') throw refuse.noHoursLeft();
	if (said === 'gone') throw notFound();
}

/**
 * "Do you have anything to decide or offer in this trajectory?" A yes ends the match: the ask stands open again.
 * @throws Refusal not-found
 */
export async function sayDecides(tx: Tx, askId: string, decides: boolean): Promise<void> {
	if (!(await findTable(tx, askId))) throw notFound();
	const done = decides ? await releaseOffer(tx, askId, 'notNeutral') : await markNeutral(tx, askId);
	if (!done) throw refuse.began();
}

/** A guide who said yes cannot come after all, before the work began. @throws Refusal not-found */
export async function stepBack(tx: Tx, askId: string): Promise<void> {
	if (!(await releaseOffer(tx, askId, 'steppedBack'))) throw notFound();
}
