import { randomUUID } from 'node:crypto';
import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	changeCycle,
	copyToCircle,
	type LoadedCycle,
	loadCycle,
	saveInput,
	saveStep,
	startCycle,
} from '#features/cycle/index.server.ts';
import {
	cycleWords,
	type Opened,
	readPieces,
	type Step,
	stepOrder,
	stepWords,
} from '#features/cycle/index.ts';
import { listMyCircles } from '#features/people/index.server.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { sayMoment } from '../../../say-moment.server.ts';
import type { Actions, PageServerLoad } from './$types';

const SLOT = 'five-minutes';
const uuid = z.uuid();

/** What is caught about seeing and hearing is an observation; the rest are answers. */
const kindOf = (step: Step) => (step === 'objectify' ? 'observation' : 'answer');

/** The reflection of this catch; none yet before its first words. */
async function caught(locals: App.Locals, id: string): Promise<LoadedCycle | undefined> {
	if (!uuid.safeParse(id).success) throw notFound();
	try {
		return await locals.act((tx) => loadCycle(tx, id));
	} catch (error) {
		if (error instanceof Refusal && error.code === 'not-found') return undefined;
		throw error;
	}
}

export const load: PageServerLoad = async ({ locals, params }) => {
	const step = stepOrder[Number(params.n) - 1];
	const loaded = await caught(locals, params.id);
	if ((!step && params.n !== 'end') || (!loaded && params.n !== '1')) throw notFound();
	const { content, reflection } = locals.runtime;
	const level = loaded?.cycle.level ?? 'micro';
	const guidance = (one: Step) => content.steps[locals.locale][`${one}-${level}`].fiveMinutes;
	const pieceOf = (one: Step): Opened => {
		const slot = `${one}.${SLOT}`;
		const item = loaded?.items.find((piece) => piece.slot === slot);
		const place = {
			id: item?.id ?? randomUUID(),
			step: one,
			kind: kindOf(one),
			slot,
			parentId: null,
		} as const;
		return { place, fields: item?.fields ?? {}, version: item?.version ?? 0 };
	};
	const words = stepWords[locals.locale];
	return {
		family: true,
		id: params.id,
		me: locals.person?.id ?? '',
		exists: loaded !== undefined,
		alone: (loaded?.cycle.circleKind ?? 'individual') === 'individual',
		lastSaved: loaded && sayMoment(loaded.cycle.touchedAt, words.save, locals.locale),
		say: cycleWords[locals.locale].catch,
		words,
		n: Number(params.n),
		step: step && {
			step,
			...guidance(step),
			piece: pieceOf(step),
			lists: reflection.objectify[locals.locale],
		},
		end: step
			? undefined
			: {
					answers: stepOrder.map((one) => ({
						question: guidance(one).question,
						text: pieceOf(one).fields.text ?? '',
					})),
					circles: (await locals.act(listMyCircles)).filter((circle) => circle.kind !== 'individual'),
					family: cycleWords[locals.locale].family,
					copy: cycleWords[locals.locale].copy.title,
					copyId: randomUUID(),
				},
	};
};

const shareInput = z.object({
	copyId: z.uuid(),
	circleId: z.uuid(),
	familyKnows: z.enum(['yes', 'partly', 'no']).optional(),
	familyKnowsWhy: z.string().trim().max(2000).default(''),
	familyKnowsUntil: z.string().optional(),
});

export const actions: Actions = {
	/** Saves this question and goes on: to the next one, the one before, or away for now. */
	save: async ({ request, locals, params }) => {
		const form = await request.formData();
		const pieces = saveInput.array().parse(readPieces(form, params.id));
		const circleId = locals.person?.ownCircleId ?? '';
		const blank = pieces.every((piece) => (piece.fields.text ?? '').trim() === '');
		const known = await caught(locals, params.id);
		const kept = await locals.act(async (tx) => {
			// Going on without a word on the first question begins it too: any question may be skipped.
			if (!known) await startCycle(tx, { id: params.id, circleId, door: 'lookBack', form: 'fiveMinutes' });
			return blank && !known ? [] : await saveStep(tx, pieces, locals.locale);
		});
		if (kept.length > 0) return fail(409, { kept });
		const then = String(form.get('then') ?? '');
		if (then === 'later') redirect(303, '/reflections');
		redirect(303, `/reflections/${params.id}/catch/${/^([1-5]|end)$/.test(then) ? then : 'end'}`);
	},
	/** Puts a copy of the caught thought with one of the own groups. */
	share: ({ request, locals, params }) =>
		answerForm(request, locals.locale, shareInput, async ({ copyId, ...input }) => {
			await locals.act((tx) => copyToCircle(tx, { ...input, id: copyId, fromId: params.id }));
			redirect(303, `/reflections/${copyId}`);
		}),
	/** Goes on with the same thought in five steps. */
	deeper: async ({ locals, params }) => {
		await locals.act((tx) => changeCycle(tx, { id: params.id, form: 'full' }));
		redirect(303, `/reflections/${params.id}`);
	},
};
