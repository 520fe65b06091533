import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	changeRegion,
	changeRegionRole,
	inviteToRegion,
	leaveRegion,
	listOpenInvitations,
	listOrganisations,
	listPeople,
	listRegionAudit,
	makeOrganisation,
	removeDemonstration,
	renewInvitation,
	revokeInvitation,
} from '#features/people/index.server.ts';
import { organisationForm, regionForm, regionInvitationForm } from '#features/people/index.ts';
import { removeUser } from '#platform/auth/make-user.server.ts';
import { endAllSessions } from '#platform/auth/sessions.server.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { senderOf } from '../invitation/sender.server.ts';
import type { Actions, PageServerLoad } from './$types';

const parts = ['people', 'organisations', 'events', 'settings'] as const;
const EVENTS_SHOWN = 200;

export const load: PageServerLoad = async ({ locals, url }) => {
	const wanted = url.searchParams.get('part');
	const part = parts.find((one) => one === wanted) ?? 'people';
	const { sectors } = locals.runtime.content.sectors;
	return locals.act(async (tx) => ({
		part,
		parts,
		myId: locals.person?.id,
		regionName: locals.person?.regionName ?? '',
		secondFactorRequired: locals.person?.secondFactorRequired ?? false,
		organisations: await listOrganisations(tx),
		people: part === 'people' ? await listPeople(tx) : [],
		invitations: part === 'people' ? await listOpenInvitations(tx, null) : [],
		events: part === 'events' ? await listRegionAudit(tx, EVENTS_SHOWN) : [],
		sectors: sectors.map((sector) => ({ id: sector.id, name: sector[locals.locale] })),
		newId: randomUUID(),
	}));
};

const byId = z.object({ id: z.uuid() });
const roleChange = z.object({
	personId: z.uuid(),
	change: z
		.enum(['give-coordinator', 'give-administrator', 'take-coordinator', 'take-administrator'])
		.transform((change) => ({
			holds: change.startsWith('give'),
			role: change.endsWith('coordinator') ? ('coordinator' as const) : ('administrator' as const),
		})),
});

export const actions: Actions = {
	invite: ({ request, locals }) =>
		answerForm(request, locals.locale, regionInvitationForm, async (input) => {
			const made = await locals.act((tx) => inviteToRegion(tx, input));
			return { delivered: await senderOf(locals).deliver(input, made) };
		}),
	renew: ({ request, locals }) =>
		answerForm(request, locals.locale, byId, async ({ id }) => {
			const made = await locals.act((tx) => renewInvitation(tx, id));
			return { delivered: await senderOf(locals).deliver({ id, ...made }, made) };
		}),
	revoke: ({ request, locals }) =>
		answerForm(request, locals.locale, byId, async ({ id }) => {
			await locals.act((tx) => revokeInvitation(tx, id));
			return { done: 'revoked' as const };
		}),
	role: ({ request, locals }) =>
		answerForm(request, locals.locale, roleChange, async ({ personId, change }) => {
			await locals.act((tx) => changeRegionRole(tx, { personId, ...change }));
			// Who gives away the own role has nothing more to see on this page.
			if (personId === locals.person?.id && change.role === 'administrator') redirect(303, '/today');
			return { done: 'kept' as const };
		}),
	leave: ({ request, locals }) =>
		answerForm(request, locals.locale, byId, async ({ id }) => {
			const { userId } = await locals.act((tx) => leaveRegion(tx, id));
			if (userId) await endAllSessions(locals.runtime.auth, userId);
			if (id === locals.person?.id) redirect(303, '/login');
			return { done: 'left' as const };
		}),
	organisation: ({ request, locals }) =>
		answerForm(request, locals.locale, organisationForm, async (input) => {
			const known = locals.runtime.content.sectors.sectors.map((sector) => sector.id);
			await locals.act((tx) => makeOrganisation(tx, input, known));
			return { done: 'added' as const };
		}),
	settings: ({ request, locals }) =>
		answerForm(request, locals.locale, regionForm, async ({ name, secondFactor }) => {
			await locals.act((tx) => changeRegion(tx, { name, secondFactorRequired: secondFactor === 'on' }));
			redirect(303, '/region?part=settings&kept');
		}),
	demonstration: ({ request, locals }) =>
		answerForm(request, locals.locale, z.object({}), async () => {
			const { userIds } = await locals.act(removeDemonstration);
			for (const userId of userIds) await removeUser(locals.runtime.auth, userId);
			redirect(303, '/');
		}),
};
