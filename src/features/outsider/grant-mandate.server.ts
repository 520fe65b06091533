import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { findOrigin, markGranted, recordOutsider } from './ask-store.server.ts';
import { findOutsider, listPhases, releaseOffer } from './offer-store.server.ts';
import { refuse } from './outsider-refusals.ts';

/**
 * The group says yes to who is coming and grants, in so many words, the mandate to ask critical questions. From here
 * on the guide knows which group it is, and the coordinator does not see the ask any more.
 * @param agreed who said yes, as roles
 * @throws Refusal not-found, nobody-yet, began
 */
export async function grantMandate(tx: Tx, askId: string, agreed: string): Promise<void> {
	const origin = await findOrigin(tx, askId);
	if (!origin) throw notFound();
	if (!(await findOutsider(tx, askId))) throw refuse.nobodyYet();
	if ((await listPhases(tx, askId)).length > 0) throw refuse.began();
	await markGranted(tx, origin, agreed);
	await recordOutsider(tx, 'grant-outsider', origin.circleId);
}

/** The group would rather have somebody else; no reason is asked. @throws Refusal not-found, nobody-yet */
export async function preferAnother(tx: Tx, askId: string): Promise<void> {
	const origin = await findOrigin(tx, askId);
	if (!origin) throw notFound();
	if (!(await releaseOffer(tx, askId, 'steppedBack'))) throw refuse.nobodyYet();
	await recordOutsider(tx, 'prefer-another-outsider', origin.circleId);
}
