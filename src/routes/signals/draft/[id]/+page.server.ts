import { fail, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { listAddressees, listRules, listTopics } from '#features/mandate/index.server.ts';
import { listMyCircles } from '#features/people/index.server.ts';
import { usualLevel } from '#features/people/index.ts';
import { dropDraft, findSignalOfDraft, loadDraft, writeDraft } from '#features/signal/index.server.ts';
import { type DraftBody, draftBody, draftFaults } from '#features/signal/index.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { draftForm } from '../../draft-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	if (!z.uuid().safeParse(params.id).success) throw notFound();
	return locals.act(async (tx) => {
		const circles = await listMyCircles(tx);
		const known = await loadDraft(tx, params.id).catch((error: unknown) => {
			if (error instanceof Refusal && error.code === 'not-found') return undefined;
			throw error;
		});
		if (known?.state === 'sent') redirect(303, `/signals/${await findSignalOfDraft(tx, known.id)}`);
		const circle = circles.find((one) => one.id === (known?.circleId ?? url.searchParams.get('circle')));
		if (!circle) throw notFound();
		const fresh: DraftBody = draftBody.parse({
			level: usualLevel(circle.kind),
			support: circle.kind === 'individual' ? 'one' : 'table',
			statement: (url.searchParams.get('statement') ?? '').slice(0, 400),
			facts: url.searchParams.getAll('fact').map((fact) => fact.slice(0, 600)),
		});
		const body = known?.body ?? fresh;
		return {
			id: params.id,
			circle,
			circles: known ? [circle] : circles,
			cycleId: known?.cycleId ?? url.searchParams.get('cycle'),
			version: known?.version ?? 0,
			body,
			faults: known ? draftFaults(body, circle.kind === 'table') : [],
			asked: url.searchParams.has('incomplete'),
			saved: url.searchParams.has('saved'),
			topics: (await listTopics(tx)).filter((topic) => topic.endedOn === null),
			rules: (await listRules(tx)).filter((rule) => rule.endedOn === null),
			addressees: (await listAddressees(tx)).filter(
				(one) => one.endedOn === null && one.receives === 'signals',
			),
			family: true,
		};
	});
};

export const actions: Actions = {
	save: async ({ request, locals, params }) => {
		const done = await answerForm(request, locals.locale, draftForm, async ({ next, ...input }) => {
			await locals.act((tx) => writeDraft(tx, { id: params.id, ...input }));
			const complete = draftFaults(input.body, false).length === 0;
			return {
				to: next === 'check' ? (complete ? `/signals/draft/${params.id}/gate` : '?incomplete') : '?saved',
			};
		});
		if ('to' in done) redirect(303, done.to);
		const { failure } = done.data;
		if (failure.code !== 'draft-changed') return fail(done.status, { failure, theirs: undefined });
		const { body, version } = await locals.act((tx) => loadDraft(tx, params.id));
		return fail(409, { failure, theirs: { body, version } });
	},
	drop: async ({ locals, params }) => {
		await locals.act((tx) => dropDraft(tx, params.id));
		redirect(303, '/signals');
	},
};
