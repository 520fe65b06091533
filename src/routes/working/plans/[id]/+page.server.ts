import { randomUUID } from 'node:crypto';
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
import { idIn } from '#platform/http/id-in.server.ts';
import { rowForms } from '#platform/http/row-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => ({
	plan: await locals.act((tx) => loadPlan(tx, idIn(params))),
	newId: randomUUID(),
	removed: z.uuid().safeParse(url.searchParams.get('removed')).data,
});

const byId = z.object({ id: z.uuid() });

const run = rowForms('/working/plans');
const atStep = ({ id }: { id: string }, page: string) => `${page}#step-${id}`;

export const actions: Actions = {
	/** The steps come in the language of the page. */
	pilot: (event) =>
		run(z.object({}), (tx, planId) =>
			addPilotSteps(tx, planId, event.locals.runtime.templates[event.locals.locale]),
		)(event),
	add: run(
		stepInput.extend(byId.shape),
		(tx, planId, { id, ...input }) => addStep(tx, planId, id, input),
		atStep,
	),
	change: run(
		stepInput.extend({ ...byId.shape, version: z.coerce.number().int() }),
		(tx, planId, { id, version, ...input }) => changeStep(tx, planId, id, version, input),
		atStep,
	),
	move: run(
		byId.extend({ by: z.enum(['-1', '1']).transform((by) => (by === '1' ? 1 : -1)) }),
		(tx, planId, { id, by }) => moveStep(tx, planId, id, by),
		atStep,
	),
	remove: run(
		byId,
		(tx, planId, { id }) => removeStep(tx, planId, id),
		({ id }, page) => `${page}?removed=${id}`,
	),
	restore: run(byId, (tx, planId, { id }) => removeStep(tx, planId, id, true), atStep),
};
