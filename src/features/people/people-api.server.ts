import { z } from '@hono/zod-openapi';
import type { Api } from '#platform/http/api.server.ts';
import { anId, made, newId } from '#platform/http/api-fields.server.ts';
import { notFound } from '#platform/refusal.ts';
import { changeRegion } from './change-region.server.ts';
import { changeRegionRole } from './change-region-role.server.ts';
import { changeSelf } from './change-self.server.ts';
import { leaveRegion } from './leave-region.server.ts';
import { makeOrganisation } from './make-organisation.server.ts';
import { circleKinds, circleRoles } from './people.ts';
import { organisationForm, regionForm, selfForm } from './people-forms.ts';
import { findMe, listMyCircles } from './people-store.server.ts';
import { listPeople } from './person-store.server.ts';
import { listOrganisations, listRegionAudit } from './region-store.server.ts';

const regionRoles = z.array(z.enum(['coordinator', 'administrator']));
const me = z
	.object({
		id: anId,
		name: z.string(),
		email: z.string(),
		locale: z.enum(['nl', 'en']),
		regionName: z.string(),
		demonstration: z.boolean(),
		roles: regionRoles,
		ownCircleId: anId.openapi({ description: 'The own notebook: a group of one.' }),
		circles: z.array(
			z.object({ id: anId, kind: z.enum(circleKinds), name: z.string(), role: z.enum(circleRoles) }),
		),
	})
	.openapi('Me');
const person = z
	.object({
		id: anId,
		name: z.string(),
		email: z.string(),
		organisation: z.string().nullable(),
		roles: regionRoles,
	})
	.openapi('Person');
const organisation = z.object({ id: anId, name: z.string(), sector: z.string() }).openapi('Organisation');
const auditLine = z.object({ id: z.string(), at: z.string(), what: z.string(), who: z.string().nullable() });

/** What people commands look at: the sectors of the content, and what to do with the sessions of someone who left. */
export type PeopleRules = {
	readonly sectors: readonly string[];
	readonly endSessions: (userId: string) => Promise<void>;
};

/** The one who asks, the people, organisations and settings of the region. */
export function addPeopleApi(api: Api<PeopleRules>): void {
	api.get(
		'/me',
		{ id: 'readMe', what: 'Who the token stands for, with own groups.', answer: me },
		({ act }) =>
			act(async (tx) => {
				const self = await findMe(tx);
				if (!self) throw notFound();
				return { ...self, circles: await listMyCircles(tx) };
			}),
	);
	api.patch(
		'/me',
		{ id: 'changeMe', what: 'Changes the own name and language.', body: selfForm },
		({ act, body }) => act((tx) => changeSelf(tx, body)),
	);
	api.get(
		'/people',
		{
			id: 'listPeople',
			what: 'The people that you may know.',
			answer: z.object({ people: z.array(person) }),
		},
		({ act }) => act(async (tx) => ({ people: await listPeople(tx) })),
	);
	api.patch(
		'/people/{id}/roles',
		{
			id: 'changeRegionRole',
			what: 'Gives or takes back a role in the region; an administrator does.',
			body: z.object({ role: z.enum(['coordinator', 'administrator']), holds: z.boolean() }),
		},
		({ act, params, body }) => act((tx) => changeRegionRole(tx, { personId: params.id, ...body })),
	);
	api.delete(
		'/people/{id}',
		{ id: 'leaveRegion', what: 'Somebody leaves the region: all access ends at once.' },
		async ({ act, params, rules }) => {
			const { userId } = await act((tx) => leaveRegion(tx, params.id));
			if (userId) await rules.endSessions(userId);
		},
	);
	api.get(
		'/organisations',
		{
			id: 'listOrganisations',
			what: 'The organisations of the region.',
			answer: z.object({ organisations: z.array(organisation) }),
		},
		({ act }) => act(async (tx) => ({ organisations: await listOrganisations(tx) })),
	);
	api.post(
		'/organisations',
		{
			id: 'makeOrganisation',
			what: 'Adds an organisation.',
			body: organisationForm.extend({ id: newId }),
			answer: made,
			status: 201,
		},
		async ({ act, body, rules }) => {
			await act((tx) => makeOrganisation(tx, body, rules.sectors));
			return { id: body.id };
		},
	);
	api.patch(
		'/region',
		{
			id: 'changeRegion',
			what: 'Names the region and says whether everyone needs a second factor.',
			body: z.object({ name: regionForm.shape.name, secondFactorRequired: z.boolean() }),
		},
		({ act, body }) => act((tx) => changeRegion(tx, body)),
	);
	api.get(
		'/region/audit',
		{
			id: 'readRegionAudit',
			what: 'The newest events of the region itself, never with content.',
			query: z.object({ limit: z.coerce.number().int().min(1).max(500).default(100) }),
			answer: z.object({ events: z.array(auditLine) }),
		},
		({ act, query }) => act(async (tx) => ({ events: await listRegionAudit(tx, query.limit) })),
	);
}
