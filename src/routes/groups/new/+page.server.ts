import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { addMember, listOrganisations, listPeople, makeCircle } from '#features/people/index.server.ts';
import { circleForm, circleKinds, firstMemberForm, holds } from '#features/people/index.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { person } = locals;
	if (!person || person.roles.length === 0) throw notFound();
	const coordinates = holds(person, 'coordinator');
	const wanted = url.searchParams.get('kind');
	return {
		kinds: circleKinds.filter((kind) => kind !== 'individual' && (kind !== 'table' || coordinates)),
		wanted,
		id: randomUUID(),
		seatId: randomUUID(),
		organisations: await locals.act(listOrganisations),
		people: await locals.act(listPeople),
	};
};

const newGroup = circleForm.and(firstMemberForm);

export const actions: Actions = {
	default: ({ request, locals }) =>
		answerForm(request, locals.locale, newGroup, async ({ seatId, firstId, firstRole, ...circle }) => {
			await locals.act(async (tx) => {
				await makeCircle(tx, circle);
				if (!firstId) return;
				await addMember(tx, circle.id, { id: seatId, personId: firstId, role: firstRole });
			});
			redirect(303, `/groups/${circle.id}`);
		}),
};
