import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import {
	keepConsultation,
	listAddressees,
	listConsultations,
	listMandates,
	listTopics,
	removeConsultation,
	whoActs,
} from '#features/mandate/index.server.ts';
import { byId, consultationInput, inSentence, mandateWords } from '#features/mandate/index.ts';
import { answerForm } from '#platform/http/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const lists = await locals.act(async (tx) => ({
		consultations: await listConsultations(tx),
		addressees: await listAddressees(tx),
		mandates: await listMandates(tx),
		topics: await listTopics(tx),
		who: await whoActs(tx),
	}));
	const verbs = mandateWords[locals.locale].verbs;
	const held = (addresseeId: string | null) =>
		lists.mandates
			.filter((mandate) => mandate.state === 'accepted' && mandate.addresseeId === addresseeId)
			.flatMap(({ id, verb, topicId }) => {
				const topic = lists.topics.find((one) => one.id === topicId && !one.endedOn);
				return topic ? [{ id, label: `${verbs[verb]}: ${inSentence(topic.name)}` }] : [];
			});
	return {
		consultations: lists.consultations.map((one) => ({ ...one, held: held(one.addresseeId) })),
		addressees: lists.addressees.filter(({ endedOn }) => !endedOn),
		coordinates: lists.who.roles.includes('coordinator'),
		open: url.searchParams.get('open') ?? '',
		newId: randomUUID(),
	};
};

export const actions: Actions = {
	keep: async ({ request, locals }) => {
		const failed = await answerForm(request, locals.locale, consultationInput, async (input) => {
			await locals.act((tx) => keepConsultation(tx, input));
			return undefined;
		});
		return failed ?? redirect(303, '/mandates/consultations');
	},
	remove: async ({ request, locals }) =>
		answerForm(request, locals.locale, byId, async ({ id }) => ({
			removed: await locals.act((tx) => removeConsultation(tx, id)),
		})),
};
