import { z } from 'zod';
import { findCircle, listMembers, recordAudit } from '#features/people/index.server.ts';
import { isDay } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { type Reach, reaches } from './action.ts';
import { findAction, findCircleOfCycle, insertAction } from './action-store.server.ts';

const day = z.union([z.literal(''), z.string().refine(isDay)]).optional();

export const planInput = z.object({
	id: z.uuid(),
	circleId: z.uuid(),
	cycleId: z.uuid().optional(),
	what: z.string().trim().min(1).max(2000),
	expected: z.string().trim().max(2000).default(''),
	ownerId: z.uuid(),
	reach: z.enum(reaches).default('own'),
	dueOn: day,
	checkOn: day,
});
export type PlanAction = {
	readonly id: string;
	readonly circleId: string;
	readonly cycleId?: string;
	readonly what: string;
	readonly expected?: string;
	readonly ownerId: string;
	readonly reach?: Reach;
	readonly dueOn?: string;
	readonly checkOn?: string;
};

/**
 * Writes down who takes on what, by when, with which expected effect and when it is looked at. The same id twice
 * makes one action.
 * @throws Refusal not-found, owner-not-member, check-before-due
 */
export async function planAction(tx: Tx, input: PlanAction): Promise<{ id: string }> {
	const members = await listMembers(tx, input.circleId);
	if (!members.some((member) => member.personId === tx.actor.personId)) throw notFound();
	if (input.cycleId && (await findCircleOfCycle(tx, input.cycleId)) !== input.circleId) throw notFound();
	if (!members.some((member) => member.personId === input.ownerId)) throw ownerNotMember();
	if (input.dueOn && input.checkOn && input.checkOn < input.dueOn) throw checkBeforeDue();
	await insertAction(tx, {
		id: input.id,
		circleId: input.circleId,
		cycleId: input.cycleId ?? null,
		what: input.what,
		expected: input.expected ?? '',
		reach: input.reach ?? 'own',
		ownerId: input.ownerId,
		dueOn: input.dueOn || null,
		checkOn: input.checkOn || null,
	});
	if ((await findAction(tx, input.id))?.circleId !== input.circleId) throw notFound();
	await auditOfTable(tx, 'plan-action', input.id, input.circleId);
	return { id: input.id };
}

/** What happens to the actions of a trajectory's table is written down; elsewhere nobody keeps track. */
export async function auditOfTable(tx: Tx, what: string, id: string, circleId: string): Promise<void> {
	const circle = await findCircle(tx, circleId);
	if (circle?.kind === 'table') await recordAudit(tx, what, id, circleId);
}

function ownerNotMember(): Refusal {
	return new Refusal('owner-not-member', {
		nl: 'Kies iemand uit deze groep. Alleen wie hier meedoet, kan een actie op zich nemen.',
		en: 'Choose someone of this group. Only who takes part here can take on an action.',
	});
}

function checkBeforeDue(): Refusal {
	return new Refusal('check-before-due', {
		nl: 'De dag om te kijken of het hielp, ligt voor de dag van de actie zelf. Kies een latere dag.',
		en: 'The day to see whether it helped lies before the day of the action itself. Choose a later day.',
	});
}
