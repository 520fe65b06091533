import { recordAudit } from '#features/people/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { type Addressee, type Mandate, wordingOf } from './mandate.ts';
import type { AcceptInput } from './mandate-input.ts';
import { refuse } from './mandate-refusals.ts';
import { findAddressee, findMandate, isTaken, moveMandate } from './mandate-store.server.ts';
import { holderActs } from './who-acts.server.ts';

/**
 * The holder says yes: from now on the mandate counts and its clock may run. A no can still become a yes.
 * Saying yes twice is one yes. Refuses: not the holder, withdrawn, changed since it was read (`seen`), a body outside
 * Lus without the name of who said yes there.
 */
export async function acceptMandate(tx: Tx, input: AcceptInput): Promise<void> {
	const { mandate, addressee } = await loadForHolder(tx, input.id);
	if (input.seen !== undefined && input.seen !== wordingOf(mandate)) throw refuse.changedMeanwhile();
	if (mandate.state === 'accepted') return;
	if (mandate.state === 'withdrawn') throw refuse.alreadyWithdrawn();
	if (addressee.kind === 'outside' && input.acceptedFor.length < 2) throw refuse.nameWhoAccepted();
	if (mandate.state === 'declined' && (await isTaken(tx, mandate))) throw refuse.mandateExists();
	const moved = await moveMandate(tx, mandate.id, [mandate.state], {
		state: 'accepted',
		acceptedBy: tx.actor.personId ?? null,
		acceptedFor: addressee.kind === 'outside' ? input.acceptedFor : null,
		acceptedOn: tx.actor.today,
	});
	if (!moved) throw refuse.notProposed();
	await recordAudit(tx, 'accept-mandate', mandate.id, addressee.circleId);
}

/** The holder says no to a proposal. Saying no twice is one no. */
export async function declineMandate(tx: Tx, id: string): Promise<void> {
	const { mandate, addressee } = await loadForHolder(tx, id);
	if (mandate.state === 'declined') return;
	if (!(await moveMandate(tx, id, ['proposed'], { state: 'declined' }))) throw refuse.notProposed();
	await recordAudit(tx, 'decline-mandate', id, addressee.circleId);
}

async function loadForHolder(tx: Tx, id: string): Promise<{ mandate: Mandate; addressee: Addressee }> {
	const mandate = await findMandate(tx, id);
	const addressee = mandate && (await findAddressee(tx, mandate.addresseeId));
	if (!mandate || !addressee) throw notFound();
	await holderActs(tx, addressee);
	return { mandate, addressee };
}
