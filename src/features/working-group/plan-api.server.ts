import { z } from '@hono/zod-openapi';
import type { InBothLanguages } from '#features/method/index.ts';
import type { Api } from '#platform/http/api.server.ts';
import { aDay, anId, made, newId } from '#platform/http/api-fields.server.ts';
import {
	addPilotSteps,
	addStep,
	beginPlan,
	changeStep,
	loadPlan,
	loadPlans,
	moveStep,
	removeStep,
} from './keep-plan.server.ts';
import { stepInput, stepStates } from './plan.ts';
import type { Templates } from './templates-content.ts';

/** What a plan can begin with. */
export type PlanRules = { readonly templates: InBothLanguages<Templates> };

const plan = z
	.object({
		id: anId,
		themeId: anId,
		themeTitle: z.string(),
		circleId: anId,
		circleName: z.string(),
		begunOn: aDay,
		touchedOn: aDay,
		mine: z.boolean().openapi({ description: 'Whether you write on it.' }),
		steps: z.array(
			z.object({
				id: anId,
				title: z.string(),
				goal: z.string(),
				who: z.string(),
				ways: z.array(z.string()),
				result: z.string().openapi({ description: 'Empty while there is none.' }),
				state: z.enum(stepStates),
				version: z.int(),
			}),
		),
	})
	.openapi('ThemePlan');
const plans = z.object({ plans: z.array(plan) });

/** Plans: what a group does with a theme, step by step. */
export function addPlanApi(api: Api<PlanRules>): void {
	api.get(
		'/themes/{id}/plans',
		{ id: 'listPlansOfTheme', what: 'The plans of groups on a theme that you may read.', answer: plans },
		({ act, params }) => act(async (tx) => ({ plans: await loadPlans(tx, { themeId: params.id }) })),
	);
	api.get(
		'/circles/{id}/plans',
		{ id: 'listPlansOfCircle', what: 'The plans of a group on themes that you may read.', answer: plans },
		({ act, params }) => act(async (tx) => ({ plans: await loadPlans(tx, { circleId: params.id }) })),
	);
	api.post(
		'/plans',
		{
			id: 'beginPlan',
			what: 'Begins the plan of a group on a theme; the same group and theme give the plan that is there.',
			body: z.object({ id: newId, themeId: z.uuid(), circleId: z.uuid() }),
			answer: made,
			status: 201,
		},
		({ act, body }) => act((tx) => beginPlan(tx, body)),
	);
	api.get(
		'/plans/{id}',
		{ id: 'readPlan', what: 'A plan with its steps.', answer: plan },
		({ act, params }) => act((tx) => loadPlan(tx, params.id)),
	);
	api.post(
		'/plans/{id}/pilot-steps',
		{
			id: 'addPilotSteps',
			what: 'Begins an empty plan with the four steps of a working group in the pilot, in your language.',
		},
		({ act, params, rules, locale }) => act((tx) => addPilotSteps(tx, params.id, rules.templates[locale])),
	);
	api.post(
		'/plans/{id}/steps',
		{
			id: 'addPlanStep',
			what: 'Adds a step at the end of a plan.',
			body: stepInput.extend({ id: newId }),
			answer: made,
			status: 201,
		},
		({ act, params, body: { id, ...step } }) =>
			act(async (tx) => {
				await addStep(tx, params.id, id, step);
				return { id };
			}),
	);
	api.put(
		'/plans/{id}/steps/{stepId}',
		{
			id: 'changePlanStep',
			what: 'Changes a step as a whole; refused when somebody changed it since that version.',
			body: stepInput.extend({ version: z.int() }),
		},
		({ act, params, body: { version, ...step } }) =>
			act((tx) => changeStep(tx, params.id, params.stepId, version, step)),
	);
	api.post(
		'/plans/{id}/steps/{stepId}/move',
		{
			id: 'movePlanStep',
			what: 'Moves a step one place up (-1) or down (1).',
			body: z.object({ by: z.union([z.literal(-1), z.literal(1)]) }),
		},
		({ act, params, body }) => act((tx) => moveStep(tx, params.id, params.stepId, body.by)),
	);
	api.delete(
		'/plans/{id}/steps/{stepId}',
		{ id: 'removePlanStep', what: 'Takes a step out of a plan.' },
		({ act, params }) => act((tx) => removeStep(tx, params.id, params.stepId)),
	);
	api.post(
		'/plans/{id}/steps/{stepId}/restore',
		{ id: 'restorePlanStep', what: 'Puts a step back that was taken out.' },
		({ act, params }) => act((tx) => removeStep(tx, params.id, params.stepId, true)),
	);
}
