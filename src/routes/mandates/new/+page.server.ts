import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { listAddressees, listTopics, proposeMandate } from '#features/mandate/index.server.ts';
import { mandateForm } from '#features/mandate/index.ts';
import { answerForm } from '#platform/http/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { topics, addressees } = await locals.act(async (tx) => ({
		topics: await listTopics(tx),
		addressees: await listAddressees(tx),
	}));
	return {
		id: randomUUID(),
		topics: topics.filter(({ endedOn }) => !endedOn),
		addressees: addressees.filter(({ endedOn }) => !endedOn),
		topicId: url.searchParams.get('topic') ?? '',
		addresseeId: url.searchParams.get('addressee') ?? '',
	};
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const answer = await answerForm(request, locals.locale, mandateForm, async (input) => {
			await locals.act((tx) => proposeMandate(tx, input));
			return input.id;
		});
		return typeof answer === 'string' ? redirect(303, `/mandates/${answer}`) : answer;
	},
};
