import { findMe, listMyCircles } from '#features/people/index.server.ts';
import { holds, leads } from '#features/people/index.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { isHolder, type Who, waitingFor } from './holder.ts';
import type { Addressee, Mandate } from './mandate.ts';
import { refuse } from './mandate-refusals.ts';
import { listAddressees, listMandates } from './mandate-store.server.ts';

/** What decides what the acting person may do with mandates. Someone who left holds nothing. */
export async function whoActs(tx: Tx): Promise<Who> {
	const me = await findMe(tx);
	if (!me) return { personId: '', roles: [], ledCircleIds: [] };
	const circles = await listMyCircles(tx);
	const ledCircleIds = circles.filter(({ role }) => leads(role)).map(({ id }) => id);
	return { personId: me.id, roles: me.roles, ledCircleIds };
}

/** Refuses everyone but a coordinator of the region. */
export async function coordinatorActs(tx: Tx): Promise<void> {
	const me = await findMe(tx);
	if (!me || !holds(me, 'coordinator')) throw refuse.coordinatorOnly();
}

/** Refuses who may not promise for this addressee. */
export async function holderActs(tx: Tx, addressee: Addressee): Promise<void> {
	if (!isHolder(addressee, await whoActs(tx))) throw refuse.notHolder();
}

/** The proposals that wait for the acting person's yes or no, for the start page. */
export async function listProposalsForMe(
	tx: Tx,
): Promise<{ readonly mandate: Mandate; readonly addressee: Addressee }[]> {
	return waitingFor(await whoActs(tx), await listAddressees(tx), await listMandates(tx));
}
