import { randomUUID } from 'node:crypto';
import {
	addPilotSteps,
	answerByCode,
	askHomework,
	beginPlan,
	changeStep,
	loadHomework,
	loadPlan,
	loadTemplates,
	makeHomeworkLink,
	typeInAnswers,
} from '#features/working-group/index.server.ts';
import { asNobody } from '#platform/db/context.server.ts';
import type { Calendar } from './calendar.ts';
import type { Stage } from './stage.server.ts';
import type { WorkingGroupContent } from './working-group-content.ts';

/** Puts on its day what groups do with a theme, and what they ask their own people. */
export function planGroupWork(
	stage: Stage,
	{ plans, homework }: WorkingGroupContent,
	calendar: Calendar,
): void {
	for (const plan of plans) calendar.at(plan.day, () => keepPlan(stage, plan));
	for (const asked of homework) calendar.at(asked.asked, () => ask(stage, asked));
}

async function keepPlan(
	stage: Stage,
	{ theme, circle, by, day, outcomes }: WorkingGroupContent['plans'][number],
): Promise<void> {
	const { nl } = loadTemplates(stage.tools.root);
	await stage.as(by, day, async (tx) => {
		const themeId = stage.idOf(`theme:${theme}`);
		const { id } = await beginPlan(tx, {
			id: randomUUID(),
			themeId,
			circleId: stage.idOf(`circle:${circle}`),
		});
		await addPilotSteps(tx, id, nl);
		const { steps } = await loadPlan(tx, id);
		for (const [index, { id: stepId, version, ...step }] of steps.entries()) {
			const outcome = outcomes[index];
			if (outcome) await changeStep(tx, id, stepId, version, { ...step, ways: [...step.ways], ...outcome });
		}
	});
}

async function ask(stage: Stage, homework: WorkingGroupContent['homework'][number]): Promise<void> {
	const { circle, by, asked, last, shown, title, why, questions, constituencies } = homework;
	const id = randomUUID();
	const codes = await stage.as(by, asked, async (tx) => {
		await askHomework(tx, {
			...{ id, themeId: null, shown, title, why, questions },
			circleId: stage.idOf(`circle:${circle}`),
			lastDay: stage.dayOf(last),
			constituencies: constituencies.map(({ name }) => name),
		});
		const made = new Map<string, string>();
		for (const { id: constituencyId, name } of (await loadHomework(tx, id)).constituencies) {
			const { answers = [], paper = [] } = constituencies.find((one) => one.name === name) ?? {};
			if (answers.length > 0) made.set(name, await makeHomeworkLink(tx, id, constituencyId));
			for (const said of paper)
				await typeInAnswers(tx, id, { id: randomUUID(), constituencyId, answers: said });
		}
		return made;
	});
	for (const { name, answers } of constituencies)
		for (const given of answers) {
			const answer = { id: randomUUID(), answers: given };
			await asNobody(stage.tools.platform, (tx) =>
				answerByCode(tx, codes.get(name) ?? '', stage.dayOf(asked), answer),
			);
		}
}
