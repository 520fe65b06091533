import { z } from '@hono/zod-openapi';
import type { Tx } from '#platform/db/context.server.ts';
import type { Api, Ask } from '#platform/http/api.server.ts';
import { aDay, anId, newId, openId } from '#platform/http/api-fields.server.ts';
import type { Mailer } from '#platform/mail/mailer.server.ts';
import { notFound } from '#platform/refusal.ts';
import { type Delivered, deliverInvitation } from './deliver-invitation.server.ts';
import { listOpenInvitations } from './invitation-store.server.ts';
import {
	type Invited,
	inviteToGroup,
	inviteToRegion,
	renewInvitation,
	revokeInvitation,
} from './invite.server.ts';
import { circleRoles } from './people.ts';
import { groupInvitationForm, regionInvitationForm } from './people-forms.ts';
import { findMe } from './people-store.server.ts';

const invitation = z
	.object({
		id: anId,
		email: z.string(),
		name: z.string(),
		expiresOn: aDay,
		circleRole: z.enum(circleRoles).nullable(),
		regionRole: z.enum(['coordinator', 'administrator']).nullable(),
		own: z.boolean(),
	})
	.openapi('Invitation');
const delivered = z
	.object({
		id: anId,
		sent: z.boolean().openapi({ description: 'Mailed. Otherwise hand over link and code yourself.' }),
		email: z.string(),
		name: z.string(),
		link: z.string().optional(),
		code: z.string().optional(),
	})
	.openapi('DeliveredInvitation');
const email = z.email().max(254).toLowerCase();
const toGroup = groupInvitationForm.extend({ id: newId, email, circleId: z.uuid() });
const toRegion = regionInvitationForm.extend({
	id: newId,
	email,
	circleId: z.null().optional(),
	organisationId: openId,
	regionRole: z
		.enum(['coordinator', 'administrator'])
		.nullish()
		.transform((role) => role ?? null),
});

/** How invitations travel: the mail server and the public address of this installation. */
export type InvitationRules = { readonly mailer: Mailer; readonly address: string };

type Asked = Pick<Ask<InvitationRules, never, unknown, unknown>, 'act' | 'rules' | 'locale'>;

/** Invitations into a group or into the region. */
export function addInvitationApi(api: Api<InvitationRules>): void {
	api.get(
		'/invitations',
		{
			id: 'listInvitations',
			what: 'Invitations that wait, of one group or (without circleId) of the region.',
			query: z.object({ circleId: z.uuid().optional() }),
			answer: z.object({ invitations: z.array(invitation) }),
		},
		({ act, query }) =>
			act(async (tx) => ({ invitations: await listOpenInvitations(tx, query.circleId ?? null) })),
	);
	api.post(
		'/invitations',
		{
			id: 'invite',
			what: 'Invites somebody by mail, into a group (circleId and role) or into the region.',
			body: z.union([toGroup, toRegion]),
			answer: delivered,
			status: 201,
		},
		async (ask) => {
			const { body } = ask;
			const invited = await ask.act((tx) => {
				if (!('role' in body)) {
					const { circleId: _, ...input } = body;
					return inviteToRegion(tx, input);
				}
				const { circleId, ...input } = body;
				return inviteToGroup(tx, circleId, input);
			});
			return { id: body.id, ...(await deliver(ask, body, invited)) };
		},
	);
	api.delete(
		'/invitations/{id}',
		{ id: 'revokeInvitation', what: 'Takes an invitation back.' },
		({ act, params }) => act((tx) => revokeInvitation(tx, params.id)),
	);
	api.post(
		'/invitations/{id}/renewal',
		{
			id: 'renewInvitation',
			what: 'A new code for an own invitation; the old one is worth nothing from then on.',
			answer: delivered,
			status: 201,
		},
		async (ask) => {
			const invited = await ask.act((tx) => renewInvitation(tx, ask.params.id));
			return { id: ask.params.id, ...(await deliver(ask, { id: ask.params.id, ...invited }, invited)) };
		},
	);
}

/** Mails what the command made. Asked a second time the mail left with the first; a code to hand over is made anew. */
async function deliver(
	{ act, rules, locale }: Asked,
	wanted: { id: string; email: string; name: string },
	invited: Invited | undefined,
): Promise<Delivered> {
	const { made, from } = await act(async (tx: Tx) => {
		const self = await findMe(tx);
		if (!self) throw notFound();
		const { name: inviter, regionName, demonstration } = self;
		const mails = rules.mailer.sends && !demonstration;
		return {
			made: invited ?? (mails ? undefined : await renewInvitation(tx, wanted.id)),
			from: { inviter, regionName, demonstration, address: rules.address, locale },
		};
	});
	if (!made) return { sent: true, email: wanted.email, name: wanted.name };
	return deliverInvitation(rules.mailer, made, from);
}
