import { randomUUID } from 'node:crypto';
import { type ActionFailure, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { listActionsOfCycle } from '#features/action/index.server.ts';
import {
	changeCycle,
	changeInput,
	closeCycle,
	loadCycle,
	takeUpAgain,
	whatChanged,
} from '#features/cycle/index.server.ts';
import { firstWords, type Item, stepOrder } from '#features/cycle/index.ts';
import {
	addChair,
	chairInput,
	listChairs,
	noteVoice,
	voiceInput,
	withdrawVoice,
} from '#features/voice/index.server.ts';
import { listWorksheets } from '#features/worksheet/index.server.ts';
import { answerForm, type FormFailure } from '#platform/http/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

const uuid = z.uuid();

function wordsIn(items: readonly Item[]) {
	return Object.fromEntries(
		stepOrder.map((step) => {
			const words = items
				.filter((item) => item.step === step && item.kind !== 'nextAction')
				.map((item) => item.fields.text ?? '');
			return [
				step,
				words
					.filter((text) => text.trim() !== '')
					.slice(0, 2)
					.map((text) => firstWords(text, 90)),
			];
		}),
	);
}

export const load: PageServerLoad = async ({ locals, params }) => {
	if (!uuid.safeParse(params.id).success) throw notFound();
	const { runtime, locale } = locals;
	return await locals.act(async (tx) => {
		const { cycle, items, followers } = await loadCycle(tx, params.id);
		const earlier = cycle.previousId ? await loadCycle(tx, cycle.previousId) : undefined;
		return {
			family: true,
			worksheets: (await listWorksheets(tx, cycle.id)).map(({ id, matter, title }) => ({
				id,
				matter,
				title: title[locale],
			})),
			cycle,
			followers,
			words: wordsIn(items),
			questions: Object.fromEntries(
				stepOrder.map((step) => [step, runtime.content.steps[locale][`${step}-${cycle.level}`].question]),
			),
			cases: items.filter((item) => item.kind === 'caseQuestion'),
			actions: await listActionsOfCycle(tx, cycle.id),
			changed: earlier && {
				...whatChanged(earlier.items, items),
				actionsBefore: await listActionsOfCycle(tx, earlier.cycle.id),
				startedOn: earlier.cycle.startedOn,
			},
			chairs: cycle.trajectoryId ? await listChairs(tx, cycle.trajectoryId) : undefined,
			me: locals.person?.id ?? '',
			newId: randomUUID(),
		};
	});
};

/** Asks, and comes back to the page (at a fragment) when all went well; `form` says which form was refused. */
async function ask(
	form: string,
	work: Promise<string | ActionFailure<{ failure: FormFailure }>>,
): Promise<ActionFailure<{ failure: FormFailure }> & { data: { form?: string } }> {
	const done = await work;
	if (typeof done === 'string') redirect(303, done);
	return fail(done.status, { ...done.data, form });
}

const againInput = changeInput
	.pick({ familyKnows: true, familyKnowsWhy: true, familyKnowsUntil: true })
	.extend({ newId: uuid });

export const actions: Actions = {
	change: ({ request, locals, params }) =>
		ask(
			'change',
			answerForm(request, locals.locale, changeInput.omit({ id: true }), async (input) => {
				await locals.act((tx) => changeCycle(tx, { ...input, id: params.id }));
				return `/reflections/${params.id}`;
			}),
		),
	close: async ({ request, locals, params }) => {
		const closed = (await request.formData()).get('closed') !== 'no';
		await locals.act((tx) => closeCycle(tx, { id: params.id, closed }));
		redirect(303, `/reflections/${params.id}`);
	},
	again: ({ request, locals, params }) =>
		ask(
			'again',
			answerForm(request, locals.locale, againInput, async ({ newId, ...input }) => {
				await locals.act((tx) => takeUpAgain(tx, { ...input, id: newId, previousId: params.id }));
				return `/reflections/${newId}`;
			}),
		),
	chair: ({ request, locals, params }) =>
		ask(
			'chair',
			answerForm(request, locals.locale, chairInput, async (input) => {
				const { id } = await locals.act((tx) => addChair(tx, input));
				return `/reflections/${params.id}#chair-${id}`;
			}),
		),
	note: ({ request, locals, params }) =>
		ask(
			'note',
			answerForm(request, locals.locale, voiceInput, async (input) => {
				await locals.act((tx) => noteVoice(tx, input));
				return `/reflections/${params.id}#chair-${input.chairId}`;
			}),
		),
	withdraw: ({ request, locals, params }) =>
		ask(
			'withdraw',
			answerForm(request, locals.locale, z.object({ id: uuid }), async (input) => {
				await locals.act((tx) => withdrawVoice(tx, input));
				return `/reflections/${params.id}`;
			}),
		),
};
