import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	addPilotSteps,
	addStep,
	changeStep,
	loadPlan,
	moveStep,
	removeStep,
} from '#features/working-group/index.server.ts';
import { stepInput } from '#features/working-group/index.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { rowId } from '../../row-id.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
	plan: await locals.act((tx) => loadPlan(tx, rowId(params))),
	newId: randomUUID(),
	removed: z.uuid().safeParse(url.searchParams.get('removed')).data,
});

const byId = z.object({ id: z.uuid() });

/** Asks the command, and comes back to the step on the page. */
function run<S extends z.ZodType<{ id: string }>>(
	schema: S,
	work: (tx: Tx, planId: string, input: z.output<S>) => Promise<void>,
	to: (id: string) => string = (id) => `#step-${id}`,
) {
	return ({ request, locals, params }: RequestEvent) =>
		answerForm(request, locals.locale, schema, async (input) => {
			const planId = rowId(params);
			await locals.act((tx) => work(tx, planId, input));
			redirect(303, `/working/plans/${planId}${to(input.id)}`);
		});
}

export const actions: Actions = {
	pilot: ({ request, locals, params }) =>
		answerForm(request, locals.locale, z.object({}), async () => {
			const planId = rowId(params);
			await locals.act((tx) => addPilotSteps(tx, planId, locals.runtime.templates[locals.locale]));
			redirect(303, `/working/plans/${planId}`);
		}),
	add: run(stepInput.extend(byId.shape), (tx, planId, { id, ...input }) => addStep(tx, planId, id, input)),
	change: run(
		stepInput.extend({ ...byId.shape, version: z.coerce.number().int() }),
		(tx, planId, { id, version, ...input }) => changeStep(tx, planId, id, version, input),
	),
	move: run(
		byId.extend({ by: z.enum(['-1', '1']).transform((by) => (by === '1' ? 1 : -1)) }),
		(tx, planId, { id, by }) => moveStep(tx, planId, id, by),
	),
	remove: run(
		byId,
		(tx, planId, { id }) => removeStep(tx, planId, id),
		(id) => `?removed=${id}`,
	),
	restore: run(byId, (tx, planId, { id }) => removeStep(tx, planId, id, true)),
};
