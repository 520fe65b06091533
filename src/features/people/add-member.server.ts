import type { z } from 'zod';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { recordAudit } from './audit-store.server.ts';
import { maySeat } from './circle-store.server.ts';
import { addMembership, countMembers } from './membership-store.server.ts';
import type { memberForm } from './people-forms.ts';
import { groupEnded, mayNotSeat, pairIsFull } from './people-refusals.ts';
import { findCircle } from './people-store.server.ts';
import { findPerson } from './person-store.server.ts';

const PAIR = 2;

/** The group, when the acting person may give `seated` a place in it now. */
export async function loadForSeat(tx: Tx, circleId: string, seated: string | null) {
	const circle = await findCircle(tx, circleId);
	if (!circle || circle.kind === 'individual') throw notFound();
	if (circle.endedOn) throw groupEnded();
	if (!(await maySeat(tx, circleId, seated))) throw mayNotSeat(circle.kind === 'table');
	if (circle.kind === 'duo' && (await countMembers(tx, circleId)) >= PAIR) throw pairIsFull();
	return circle;
}

/** Gives somebody of the region a place in a group. Somebody who sits there already keeps it. */
export async function addMember(tx: Tx, circleId: string, input: z.output<typeof memberForm>): Promise<void> {
	await loadForSeat(tx, circleId, input.personId);
	const person = await findPerson(tx, input.personId);
	if (!person || person.leftOn) throw notFound();
	const added = await addMembership(tx, { ...input, circleId });
	if (added) await recordAudit(tx, 'add-member', input.personId, circleId);
}
