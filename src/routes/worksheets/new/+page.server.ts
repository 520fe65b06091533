import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { listMyCycles } from '#features/cycle/index.server.ts';
import { findEntries } from '#features/method/index.ts';
import { openLibrary } from '#features/pack/index.server.ts';
import { listMyCircles } from '#features/people/index.server.ts';
import { saveAnswers, startInput, startWorksheet, usableOf } from '#features/worksheet/index.server.ts';
import { usableKinds } from '#features/worksheet/index.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import type { Actions, PageServerLoad } from './$types';
import { answersAlong } from './answers-along.server.ts';

const kinds = usableKinds.filter((kind) => kind !== 'tree');
const card = z
	.string()
	.regex(/^[a-z0-9.-]{0,120}$/)
	.catch('');

export const load: PageServerLoad = async ({ locals, url }) => {
	const { circles, cycles, library } = await locals.act(async (tx) => ({
		circles: await listMyCircles(tx),
		cycles: await listMyCycles(tx),
		library: (await openLibrary(tx, locals.runtime.library)).library,
	}));
	const of = url.searchParams.get('of') ?? '';
	const usable = of === '' ? undefined : usableOf(library, of);
	if (of !== '' && !usable) throw notFound();
	const answers = url.searchParams.getAll('a').slice(0, 40).join(',');
	// A tree is walked in the library; only the advice that it gave comes on a worksheet.
	if (usable?.kind === 'tree' && answers === '') redirect(303, `/library/${of}`);
	const cycle = url.searchParams.get('cycle');
	const circle = url.searchParams.get('circle');
	const own = locals.person?.ownCircleId ?? '';
	return {
		id: randomUUID(),
		of,
		title: usable?.entry[locals.locale].title,
		kinds,
		choices: kinds.flatMap((kind) => findEntries(library, { kind }, locals.locale)),
		own: `circle:${own}`,
		circles: circles.filter(({ kind }) => kind !== 'individual'),
		cycles: cycles
			.filter(({ closedOn }) => !closedOn)
			.map(({ id, name, circleName, circleKind }) => ({ id, name, circleName, circleKind })),
		where: cycle ? `cycle:${cycle}` : circle ? `circle:${circle}` : `circle:${own}`,
		about: url.searchParams.get('about') ?? '',
		/** The card or question that was drawn before, to write on it. */
		card: url.searchParams.get('card') ?? '',
		family: true,
	};
};

export const actions: Actions = {
	default: async ({ request, locals, url }) =>
		answerForm(request, locals.locale, startInput.extend({ card }), async ({ card, ...input }) => {
			const { id } = await locals.act(async (tx) => {
				const { library } = await openLibrary(tx, locals.runtime.library);
				const begun = await startWorksheet(tx, library, input);
				const answers = answersAlong(library, input.of, url.searchParams.getAll('a'), locals.locale);
				if (answers.length > 0) await saveAnswers(tx, { worksheetId: begun.id, taker: 0, answers });
				return begun;
			});
			redirect(303, `/worksheets/${id}${card && `?draw=1&card=${card}`}`);
		}),
};
