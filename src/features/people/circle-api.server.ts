import { z } from '@hono/zod-openapi';
import type { Api } from '#platform/http/api.server.ts';
import {
	aDay,
	anId,
	made,
	maybeDay,
	maybeId,
	newId,
	openId,
	openText,
} from '#platform/http/api-fields.server.ts';
import { notFound } from '#platform/refusal.ts';
import { addMember } from './add-member.server.ts';
import { changeCircle, endCircle } from './change-circle.server.ts';
import { changeRole } from './change-role.server.ts';
import { listGroups } from './circle-store.server.ts';
import { endMembership } from './end-membership.server.ts';
import { makeCircle } from './make-circle.server.ts';
import { type CircleKind, type CircleRole, circleKinds, circleRoles } from './people.ts';
import { circleChangeForm, circleForm, memberForm, roleForm } from './people-forms.ts';
import { findCircle, listMembers } from './people-store.server.ts';

const kind = z.enum(circleKinds);
const role = z.enum(circleRoles);
const listed = z
	.object({
		id: anId,
		kind,
		name: z.string(),
		existingMeeting: z.string().nullable(),
		role: role.nullable().openapi({ description: 'Your own role; null when you are no member.' }),
	})
	.openapi('ListedCircle');
const membership = z
	.object({ id: anId, personId: anId, name: z.string(), role, since: aDay })
	.openapi('Membership');
const circle = z
	.object({
		id: anId,
		kind,
		name: z.string(),
		existingMeeting: z.string().nullable(),
		whyNew: z.string().nullable(),
		organisationId: maybeId,
		endedOn: maybeDay,
		members: z.array(membership).openapi({ description: 'The members that you may know.' }),
	})
	.openapi('Circle');

const texts = { existingMeeting: openText(300), whyNew: openText(600) };

/** Groups and who sits in them. */
export function addCircleApi(api: Api<unknown>): void {
	api.get(
		'/circles',
		{
			id: 'listCircles',
			what: 'The groups that you may know of.',
			answer: z.object({ circles: z.array(listed) }),
		},
		({ act }) => act(async (tx) => ({ circles: await listGroups(tx) })),
	);
	api.post(
		'/circles',
		{
			id: 'makeCircle',
			what: 'Makes a group.',
			body: circleForm.extend({ id: newId, ...texts, organisationId: openId }),
			answer: made,
			status: 201,
		},
		async ({ act, body }) => {
			await act((tx) => makeCircle(tx, body));
			return { id: body.id };
		},
	);
	api.get(
		'/circles/{id}',
		{ id: 'readCircle', what: 'A group with its members.', answer: circle },
		({ act, params }) =>
			act(async (tx) => {
				const found = await findCircle(tx, params.id);
				if (!found) throw notFound();
				const members = await listMembers(tx, found.id);
				return {
					...found,
					kind: found.kind as CircleKind,
					members: members.map((member) => ({ ...member, role: member.role as CircleRole })),
				};
			}),
	);
	api.put(
		'/circles/{id}',
		{
			id: 'changeCircle',
			what: 'Gives a group another name or another meeting to live in.',
			body: circleChangeForm.extend(texts),
		},
		({ act, params, body }) => act((tx) => changeCircle(tx, params.id, body)),
	);
	api.delete(
		'/circles/{id}',
		{ id: 'endCircle', what: 'Ends a group; what was written stays with those who sat in it.' },
		({ act, params }) => act((tx) => endCircle(tx, params.id)),
	);
	api.post(
		'/circles/{id}/memberships',
		{
			id: 'addMember',
			what: 'Gives somebody of the region a place in a group.',
			body: memberForm.extend({ id: newId }),
			answer: made,
			status: 201,
		},
		async ({ act, params, body }) => {
			await act((tx) => addMember(tx, params.id, body));
			return { id: body.id };
		},
	);
	api.patch(
		'/memberships/{id}',
		{ id: 'changeRole', what: 'Gives a member another role.', body: roleForm.pick({ role: true }) },
		({ act, params, body }) => act((tx) => changeRole(tx, { membershipId: params.id, ...body })),
	);
	api.delete(
		'/memberships/{id}',
		{ id: 'endMembership', what: 'Ends a place in a group: from then on nothing of it can be read.' },
		({ act, params }) => act((tx) => endMembership(tx, params.id)),
	);
}
