import { randomUUID } from 'node:crypto';
import { findCircle, listGroups, listMyCircles } from '#features/people/index.server.ts';
import type { CircleKind } from '#features/people/index.ts';
import { actsAsCoordinator, findTheme, listThemes } from '#features/theme/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import {
	MOST_STEPS,
	movedOrder,
	type Plan,
	type PlanStep,
	pilotSteps,
	type StepInput,
	worksOnThemes,
} from './plan.ts';
import {
	findPlan,
	findPlanOf,
	findStep,
	insertPlan,
	insertStep,
	liesWith,
	listPlans,
	listSteps,
	lockPlan,
	nextPosition,
	orderSteps,
	updateStep,
} from './plan-store.server.ts';
import type { Templates } from './templates-content.ts';
import { stepChanged, stepsThere, themeElsewhere, tooManySteps } from './working-group-refusals.ts';

export type PlanWithSteps = Plan & { readonly steps: readonly PlanStep[] };

/**
 * A plan with its steps, for whoever may read its theme.
 * @throws Refusal not-found
 */
export async function loadPlan(tx: Tx, id: string): Promise<PlanWithSteps> {
	const plan = await findPlan(tx, id);
	if (!plan) throw notFound();
	return { ...plan, steps: await listSteps(tx, id) };
}

/** The plans on a theme, or of a group, each with its steps. */
export async function loadPlans(tx: Tx, of: Parameters<typeof listPlans>[1]): Promise<PlanWithSteps[]> {
	const plans: PlanWithSteps[] = [];
	for (const plan of await listPlans(tx, of)) plans.push({ ...plan, steps: await listSteps(tx, plan.id) });
	return plans;
}

/** Groups for which the acting person may begin a plan, for the coordinator all of them, and themes to choose from. */
export async function loadPlanChoices(tx: Tx) {
	const groups = (await actsAsCoordinator(tx)) ? await listGroups(tx) : await listMyCircles(tx);
	return {
		groups: groups.filter(({ kind }) => worksOnThemes(kind)).map(({ id, name }) => ({ id, name })),
		themes: (await listThemes(tx)).map(({ id, title }) => ({ id, title })),
	};
}

async function writesFor(tx: Tx, circle: { id: string; kind: string; endedOn: string | null }) {
	if (circle.endedOn !== null || !worksOnThemes(circle.kind as CircleKind)) return false;
	if ((await listMyCircles(tx)).some(({ id }) => id === circle.id)) return true;
	return actsAsCoordinator(tx);
}

/**
 * Begins the plan of a group on a theme: a member does, or the coordinator. A group has one plan for each theme, so
 * beginning it again leads to the one that is there.
 * @throws Refusal not-found, theme-elsewhere when not every member reads the theme
 */
export async function beginPlan(
	tx: Tx,
	input: { id: string; themeId: string; circleId: string },
): Promise<{ id: string }> {
	const circle = await findCircle(tx, input.circleId);
	if (!circle || !(await writesFor(tx, circle)) || !(await findTheme(tx, input.themeId))) throw notFound();
	if (!(await liesWith(tx, input.themeId, input.circleId))) throw themeElsewhere();
	await insertPlan(tx, input);
	const plan = await findPlanOf(tx, input.themeId, input.circleId);
	if (!plan) throw notFound();
	return { id: plan.id };
}

async function writeOn(tx: Tx, planId: string): Promise<readonly PlanStep[]> {
	if (!(await lockPlan(tx, planId))) throw notFound();
	return listSteps(tx, planId);
}

/**
 * Adds a step at the end of a plan. The same id twice adds one.
 * @throws Refusal not-found, too-many-steps
 */
export async function addStep(tx: Tx, planId: string, id: string, input: StepInput): Promise<void> {
	const steps = await writeOn(tx, planId);
	if (steps.some((step) => step.id === id)) return;
	if (steps.length >= MOST_STEPS) throw tooManySteps();
	await insertStep(tx, id, planId, input, await nextPosition(tx, planId));
	// The id may stand in another plan.
	if ((await findStep(tx, id))?.planId !== planId) throw notFound();
}

/**
 * Begins an empty plan with the steps that a working group in the pilot took; each can be changed afterwards.
 * @throws Refusal not-found, steps-there
 */
export async function addPilotSteps(tx: Tx, planId: string, templates: Templates): Promise<void> {
	if ((await writeOn(tx, planId)).length > 0) throw stepsThere();
	let position = await nextPosition(tx, planId);
	for (const step of pilotSteps(templates)) {
		await insertStep(tx, randomUUID(), planId, step, position);
		position += 1;
	}
}

async function stepOf(tx: Tx, planId: string, id: string) {
	const step = await findStep(tx, id);
	if (step?.planId !== planId) throw notFound();
	return step;
}

/**
 * Changes a step as a whole.
 * @param version that of the step when the form was opened: when somebody changed it since, nothing is overwritten
 * @throws Refusal not-found, step-changed
 */
export async function changeStep(
	tx: Tx,
	planId: string,
	id: string,
	version: number,
	input: StepInput,
): Promise<void> {
	await writeOn(tx, planId);
	const step = await stepOf(tx, planId, id);
	if (step.removed) throw notFound();
	if (step.version !== version) throw stepChanged();
	await updateStep(tx, id, input);
}

/**
 * Moves a step one place up (-1) or down (1); at the end of the list nothing changes.
 * @throws Refusal not-found
 */
export async function moveStep(tx: Tx, planId: string, id: string, by: -1 | 1): Promise<void> {
	const ids = (await writeOn(tx, planId)).map((step) => step.id);
	await stepOf(tx, planId, id);
	await orderSteps(tx, planId, movedOrder(ids, id, by));
}

/**
 * Takes a step out of a plan, or puts it back.
 * @throws Refusal not-found, too-many-steps
 */
export async function removeStep(tx: Tx, planId: string, id: string, back = false): Promise<void> {
	const steps = await writeOn(tx, planId);
	const { removed } = await stepOf(tx, planId, id);
	if (removed !== back) return;
	if (back && steps.length >= MOST_STEPS) throw tooManySteps();
	await updateStep(tx, id, { removedOn: back ? null : tx.actor.today });
}
