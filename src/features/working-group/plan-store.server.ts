import { sql } from 'kysely';
import type { Tx } from '#platform/db/context.server.ts';
import type { Plan, PlanStep, StepInput, StepState } from './plan.ts';

const plansOf = (tx: Tx) =>
	tx.db
		.selectFrom('themePlan')
		.innerJoin('theme', (join) =>
			join.onRef('theme.regionId', '=', 'themePlan.regionId').onRef('theme.id', '=', 'themePlan.themeId'),
		)
		.innerJoin('circle', (join) =>
			join.onRef('circle.regionId', '=', 'themePlan.regionId').onRef('circle.id', '=', 'themePlan.circleId'),
		)
		.select([
			'themePlan.id',
			'themePlan.themeId',
			'theme.title as themeTitle',
			'themePlan.circleId',
			'circle.name as circleName',
			'themePlan.begunOn',
			'themePlan.touchedOn',
		])
		.select(sql<boolean>`theme_plan.id in (select x from my_plans() x)`.as('mine'))
		.where('themePlan.regionId', '=', tx.actor.regionId);

/** A plan, for whoever may read its theme. */
export async function findPlan(tx: Tx, id: string): Promise<Plan | undefined> {
	return await plansOf(tx).where('themePlan.id', '=', id).executeTakeFirst();
}

/** The plan of a group on a theme. */
export async function findPlanOf(tx: Tx, themeId: string, circleId: string): Promise<Plan | undefined> {
	return await plansOf(tx)
		.where('themePlan.themeId', '=', themeId)
		.where('themePlan.circleId', '=', circleId)
		.executeTakeFirst();
}

/** The plans on a theme, or those of a group, that the acting person may read. */
export async function listPlans(
	tx: Tx,
	of: { readonly themeId: string } | { readonly circleId: string },
): Promise<Plan[]> {
	return await plansOf(tx)
		.where((where) =>
			'themeId' in of
				? where('themePlan.themeId', '=', of.themeId)
				: where('themePlan.circleId', '=', of.circleId),
		)
		.orderBy('themePlan.begunOn', 'desc')
		.orderBy('circle.name')
		.execute();
}

/** Whether every member of a group reads a theme: it is public, or it lies with the group. */
export async function liesWith(tx: Tx, themeId: string, circleId: string): Promise<boolean> {
	const { rows } = await sql<{ yes: boolean }>`
		select theme_lies_with(${themeId}::uuid, ${circleId}::uuid) as yes`.execute(tx.db);
	return rows[0]?.yes === true;
}

/** Begins a plan; a second one of the same group on the same theme, or the same id twice, adds nothing. */
export async function insertPlan(
	tx: Tx,
	plan: { id: string; themeId: string; circleId: string },
): Promise<void> {
	const { regionId, today } = tx.actor;
	await tx.db
		.insertInto('themePlan')
		.values({ regionId, ...plan, begunOn: today, touchedOn: today })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** Holds a plan that the acting person writes on, so that two who move steps at once take turns. */
export async function lockPlan(tx: Tx, id: string): Promise<boolean> {
	const { numUpdatedRows } = await tx.db
		.updateTable('themePlan')
		.set({ touchedOn: tx.actor.today })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return numUpdatedRows === 1n;
}

const stepColumns = ['id', 'title', 'goal', 'who', 'ways', 'result', 'state', 'version'] as const;

/** The steps of a plan in their order, without those taken out. */
export async function listSteps(tx: Tx, planId: string): Promise<PlanStep[]> {
	const rows = await tx.db
		.selectFrom('planStep')
		.select(stepColumns)
		.where('regionId', '=', tx.actor.regionId)
		.where('planId', '=', planId)
		.where('removedOn', 'is', null)
		.orderBy('position')
		.orderBy('id')
		.execute();
	return rows.map((row) => ({ ...row, state: row.state as StepState }));
}

/** A step with its plan, also one that was taken out. */
export async function findStep(
	tx: Tx,
	id: string,
): Promise<{ planId: string; version: number; removed: boolean } | undefined> {
	return await tx.db
		.selectFrom('planStep')
		.select(['planId', 'version'])
		.select(sql<boolean>`removed_on is not null`.as('removed'))
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.executeTakeFirst();
}

/** Adds a step at the end; the same id twice adds nothing. */
export async function insertStep(
	tx: Tx,
	id: string,
	planId: string,
	step: StepInput,
	position: number,
): Promise<void> {
	await tx.db
		.insertInto('planStep')
		.values({ regionId: tx.actor.regionId, id, planId, position, ...step, ways: [...step.ways] })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
}

/** The place behind the last step, those taken out counted along so that they find theirs back. */
export async function nextPosition(tx: Tx, planId: string): Promise<number> {
	const row = await tx.db
		.selectFrom('planStep')
		.select((get) => get.fn.max('position').as('last'))
		.where('regionId', '=', tx.actor.regionId)
		.where('planId', '=', planId)
		.executeTakeFirst();
	return Number(row?.last ?? 0) + 1;
}

export async function updateStep(
	tx: Tx,
	id: string,
	change: Partial<StepInput> & { removedOn?: string | null },
): Promise<void> {
	const { ways, ...rest } = change;
	await tx.db
		.updateTable('planStep')
		.set({ ...rest, ...(ways ? { ways: [...ways] } : {}), version: sql`version + 1` })
		.where('regionId', '=', tx.actor.regionId)
		.where('id', '=', id)
		.execute();
}

/** Writes the order of the steps of a plan. */
export async function orderSteps(tx: Tx, planId: string, ids: readonly string[]): Promise<void> {
	await sql`update plan_step s set position = o.place
		from unnest(${[...ids]}::uuid[]) with ordinality as o(id, place)
		where s.region_id = ${tx.actor.regionId} and s.plan_id = ${planId} and s.id = o.id`.execute(tx.db);
}
