import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { listMeetings } from '#features/meeting/index.server.ts';
import {
	addMember,
	changeCircle,
	changeRole,
	endCircle,
	endMembership,
	findCircle,
	inviteToGroup,
	listMembers,
	listMyCircles,
	listOpenInvitations,
	listPeople,
	mayAppoint,
	maySeat,
	renewInvitation,
	revokeInvitation,
} from '#features/people/index.server.ts';
import {
	type CircleKind,
	type CircleRole,
	circleChangeForm,
	groupInvitationForm,
	holds,
	leads,
	memberForm,
	roleForm,
} from '#features/people/index.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { senderOf } from '../../invitation/sender.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { person } = locals;
	if (!person || !z.uuid().safeParse(params.id).success) throw notFound();
	return locals.act(async (tx) => {
		const circle = await findCircle(tx, params.id);
		if (!circle || circle.kind === 'individual') throw notFound();
		const members = await listMembers(tx, circle.id);
		const mine = (await listMyCircles(tx)).find((one) => one.id === circle.id);
		const open = circle.endedOn === null;
		const looksAfter = holds(person, 'coordinator') || holds(person, 'administrator');
		const mayAdd = open && (await maySeat(tx, circle.id, null));
		const seated = new Set(members.map((member) => member.personId));
		return {
			group: { ...circle, kind: circle.kind as CircleKind },
			members: members.map((member) => ({
				...member,
				role: member.role as CircleRole,
				me: member.personId === person.id,
			})),
			coordinates: holds(person, 'coordinator'),
			seesMembers: mine !== undefined || looksAfter,
			meetings: mine ? await comingMeetings(tx, circle.id) : [],
			// A table speaks of one family: its pages carry the way out to safety.
			family: circle.kind === 'table',
			mayAdd,
			mayAppoint: open && (await mayAppoint(tx, circle.id)),
			mayCare: open && (looksAfter || (mine !== undefined && leads(mine.role))),
			firstAtTable: circle.kind === 'table' && mine === undefined,
			people: mayAdd ? (await listPeople(tx)).filter((one) => !seated.has(one.id)) : [],
			invitations: mayAdd || looksAfter ? await listOpenInvitations(tx, circle.id) : [],
			seatId: randomUUID(),
			invitationId: randomUUID(),
		};
	});
};

const MOST_MEETINGS = 6;

async function comingMeetings(tx: Tx, circleId: string) {
	return (await listMeetings(tx, { circleId }))
		.filter(({ state, onDay }) => state === 'open' || (state === 'planned' && onDay >= tx.actor.today))
		.slice(0, MOST_MEETINGS)
		.map(({ id, title, onDay, startsAt }) => ({ id, title, onDay, startsAt }));
}

const byId = z.object({ id: z.uuid() });

export const actions: Actions = {
	add: ({ request, locals, params }) =>
		answerForm(request, locals.locale, memberForm, async (input) => {
			await locals.act((tx) => addMember(tx, params.id, input));
			return { done: 'added' as const };
		}),
	invite: ({ request, locals, params }) =>
		answerForm(request, locals.locale, groupInvitationForm, async (input) => {
			const made = await locals.act((tx) => inviteToGroup(tx, params.id, input));
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
		answerForm(request, locals.locale, roleForm, async (input) => {
			await locals.act((tx) => changeRole(tx, input));
			return { done: 'kept' as const };
		}),
	end: ({ request, locals }) =>
		answerForm(request, locals.locale, byId, async ({ id }) => {
			await locals.act((tx) => endMembership(tx, id));
			return { done: 'gone' as const };
		}),
	leave: ({ request, locals }) =>
		answerForm(request, locals.locale, byId, async ({ id }) => {
			await locals.act((tx) => endMembership(tx, id));
			redirect(303, '/groups?left');
		}),
	change: ({ request, locals, params }) =>
		answerForm(request, locals.locale, circleChangeForm, async (input) => {
			await locals.act((tx) => changeCircle(tx, params.id, input));
			return { done: 'kept' as const };
		}),
	stop: ({ locals, params, request }) =>
		answerForm(request, locals.locale, z.object({}), async () => {
			await locals.act((tx) => endCircle(tx, params.id));
			redirect(303, `/groups/${params.id}`);
		}),
};
