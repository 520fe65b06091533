import { recordAudit } from '#features/people/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { isHolder } from './holder.ts';
import { refuse } from './mandate-refusals.ts';
import { findAddressee, findMandate, moveMandate } from './mandate-store.server.ts';
import { whoActs } from './who-acts.server.ts';

/**
 * Takes a mandate back, at once: its holder an accepted one, the coordinator a proposal. What was delivered under it
 * keeps its promised day; nothing new is.
 */
export async function withdrawMandate(tx: Tx, id: string): Promise<void> {
	const mandate = await findMandate(tx, id);
	const addressee = mandate && (await findAddressee(tx, mandate.addresseeId));
	if (!mandate || !addressee) throw notFound();
	const who = await whoActs(tx);
	const holder = isHolder(addressee, who);
	const coordinator = who.roles.includes('coordinator');
	if (!holder && !coordinator) throw refuse.notHolder();
	if (mandate.state === 'withdrawn') throw refuse.alreadyWithdrawn();
	if (mandate.state === 'accepted' && !holder) throw refuse.holdersAlone();
	if (mandate.state !== 'accepted' && !coordinator) throw refuse.notAccepted();
	if (!(await moveMandate(tx, id, [mandate.state], { state: 'withdrawn' }))) throw refuse.notProposed();
	await recordAudit(tx, 'withdraw-mandate', id, addressee.circleId);
}
