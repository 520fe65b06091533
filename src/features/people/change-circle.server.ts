import type { z } from 'zod';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { recordAudit } from './audit-store.server.ts';
import { updateCircle } from './circle-store.server.ts';
import { leads } from './people.ts';
import type { circleChangeForm } from './people-forms.ts';
import { groupEnded, mayNotLead, needsMeeting } from './people-refusals.ts';
import { findCircle, listMyCircles } from './people-store.server.ts';
import { listRolesOf } from './person-store.server.ts';

/** Gives a group another name or another meeting to live in. */
export async function changeCircle(
	tx: Tx,
	circleId: string,
	input: z.output<typeof circleChangeForm>,
): Promise<void> {
	await loadForCare(tx, circleId);
	if (!input.existingMeeting && !input.whyNew) throw needsMeeting();
	await updateCircle(tx, circleId, input);
	await recordAudit(tx, 'change-group', circleId, circleId);
}

/** Ends a group. What was written stays with those who sat in it; nobody joins any more. */
export async function endCircle(tx: Tx, circleId: string): Promise<void> {
	await loadForCare(tx, circleId);
	await updateCircle(tx, circleId, { endedOn: tx.actor.today });
	await recordAudit(tx, 'end-group', circleId, circleId);
}

/** The group, when the acting person leads it or looks after the region. */
async function loadForCare(tx: Tx, circleId: string) {
	const circle = await findCircle(tx, circleId);
	if (!circle || circle.kind === 'individual') throw notFound();
	if (circle.endedOn) throw groupEnded();
	const mine = (await listMyCircles(tx)).find((one) => one.id === circleId);
	if (mine && leads(mine.role)) return circle;
	if ((await listRolesOf(tx, tx.actor.personId ?? '')).length === 0) throw mayNotLead();
	return circle;
}
