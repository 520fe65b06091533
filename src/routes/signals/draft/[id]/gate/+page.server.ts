import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { findCircle, listMembers } from '#features/people/index.server.ts';
import {
	askSecondReader,
	confirmSecondReading,
	findSignalOfDraft,
	loadDraft,
	sendSignal,
	whoAnswers,
} from '#features/signal/index.server.ts';
import { draftFaults, hasBlocking, hasMarks, lookAtGate, RELEASE_DAYS } from '#features/signal/index.ts';
import { addDays } from '#platform/day.ts';
import { answerForm } from '#platform/http/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

const sendForm = z.object({
	signalId: z.uuid(),
	version: z.coerce.number().int(),
	mandateId: z.preprocess((value) => (value === '' ? null : value), z.uuid().nullable()),
	looked: z.preprocess((value) => value === 'on', z.boolean()),
	knowsReaders: z.preprocess((value) => value === 'on', z.boolean()),
});

export const load: PageServerLoad = async ({ locals, params }) => {
	const { gate, holidays } = locals.runtime.rules;
	return locals.act(async (tx) => {
		const draft = await loadDraft(tx, params.id);
		if (draft.state === 'sent') redirect(303, `/signals/${await findSignalOfDraft(tx, draft.id)}`);
		const circle = await findCircle(tx, draft.circleId);
		if (draftFaults(draft.body, circle?.kind === 'table').length > 0)
			redirect(303, `/signals/draft/${draft.id}?incomplete`);
		const looked = lookAtGate(draft.body, gate.lists);
		const releaseBy = addDays(tx.actor.today, RELEASE_DAYS);
		const members = await listMembers(tx, draft.circleId);
		const me = tx.actor.personId;
		return {
			id: draft.id,
			signalId: randomUUID(),
			version: draft.version,
			body: draft.body,
			looked,
			blocking: hasBlocking(looked),
			marked: hasMarks(looked),
			gateWords: gate.words[locals.locale],
			releaseBy,
			promise: await whoAnswers(tx, draft.body, releaseBy, holidays),
			companions: members.filter((member) => member.personId !== me),
			second: draft.secondReaderId && {
				name: members.find((member) => member.personId === draft.secondReaderId)?.name ?? '',
				mine: draft.secondReaderId === me,
				done: draft.secondReadOn !== null,
			},
			family: true,
		};
	});
};

export const actions: Actions = {
	send: async ({ request, locals, params }) => {
		const { gate, holidays } = locals.runtime.rules;
		const language = locals.locale;
		const done = await answerForm(request, language, sendForm, (input) =>
			locals.act((tx) =>
				sendSignal(tx, { draftId: params.id, language, ...input }, { gate: gate.lists, holidays }),
			),
		);
		if (typeof done === 'string') redirect(303, `/signals/${done}`);
		return done;
	},
	second: async ({ request, locals, params }) => {
		const failed = await answerForm(
			request,
			locals.locale,
			z.object({ personId: z.uuid() }),
			async ({ personId }) => {
				await locals.act((tx) => askSecondReader(tx, params.id, personId));
			},
		);
		return failed ?? redirect(303, `/signals/draft/${params.id}/gate`);
	},
	confirm: async ({ locals, params }) => {
		await locals.act((tx) => confirmSecondReading(tx, params.id));
		redirect(303, `/signals/draft/${params.id}/gate`);
	},
};
