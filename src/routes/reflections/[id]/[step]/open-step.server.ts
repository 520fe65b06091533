import { randomUUID } from 'node:crypto';
import { listActionsOfCycle } from '#features/action/index.server.ts';
import { type LoadedCycle, loadCycle } from '#features/cycle/index.server.ts';
import { findingsOf, panesOf, piecesOf, type Step, stepWords, writtenSteps } from '#features/cycle/index.ts';
import { levels } from '#features/method/index.ts';
import { listMembers } from '#features/people/index.server.ts';
import { listChairs } from '#features/voice/index.server.ts';
import { voiceWords } from '#features/voice/index.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { sayMoment } from '../../say-moment.server.ts';

/** What the step of this name asks at any level, to name answers by that were given at another. */
function everyQuestion({ runtime, locale }: App.Locals, step: Step) {
	const { content, reflection } = runtime;
	const guidance = levels.map((level) => content.steps[locale][`${step}-${level}`]);
	const caught = guidance.map(({ fiveMinutes }) => ({
		id: 'five-minutes',
		text: fiveMinutes.question,
		hint: fiveMinutes.hint,
	}));
	const ahead = step === 'reflect' ? reflection.lookAhead[locale].questions : [];
	return [...guidance.flatMap(({ questions }) => questions), ...ahead, ...caught];
}

/** The questions of this step for this reflection: at its level, before a hard talk first what looks ahead. */
function questionsOf({ runtime, locale }: App.Locals, { cycle, items }: LoadedCycle, step: Step) {
	const { questions } = runtime.content.steps[locale][`${step}-${cycle.level}`];
	const ahead =
		step === 'reflect' && cycle.door === 'lookAhead' ? runtime.reflection.lookAhead[locale].questions : [];
	// Asked when the reflection began, so not again.
	const answered = (id: string) =>
		id === 'family-knows' &&
		cycle.familyKnows !== null &&
		!items.some((item) => item.slot === 'reflect.family-knows');
	return [...ahead, ...questions.filter(({ id }) => !answered(id))];
}

/** Everything that the page of one step shows. */
export async function openStep(locals: App.Locals, id: string, step: Step, caseFor: string | undefined) {
	const { runtime, locale } = locals;
	const say = stepWords[locale];
	return await locals.act(async (tx: Tx) => {
		const loaded = await loadCycle(tx, id);
		const { cycle, items } = loaded;
		const questions = questionsOf(locals, loaded, step);
		const panes = panesOf(step, questions, items, say.ask, everyQuestion(locals, step));
		const { question, purpose, pitfall, childTip } = runtime.content.steps[locale][`${step}-${cycle.level}`];
		return {
			cycle,
			step,
			guidance: { question, purpose, pitfall, childTip },
			panes,
			pieces: piecesOf(step, panes, items, randomUUID, caseFor),
			findings: step === 'plan' ? findingsOf(items) : [],
			written: writtenSteps(items),
			actions: step === 'act' ? await listActionsOfCycle(tx, id) : [],
			members: step === 'act' ? await listMembers(tx, cycle.circleId) : [],
			chairs: cycle.trajectoryId ? await listChairs(tx, cycle.trajectoryId) : undefined,
			lists: step === 'objectify' ? runtime.reflection.objectify[locale] : undefined,
			lastSaved: sayMoment(cycle.touchedAt, say.save, locale),
			say,
			voiceSay: cycle.trajectoryId ? voiceWords[locale] : undefined,
		};
	});
}
