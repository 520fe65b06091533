import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	beginTopics,
	listAddressees,
	listMandates,
	listTopics,
	whoActs,
} from '#features/mandate/index.server.ts';
import { findingsOf, matrixOf, sayFindings, sayMandate, waitingFor } from '#features/mandate/index.ts';
import { answerForm } from '#platform/http/form.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { mandatesWords } from './mandates-words.ts';

export const load: PageServerLoad = async ({ locals }) => {
	const { locale } = locals;
	const { topics, addressees, mandates, who } = await locals.act(async (tx) => ({
		topics: await listTopics(tx),
		addressees: await listAddressees(tx),
		mandates: await listMandates(tx),
		who: await whoActs(tx),
	}));
	const rows = matrixOf(topics, addressees, mandates);
	const findings = findingsOf(rows);
	const waiting = waitingFor(who, addressees, mandates).flatMap(({ mandate, addressee }) => {
		const topic = topics.find(({ id, endedOn }) => id === mandate.topicId && !endedOn);
		return topic
			? [{ id: mandate.id, sentence: sayMandate(mandate, addressee.name, topic.name, locale) }]
			: [];
	});
	return {
		rows,
		findings,
		sentences: sayFindings(findings, locale),
		waiting,
		coordinates: who.roles.includes('coordinator'),
		offered: locals.runtime.content.topics.map((topic) => topic[locale]),
	};
};

export const actions: Actions = {
	begin: async ({ request, locals }) => {
		const names = locals.runtime.content.topics.map((topic) => topic[locals.locale]);
		const coordinator = mandatesWords[locals.locale].coordinator;
		const failed = await answerForm(request, locals.locale, z.object({}), () =>
			locals.act((tx) => beginTopics(tx, names, coordinator)),
		);
		return failed ?? redirect(303, '/mandates/topics');
	},
};
