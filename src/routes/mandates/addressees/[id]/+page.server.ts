import { type ActionFailure, redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	changeAddressee,
	endAddressee,
	findAddressee,
	listContacts,
	listMandates,
	listTopics,
	noteMeetingDates,
	whoActs,
} from '#features/mandate/index.server.ts';
import { addresseeChange, datesInput, isHolder, sayMandate } from '#features/mandate/index.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { addressee, mandates, topics, contacts, who } = await locals.act(async (tx) => {
		const addressee = await findAddressee(tx, params.id);
		if (!addressee) throw notFound();
		return {
			addressee,
			mandates: await listMandates(tx),
			topics: await listTopics(tx),
			contacts: await listContacts(tx),
			who: await whoActs(tx),
		};
	});
	const nameOf = (id: string | null) => contacts.find((one) => one.id === id)?.name;
	const coordinates = who.roles.includes('coordinator');
	return {
		addressee,
		contacts,
		coordinates,
		mayNoteDates: coordinates || isHolder(addressee, who),
		upcoming: addressee.meetingDates.filter((day) => day >= (locals.actor?.today ?? '')),
		secretary: nameOf(addressee.secretaryId),
		bearer: nameOf(addressee.bearerId),
		held: mandates
			.filter(
				({ addresseeId, state }) =>
					addresseeId === addressee.id && (state === 'accepted' || state === 'proposed'),
			)
			.flatMap((mandate) => {
				const topic = topics.find(({ id, endedOn }) => id === mandate.topicId && !endedOn);
				return topic
					? [{ mandate, label: sayMandate(mandate, addressee.name, topic.name, locals.locale) }]
					: [];
			}),
	};
};

function back<T>(failed: ActionFailure<T> | undefined, id: string) {
	return failed ?? redirect(303, `/mandates/addressees/${id}`);
}

export const actions: Actions = {
	change: async ({ request, locals, params }) => {
		const failed = await answerForm(request, locals.locale, addresseeChange, async (input) => {
			await locals.act((tx) => changeAddressee(tx, { ...input, id: params.id }));
			return undefined;
		});
		return back(failed, params.id);
	},
	dates: async ({ request, locals, params }) => {
		const failed = await answerForm(request, locals.locale, datesInput, async ({ meetingDates }) => {
			await locals.act((tx) => noteMeetingDates(tx, params.id, meetingDates));
			return undefined;
		});
		return back(failed, params.id);
	},
	end: async ({ request, locals, params }) => {
		const ending = z.object({ ended: z.stringbool() });
		const failed = await answerForm(request, locals.locale, ending, async ({ ended }) => {
			await locals.act((tx) => endAddressee(tx, params.id, ended));
			return undefined;
		});
		return back(failed, params.id);
	},
};
