import { z } from 'zod';
import { recordAudit } from '#features/people/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { type CycleForm, type Door, doors, type Level, levels } from './cycle.ts';
import { type CycleChange, lockCycle, updateCycle } from './cycle-store.server.ts';
import { type FamilyKnowledge, familyKnowledge, whatTheFamilyKnows } from './start-cycle.server.ts';

/** Everything about a reflection that may be set anew later. What is absent stays. */
export const changeInput = familyKnowledge.extend({
	id: z.uuid(),
	title: z.string().trim().max(160).optional(),
	door: z.enum(doors).optional(),
	level: z.enum(levels).optional(),
	form: z.enum(['fiveMinutes', 'full']).optional(),
});
export type ChangeCycle = FamilyKnowledge & {
	readonly id: string;
	readonly title?: string;
	readonly door?: Door;
	readonly level?: Level;
	readonly form?: CycleForm;
};

/** @throws Refusal not-found, family-knows-missing */
export async function changeCycle(tx: Tx, input: ChangeCycle): Promise<void> {
	const { title, door, level, form } = input;
	const family = input.familyKnows === undefined ? {} : whatTheFamilyKnows(input);
	await change(tx, input.id, 'change-reflection', { title, door, level, form, ...family });
}

/** Closes a reflection; `closed: false` opens it again. @throws Refusal not-found */
export async function closeCycle(tx: Tx, input: { id: string; closed?: boolean }): Promise<void> {
	const closed = input.closed ?? true;
	await change(tx, input.id, closed ? 'close-reflection' : 'open-reflection', {
		closedOn: closed ? tx.actor.today : null,
	});
}

async function change(tx: Tx, id: string, what: string, wanted: CycleChange): Promise<void> {
	const cycle = await lockCycle(tx, id);
	if (!cycle) throw notFound();
	const set = Object.entries(wanted).filter(([, value]) => value !== undefined);
	await updateCycle(tx, cycle, Object.fromEntries(set));
	if (cycle.trajectoryId) await recordAudit(tx, what, id, cycle.circleId);
}
