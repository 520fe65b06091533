import { z } from 'zod';
import { sayDay } from '#design/say-day.ts';
import { listActionsOfCycle } from '#features/action/index.server.ts';
import { actionWords } from '#features/action/index.ts';
import { cleanText, loadCycle } from '#features/cycle/index.server.ts';
import { cycleWords, stepWords } from '#features/cycle/index.ts';
import { levels, steps } from '#features/method/index.ts';
import { notFound } from '#platform/refusal.ts';
import type { PageServerLoad } from './$types';

/** Finds the guiding question of a slot such as `reflect.occasion`, at whatever level it was asked. */
function questionFinder({ runtime, locale }: App.Locals): (slot: string) => string {
	const known = new Map<string, string>();
	for (const step of steps)
		for (const level of levels) {
			const { questions, fiveMinutes } = runtime.content.steps[locale][`${step}-${level}`];
			for (const { id, text } of [...questions, { id: 'five-minutes', text: fiveMinutes.question }])
				known.set(`${step}.${id}`, known.get(`${step}.${id}`) ?? text);
		}
	for (const { id, text } of runtime.reflection.lookAhead[locale].questions) known.set(`reflect.${id}`, text);
	return (slot) => known.get(slot) ?? '';
}

export const load: PageServerLoad = async ({ locals, params }) => {
	if (!z.uuid().safeParse(params.id).success) throw notFound();
	const { locale } = locals;
	const say = cycleWords[locale];
	return await locals.act(async (tx) => {
		const { cycle, items } = await loadCycle(tx, params.id);
		const actions = await listActionsOfCycle(tx, params.id);
		const day = (text: string) => sayDay(text, locale);
		const started = say.copy.started.replace('{day}', day(cycle.startedOn));
		const head = [
			[say.overview.title, cycle.title].filter(Boolean).join(': '),
			[cycle.code, started].filter(Boolean).join(' · '),
		];
		const lines = actions
			.filter((action) => action.state !== 'dropped')
			.map((action) => ({
				...action,
				effect: action.effect ? actionWords[locale].effects[action.effect].toLowerCase() : undefined,
			}));
		const text = cleanText(head, items, lines, stepWords[locale], questionFinder(locals), day);
		return {
			family: true,
			id: cycle.id,
			text,
			say: say.copy,
			overview: stepWords[locale].rail.overview,
			table: cycle.trajectoryId !== null,
		};
	});
};
