import { type ActionFailure, redirect } from '@sveltejs/kit';
import {
	acceptMandate,
	changeMandate,
	declineMandate,
	findAddressee,
	findMandate,
	listContacts,
	listTopics,
	whoActs,
	withdrawMandate,
} from '#features/mandate/index.server.ts';
import {
	acceptInput,
	byId,
	dueDay,
	isHolder,
	mandateChangeForm,
	sayMandate,
	wordingOf,
} from '#features/mandate/index.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { locale, actor, runtime } = locals;
	const { mandate, addressee, topic, who, contacts } = await locals.act(async (tx) => {
		const mandate = await findMandate(tx, params.id);
		const addressee = mandate && (await findAddressee(tx, mandate.addresseeId));
		const topic = (await listTopics(tx)).find(({ id }) => id === mandate?.topicId);
		if (!mandate || !addressee || !topic) throw notFound();
		return { mandate, addressee, topic, who: await whoActs(tx), contacts: await listContacts(tx) };
	});
	const nameOf = (id: string | null) => contacts.find((one) => one.id === id)?.name;
	return {
		mandate,
		addressee,
		sentence: sayMandate(mandate, addressee.name, topic.name, locale),
		seen: wordingOf(mandate),
		due: dueDay(actor?.today ?? '', mandate.term, addressee.meetingDates, runtime.content.holidays).dueOn,
		holder: isHolder(addressee, who),
		coordinates: who.roles.includes('coordinator'),
		acceptedBy: nameOf(mandate.acceptedBy),
		bearer: nameOf(addressee.bearerId),
		secretary: nameOf(addressee.secretaryId),
	};
};

function back<T>(failed: ActionFailure<T> | undefined, id: string) {
	return failed ?? redirect(303, `/mandates/${id}`);
}

export const actions: Actions = {
	accept: async ({ request, locals, params }) => {
		const failed = await answerForm(request, locals.locale, acceptInput, async (input) => {
			await locals.act((tx) => acceptMandate(tx, { ...input, id: params.id }));
			return undefined;
		});
		return back(failed, params.id);
	},
	decline: async ({ request, locals, params }) => {
		const failed = await answerForm(request, locals.locale, byId, async () => {
			await locals.act((tx) => declineMandate(tx, params.id));
			return undefined;
		});
		return back(failed, params.id);
	},
	withdraw: async ({ request, locals, params }) => {
		const failed = await answerForm(request, locals.locale, byId, async () => {
			await locals.act((tx) => withdrawMandate(tx, params.id));
			return undefined;
		});
		return back(failed, params.id);
	},
	change: async ({ request, locals, params }) => {
		const failed = await answerForm(request, locals.locale, mandateChangeForm, async (input) => {
			await locals.act((tx) => changeMandate(tx, { ...input, id: params.id }));
			return undefined;
		});
		return back(failed, params.id);
	},
};
