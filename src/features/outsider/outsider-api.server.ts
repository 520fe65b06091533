import { z } from '@hono/zod-openapi';
import type { Content } from '#features/method/index.ts';
import { atLeast } from '#platform/characters.ts';
import type { Api } from '#platform/http/api.server.ts';
import { aDay, anId, askedDay, made, maybeDay, newId } from '#platform/http/api-fields.server.ts';
import { answerAsk, sayDecides, stepBack } from './answer-offer.server.ts';
import { type AskRules, askOutsider } from './ask-outsider.server.ts';
import { endOutsider } from './end-outsider.server.ts';
import { grantMandate, preferAnother } from './grant-mandate.server.ts';
import { type LoadedAsk, loadAsk, loadOverview } from './load-outsider.server.ts';
import { reasons } from './match-guides.ts';
import { elements, LINE_LIMIT, MOST_HOURS, MOST_OFFERED, movements, phases, stages } from './outsider.ts';
import { offerAsk } from './propose-guides.server.ts';
import { movePhase, seatOutsider } from './seat-outsider.server.ts';
import { withdrawAsk } from './withdraw-ask.server.ts';

const ask = z
	.object({
		id: anId,
		line: z.string(),
		zone: z.string(),
		sectors: z.array(z.string()),
		element: z.enum(elements),
		hours: z.number(),
		beforeOn: maybeDay,
	})
	.openapi('OutsiderAsk');
const stage = z.enum(stages);
const loaded = z
	.object({
		ask,
		stage,
		phases: z.array(z.object({ phase: z.enum(phases), since: aDay })),
		group: z
			.object({
				circleId: anId,
				circleName: z.string(),
				organisations: z.array(z.string()),
				agreed: z.string().nullable(),
				grantedOn: maybeDay,
				returned: z.enum(['notNeutral', 'steppedBack']).nullable(),
			})
			.nullable()
			.openapi({ description: 'For members of the group that asks, and for nobody else.' }),
		outsider: z
			.object({ personId: anId, name: z.string(), decides: z.boolean().nullable() })
			.nullable()
			.openapi({ description: 'Who said yes, for the group and for that guide.' }),
		offer: z
			.object({ accepted: z.boolean(), circleName: z.string().nullable() })
			.nullable()
			.openapi({ description: 'For a guide to whom this was put; the group only once both said yes.' }),
		brokering: z
			.object({
				taken: z.boolean(),
				offered: z.array(z.string()),
				proposed: z.array(z.object({ personId: anId, name: z.string(), reasons: z.array(z.enum(reasons)) })),
			})
			.nullable()
			.openapi({
				description: 'For the coordinator, until the group said yes. Who passed is told to nobody.',
			}),
	})
	.openapi('LoadedOutsiderAsk');

function shown({ ask: asked, own, outsider, offer, brokering, ...rest }: LoadedAsk): z.output<typeof loaded> {
	return {
		stage: rest.stage,
		ask: { ...asked, sectors: [...asked.sectors] },
		phases: rest.phases.map(({ phase, since }) => ({ phase, since })),
		group: own
			? {
					circleId: own.origin.circleId,
					circleName: own.origin.circleName,
					organisations: [...own.organisations],
					agreed: own.origin.agreed,
					grantedOn: own.origin.grantedOn,
					returned: own.origin.returned,
				}
			: null,
		outsider: outsider
			? { personId: outsider.personId, name: outsider.name, decides: outsider.decides }
			: null,
		offer: offer ? { accepted: offer.accepted, circleName: offer.table?.circleName ?? null } : null,
		brokering: brokering
			? {
					taken: brokering.taken,
					offered: [...brokering.offered],
					proposed: brokering.proposed.map(({ personId, name, reasons: why }) => ({
						...{ personId, name, reasons: [...why] },
					})),
				}
			: null,
	};
}

/** What the API looks at beside the database. */
export type OutsiderRules = {
	readonly gate: { readonly lists: AskRules['gate'] };
	readonly content: Content;
};

/** Which lines, zones and sectors an ask may have. */
export const askRules = ({ gate, content }: OutsiderRules): AskRules => ({
	gate: gate.lists,
	zones: content.zones.map(({ id }) => id),
	sectors: content.sectors.sectors.map(({ id }) => id),
});

/** Fresh pairs of eyes: a group asks in one line, a guide of another organisation comes, and almost nothing is kept. */
export function addOutsiderApi(api: Api<OutsiderRules>): void {
	api.get(
		'/outsider-asks',
		{
			id: 'listOutsiderAsks',
			what: 'Asks of your groups, put to you, or, as coordinator, to bring together.',
			answer: z.object({
				own: z.array(z.object({ ask, circleId: anId, circleName: z.string(), stage })),
				forMe: z.array(z.object({ ask, accepted: z.boolean(), seated: z.boolean() })),
				toBroker: z.array(ask),
				hoursLeft: z.number().nullable(),
			}),
		},
		({ act }) =>
			act(async (tx) => {
				const { own, forMe, toBroker, hoursLeft } = await loadOverview(tx);
				const plain = (one: LoadedAsk['ask']) => ({ ...one, sectors: [...one.sectors] });
				return {
					own: own.map((one) => ({ ...one, ask: plain(one.ask) })),
					forMe: forMe.map((one) => ({ ...one, ask: plain(one.ask) })),
					toBroker: toBroker.map(plain),
					hoursLeft,
				};
			}),
	);
	api.post(
		'/outsider-asks',
		{
			id: 'askOutsider',
			what: 'Asks for a fresh pair of eyes in one line. A line in which somebody is recognisable is refused.',
			body: z.object({
				id: newId,
				circleId: z.uuid(),
				line: z
					.string()
					.trim()
					.min(10)
					.max(LINE_LIMIT)
					.regex(/^[^\r\n]*$/)
					.superRefine(atLeast(10)),
				zone: z.string().max(60),
				sectors: z.array(z.string().max(60)).min(1).max(30),
				organisations: z
					.array(z.uuid())
					.max(300)
					.default([])
					.openapi({ description: 'Whose people are not asked; shown to the group alone.' }),
				element: z.enum(elements),
				hours: z.int().min(1).max(MOST_HOURS),
				beforeOn: askedDay.nullish().transform((day) => day ?? null),
			}),
			answer: made,
			status: 201,
		},
		({ act, rules, body }) => act((tx) => askOutsider(tx, body, askRules(rules))),
	);
	api.get(
		'/outsider-asks/{id}',
		{ id: 'readOutsiderAsk', what: 'One ask, with what you may know of it.', answer: loaded },
		({ act, params }) => act(async (tx) => shown(await loadAsk(tx, params.id))),
	);
	api.post(
		'/outsider-asks/{id}/offers',
		{
			id: 'offerOutsiderAsk',
			what: 'Puts an ask to a proposed guide; for the coordinator.',
			body: z.object({ personId: z.uuid() }),
		},
		({ act, params, body }) => act((tx) => offerAsk(tx, params.id, body.personId)),
	);
	api.post(
		'/outsider-asks/{id}/answer',
		{
			id: 'answerOutsiderAsk',
			what: 'Takes an ask up, or lets it pass; nobody hears of passing.',
			body: z.object({ yes: z.boolean() }),
		},
		({ act, params, body }) => act((tx) => answerAsk(tx, params.id, body.yes)),
	);
	api.post(
		'/outsider-asks/{id}/step-back',
		{ id: 'stepBackFromAsk', what: 'A guide who said yes cannot come after all.' },
		({ act, params }) => act((tx) => stepBack(tx, params.id)),
	);
	api.post(
		'/outsider-asks/{id}/mandate',
		{
			id: 'grantOutsiderMandate',
			what: 'The group grants the mandate to ask critical questions; who said yes, as roles.',
			body: z.object({ agreed: z.string().trim().min(2).max(300) }),
		},
		({ act, params, body }) => act((tx) => grantMandate(tx, params.id, body.agreed)),
	);
	api.post(
		'/outsider-asks/{id}/another',
		{ id: 'preferAnotherOutsider', what: 'The group would rather have somebody else.' },
		({ act, params }) => act((tx) => preferAnother(tx, params.id)),
	);
	api.post(
		'/outsider-asks/{id}/decides',
		{
			id: 'sayWhetherOutsiderDecides',
			what: 'The guide answers: anything to decide or offer in this trajectory? A yes ends the match.',
			body: z.object({ decides: z.boolean() }),
		},
		({ act, params, body }) => act((tx) => sayDecides(tx, params.id, body.decides)),
	);
	api.post(
		'/outsider-asks/{id}/seat',
		{
			id: 'seatOutsider',
			what: 'Who leads the group gives the guide a place as process guide.',
			body: z.object({ seatId: newId }),
		},
		({ act, params, body }) => act((tx) => seatOutsider(tx, params.id, body.seatId)),
	);
	api.post(
		'/outsider-asks/{id}/phase',
		{
			id: 'moveOutsiderPhase',
			what: 'Moves to the foreground or the background.',
			body: z.object({ phase: z.enum(phases) }),
		},
		({ act, params, body }) => act((tx) => movePhase(tx, params.id, body.phase)),
	);
	api.post(
		'/outsider-asks/{id}/end',
		{
			id: 'endOutsider',
			what: 'Back: ends the place, keeps hours, element and movement apart from each other, deletes the rest.',
			body: z.object({
				hours: z.int().min(0).max(MOST_OFFERED),
				missing: z.enum(elements),
				moved: z.enum(movements),
			}),
		},
		({ act, params, body }) => act((tx) => endOutsider(tx, params.id, body)),
	);
	api.post(
		'/outsider-asks/{id}/withdrawal',
		{ id: 'withdrawOutsiderAsk', what: 'The group takes its ask back before the work began.' },
		({ act, params }) => act((tx) => withdrawAsk(tx, params.id)),
	);
}
