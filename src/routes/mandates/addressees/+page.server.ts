import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import {
	addAddressee,
	listAddressableCircles,
	listAddressees,
	listContacts,
	listMandates,
	whoActs,
} from '#features/mandate/index.server.ts';
import { addresseeInput } from '#features/mandate/index.ts';
import { answerForm } from '#platform/http/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const lists = await locals.act(async (tx) => ({
		addressees: await listAddressees(tx),
		mandates: await listMandates(tx),
		circles: await listAddressableCircles(tx),
		contacts: await listContacts(tx),
		who: await whoActs(tx),
	}));
	const today = locals.actor?.today ?? '';
	return {
		addressees: lists.addressees.map((addressee) => ({
			...addressee,
			accepted: lists.mandates.filter(
				({ addresseeId, state }) => addresseeId === addressee.id && state === 'accepted',
			).length,
			nextMeeting: addressee.meetingDates.find((day) => day >= today),
		})),
		circles: lists.circles,
		contacts: lists.contacts,
		coordinates: lists.who.roles.includes('coordinator'),
		newId: randomUUID(),
	};
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const answer = await answerForm(request, locals.locale, addresseeInput, async (input) => {
			await locals.act((tx) => addAddressee(tx, input));
			return input.id;
		});
		return typeof answer === 'string' ? redirect(303, `/mandates/addressees/${answer}`) : answer;
	},
};
