import { z } from '@hono/zod-openapi';
import { type Library, languages } from '#features/method/index.ts';
import { openLibrary } from '#features/pack/index.server.ts';
import type { Api } from '#platform/http/api.server.ts';
import { aDay, anId, askedDay, made, maybeDay, maybeId, newId } from '#platform/http/api-fields.server.ts';
import { answerScan } from './answer-scan.server.ts';
import { makeCards } from './ask-clients.server.ts';
import { closeScan } from './close-scan.server.ts';
import { listScans, loadPicture, loadScan } from './load-scan.server.ts';
import { openScan } from './open-scan.server.ts';
import { EVIDENCE_LIMIT, sectionsOf } from './scan.ts';

const round = z
	.object({
		id: anId,
		circleId: anId,
		circleName: z.string(),
		slug: z.string(),
		previousId: maybeId,
		asksClients: z.boolean(),
		cardsMade: z.number(),
		openedOn: aDay,
		closesOn: aDay,
		closedOn: maybeDay,
		actionId: maybeId,
	})
	.openapi('ScanRound');
const answer = z
	.object({
		points: z
			.record(z.string(), z.string())
			.openapi({ description: 'The point chosen, by place. What is left out is skipped.' }),
		evidence: z
			.record(z.string(), z.string())
			.openapi({ description: 'How one notices it, by place; shown later without a name.' }),
	})
	.openapi('ScanAnswer');
const answerBody = z.object({
	points: z.record(z.string().max(160), z.string().max(80)).default({}),
	evidence: z.record(z.string().max(160), z.string().trim().min(1).max(EVIDENCE_LIMIT)).default({}),
});
const spread = z
	.object({ answered: z.number(), counts: z.array(z.number()) })
	.nullable()
	.openapi({
		description: 'How many chose each point, in their order; null while fewer than five answered.',
	});
const picture = z
	.object({
		kind: z.enum(['position', 'rating']),
		points: z.array(z.object({ id: z.string(), label: z.string(), text: z.string() })),
		sections: z.array(
			z.object({
				id: z.string(),
				title: z.string(),
				items: z.array(
					z.object({
						place: z.string(),
						text: z.string(),
						group: spread,
						client: spread,
						groupBefore: spread,
						clientBefore: spread,
						evidence: z.array(z.string()),
					}),
				),
			}),
		),
		answers: z.object({ group: z.number(), client: z.number() }),
		warning: z.string().nullable().openapi({ description: 'Belongs beside every showing of the picture.' }),
	})
	.openapi('ScanPicture');
const query = z.object({ language: z.enum(languages).optional() });

/** Scans: a group places or rates itself, may ask young people and parents, and sees a picture after closing. */
export function addScanApi(api: Api<{ readonly library: Library }>): void {
	api.get(
		'/scans',
		{
			id: 'listScans',
			what: 'The scans of your groups and of your own notebook.',
			query,
			answer: z.object({ scans: z.array(round.extend({ title: z.string(), waitsForMe: z.boolean() })) }),
		},
		({ act, query: { language }, locale }) =>
			act(async (tx) => ({ scans: await listScans(tx, language ?? locale) })),
	);
	api.post(
		'/scans',
		{
			id: 'openScan',
			what: 'Opens a round of a scan in a group of five or more, or in your own notebook.',
			body: z.object({
				id: newId,
				circleId: z.uuid(),
				slug: z.string().max(80).openapi({ description: 'The instrument in the library.' }),
				closesOn: askedDay,
				asksClients: z.boolean().default(false),
			}),
			answer: made,
			status: 201,
		},
		({ act, rules, body: { slug, ...rest } }) =>
			act(async (tx) => {
				const { library } = await openLibrary(tx, rules.library);
				return openScan(tx, library, { ...rest, of: slug });
			}),
	);
	api.get(
		'/scans/{id}',
		{
			id: 'readScan',
			what: 'A round: what it asks, how it stands, and your own answer while it is open.',
			query,
			answer: z.object({
				scan: round,
				title: z.string(),
				points: z.array(z.object({ id: z.string(), label: z.string(), text: z.string() })),
				sections: z.array(
					z.object({
						id: z.string(),
						title: z.string(),
						items: z.array(z.object({ place: z.string(), text: z.string(), hint: z.string().optional() })),
					}),
				),
				members: z.number(),
				answered: z.number().openapi({ description: 'How many of the group answered.' }),
				fiveClients: z
					.boolean()
					.openapi({ description: 'Of young people and parents only whether there are five or more.' }),
				mine: answer.nullable(),
			}),
		},
		({ act, params, query: { language }, locale }) =>
			act(async (tx) => {
				const { round, scan, members, progress, mine } = await loadScan(tx, params.id, language ?? locale);
				return {
					scan: round,
					title: scan.title,
					points: scan.scale.points,
					sections: sectionsOf(scan),
					members,
					answered: progress.ofGroup,
					fiveClients: progress.fiveClients,
					mine: mine ?? null,
				};
			}),
	);
	api.put(
		'/scans/{id}/answer',
		{
			id: 'answerScan',
			what: 'Keeps or changes your own answer while the round is open; an empty one is withdrawn.',
			body: answerBody,
		},
		({ act, params, body }) => act((tx) => answerScan(tx, params.id, body)),
	);
	api.post(
		'/scans/{id}/cards',
		{
			id: 'makeScanCards',
			what: 'Makes cards for young people and parents, each for one answer. The codes are shown once.',
			body: z.object({ count: z.int() }),
			answer: z.object({ codes: z.array(z.string()) }),
			status: 201,
		},
		({ act, params, body }) => act(async (tx) => ({ codes: await makeCards(tx, params.id, body.count) })),
	);
	api.post(
		'/scans/{id}/close',
		{
			id: 'closeScan',
			what: 'Closes a round: what stayed below five answers is destroyed unread. This cannot be undone.',
		},
		({ act, params }) => act((tx) => closeScan(tx, params.id)),
	);
	api.get(
		'/scans/{id}/picture',
		{ id: 'readScanPicture', what: 'The picture of a closed round.', query, answer: picture },
		({ act, params, query: { language }, locale }) =>
			act(async (tx) => {
				const say = language ?? locale;
				const { sections, ...rest } = await loadPicture(tx, params.id, say);
				const { scan } = await loadScan(tx, params.id, say);
				return {
					...rest,
					warning: scan.warning ?? null,
					sections: sections.map(({ items, ...section }) => ({
						...section,
						items: items.map((item) => ({
							...item,
							group: item.group ?? null,
							client: item.client ?? null,
							groupBefore: item.groupBefore ?? null,
							clientBefore: item.clientBefore ?? null,
						})),
					})),
				};
			}),
	);
}
