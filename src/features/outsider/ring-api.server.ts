import { z } from '@hono/zod-openapi';
import type { Api } from '#platform/http/api.server.ts';
import { aDay, anId, maybeDay } from '#platform/http/api-fields.server.ts';
import { enterRing, leaveRing } from './enter-ring.server.ts';
import { admitGuide, dismissGuide, loadRing } from './keep-ring.server.ts';
import { elements, MOST_OFFERED, movements, periods } from './outsider.ts';
import { askRules, type OutsiderRules } from './outsider-api.server.ts';

const guide = z
	.object({
		personId: anId,
		name: z.string(),
		organisation: z.string().nullable(),
		sector: z.string().nullable(),
		hours: z.number(),
		per: z.enum(periods),
		homeZone: z.string(),
		alsoZones: z.array(z.string()),
		cardOn: aDay,
		admittedOn: maybeDay,
	})
	.openapi('RingGuide');
const count = z.number();

/** The ring of guides: who offers hours, and the balance of what organisations lent and drew. */
export function addRingApi(api: Api<OutsiderRules>): void {
	api.get(
		'/ring',
		{
			id: 'readRing',
			what: 'The ring for the coordinator. Organisations stand in order of name; it is no ranking.',
			answer: z.object({
				guides: z.array(guide),
				balance: z.array(z.object({ organisation: z.string(), lent: count, drawn: count })),
				yields: z.array(
					z.object({
						element: z.enum(elements),
						...{ yes: count, partly: count, no: count, tooEarly: count },
					}),
				),
			}),
		},
		({ act }) =>
			act(async (tx) => {
				const { guides, balance, yields } = await loadRing(tx);
				return {
					guides: guides.map(({ organisationId: _, ...one }) => ({
						...one,
						alsoZones: [...one.alsoZones],
					})),
					balance,
					yields: yields.map(({ element, counts }) => {
						const [yes = 0, partly = 0, no = 0, tooEarly = 0] = movements.map((_, at) => counts[at]);
						return { element, yes, partly, no, tooEarly };
					}),
				};
			}),
	);
	api.put(
		'/ring/me',
		{
			id: 'enterRing',
			what: 'Says yes to the role card and offers hours, or changes what you offer.',
			body: z.object({
				hours: z.int().min(1).max(MOST_OFFERED),
				per: z.enum(periods),
				homeZone: z.string().max(60),
				alsoZones: z.array(z.string().max(60)).max(60).default([]),
			}),
		},
		({ act, rules, body }) => act((tx) => enterRing(tx, body, askRules(rules).zones)),
	);
	api.post('/ring/me/leave', { id: 'leaveRing', what: 'Leaves the ring; what runs goes on.' }, ({ act }) =>
		act(leaveRing),
	);
	api.post(
		'/ring/{id}/admission',
		{
			id: 'admitRingGuide',
			what: 'Notes that the organisation lends the hours of this person, or takes them out of the ring.',
			body: z.object({ lent: z.boolean() }),
		},
		({ act, params, body }) =>
			act((tx) => (body.lent ? admitGuide(tx, params.id) : dismissGuide(tx, params.id))),
	);
}
