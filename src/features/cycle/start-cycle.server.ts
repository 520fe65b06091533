import { z } from 'zod';
import { listMyCircles, recordAudit } from '#features/people/index.server.ts';
import { usualLevel } from '#features/people/index.ts';
import { isDay } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import {
	type CycleForm,
	type Door,
	doors,
	type FamilyAnswer,
	familyAnswers,
	type Level,
	levels,
} from './cycle.ts';
import { familyNotAsked } from './cycle-refusals.ts';
import { findCycle, findTrajectoryOf, insertCycle } from './cycle-store.server.ts';

/** The opening question of a reflection at the table of a trajectory: known, or why not and until when. */
export const familyKnowledge = z.object({
	familyKnows: z.enum(familyAnswers).optional(),
	familyKnowsWhy: z.string().trim().max(2000).default(''),
	familyKnowsUntil: z.union([z.literal(''), z.string().refine(isDay)]).optional(),
});

/** What starting asks; the level is proposed by the kind of group when it is left out. */
export const startInput = familyKnowledge.extend({
	id: z.uuid(),
	circleId: z.uuid(),
	door: z.enum(doors),
	form: z.enum(['fiveMinutes', 'full']).default('full'),
	level: z.enum(levels).optional(),
	title: z.string().trim().max(160).default(''),
});

export type FamilyKnowledge = {
	familyKnows?: FamilyAnswer;
	familyKnowsWhy?: string;
	familyKnowsUntil?: string;
};
export type StartCycle = FamilyKnowledge & {
	readonly id: string;
	readonly circleId: string;
	readonly door: Door;
	readonly form?: CycleForm;
	readonly level?: Level;
	readonly title?: string;
	/** The reflection that is taken up again. */
	readonly previousId?: string;
};

/**
 * Starts a reflection in the own notebook or in a group of the acting person. The same id twice starts one.
 * @throws Refusal not-found (not a group of this person, or the id is someone else's), family-knows-missing (the
 * group is the table of a trajectory and the opening question was not answered)
 */
export async function startCycle(tx: Tx, input: StartCycle): Promise<{ id: string }> {
	const circle = (await listMyCircles(tx)).find((one) => one.id === input.circleId);
	if (!circle) throw notFound();
	const known = await findCycle(tx, input.id);
	if (known) {
		if (known.circleId !== circle.id || known.startedBy !== tx.actor.personId) throw notFound();
		return { id: known.id };
	}
	const trajectory = circle.kind === 'table' ? await findTrajectoryOf(tx, circle.id) : undefined;
	await insertCycle(tx, {
		id: input.id,
		circleId: circle.id,
		trajectoryId: trajectory?.id ?? null,
		door: input.door,
		level: input.level ?? usualLevel(circle.kind),
		form: input.form ?? 'full',
		title: input.title ?? '',
		previousId: input.previousId ?? null,
		...(trajectory
			? whatTheFamilyKnows(input)
			: { familyKnows: null, familyKnowsWhy: '', familyKnowsUntil: null }),
	});
	// The id may stand in another group, where the acting person cannot see it.
	if (!(await findCycle(tx, input.id))) throw notFound();
	if (trajectory) await recordAudit(tx, 'start-reflection', input.id, circle.id);
	return { id: input.id };
}

/** @throws Refusal family-knows-missing when there is no answer, or no reason while they do not (fully) know */
export function whatTheFamilyKnows(input: FamilyKnowledge) {
	const { familyKnows, familyKnowsWhy = '', familyKnowsUntil } = input;
	if (!familyKnows || (familyKnows !== 'yes' && familyKnowsWhy.trim() === '')) throw familyNotAsked();
	if (familyKnows === 'yes') return { familyKnows, familyKnowsWhy: '', familyKnowsUntil: null };
	return { familyKnows, familyKnowsWhy: familyKnowsWhy.trim(), familyKnowsUntil: familyKnowsUntil || null };
}
