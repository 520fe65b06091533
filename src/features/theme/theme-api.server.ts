import { z } from '@hono/zod-openapi';
import { verdictsOfDecision } from '#features/signal/index.ts';
import { decisionSchema, deliverySchema } from '#features/signal/signal-shapes-api.server.ts';
import type { Api } from '#platform/http/api.server.ts';
import {
	aDay,
	anId,
	askedDay,
	made,
	maybeDay,
	maybeId,
	newId,
	openDay,
	openId,
} from '#platform/http/api-fields.server.ts';
import { loadThemeLines, loadThemeStory } from './load-theme.server.ts';
import {
	audiences,
	nuanceInput,
	recommendationInput,
	stopInput,
	stopKinds,
	testGroups,
	testInput,
	themeInput,
	themeKinds,
	themeStates,
} from './theme.ts';
import { listSignalsToBundle, listThemeSignals } from './theme-store.server.ts';
import {
	addNuance,
	addStopToTheme,
	addTest,
	bundleSignal,
	makeTheme,
	publishTheme,
	recommend,
	takeTheme,
	writeTheme,
} from './work-on-theme.server.ts';

const theme = z.object({
	id: anId,
	kind: z.enum(themeKinds),
	title: z.string(),
	summary: z.string(),
	familiesSay: z.string(),
	wouldHelp: z.string(),
	topicId: maybeId,
	ruleId: maybeId,
	state: z.enum(themeStates),
	takenInYear: z.int().nullable(),
	madeOn: aDay,
	publishedOn: maybeDay,
	tables: z.int().nullable().openapi({ description: 'Tables behind it; null below three.' }),
});
const listed = theme
	.extend({
		topic: z.string().nullable(),
		waitsFor: z.array(z.object({ name: z.string(), dueOn: maybeDay })),
		verdict: z.enum(verdictsOfDecision).nullable(),
	})
	.openapi('ListedTheme');
const bundled = z
	.object({ id: anId, statement: z.string(), state: z.string(), direction: z.string() })
	.openapi('BundledSignal');
const story = theme
	.extend({
		topic: z.string().nullable(),
		rule: z.string().nullable(),
		stops: z.array(
			z.object({
				id: anId,
				kind: z.enum(stopKinds),
				circleId: maybeId,
				circleName: z.string().nullable(),
				label: z.string(),
				onDay: maybeDay,
				orderKnown: z.boolean(),
			}),
		),
		nuances: z.array(z.object({ id: anId, sector: z.string(), body: z.string(), notedOn: aDay })),
		recommendations: z.array(
			z.object({
				id: anId,
				audience: z.enum(audiences),
				coreTheme: z.string().nullable(),
				body: z.string(),
				conditions: z.array(z.string()),
				obstacles: z.array(z.string()),
				tests: z.array(
					z.object({
						id: anId,
						testedWith: z.enum(testGroups),
						who: z.string(),
						onDay: aDay,
						whatChanged: z.string(),
					}),
				),
			}),
		),
		deliveries: z.array(deliverySchema.extend({ addresseeName: z.string() })),
		decisions: z.array(decisionSchema.extend({ by: z.string(), enteredByName: z.string().nullable() })),
		signals: z.array(bundled).openapi({ description: 'The bundled signals that you may read one by one.' }),
	})
	.openapi('Theme');

/** Themes: signals that belong together, and the road on which they are spoken about. */
export function addThemeApi(api: Api<unknown>): void {
	api.get(
		'/themes',
		{ id: 'listThemes', what: 'Themes that you may read.', answer: z.object({ themes: z.array(listed) }) },
		({ act }) => act(async (tx) => ({ themes: await loadThemeLines(tx) })),
	);
	api.post(
		'/themes',
		{
			id: 'makeTheme',
			what: 'Makes a theme.',
			body: themeInput.extend({ id: newId }),
			answer: made,
			status: 201,
		},
		async ({ act, body: { id, ...input } }) => {
			await act((tx) => makeTheme(tx, id, input));
			return { id };
		},
	);
	api.get(
		'/themes/{id}',
		{ id: 'readTheme', what: 'The whole story of a theme.', answer: story },
		({ act, params }) =>
			act(async (tx) => {
				const { theme: found, decisions, ...rest } = await loadThemeStory(tx, params.id);
				return {
					...found,
					...rest,
					decisions: decisions.map(({ decision, by, enteredBy }) => ({
						...decision,
						by,
						enteredByName: enteredBy,
					})),
					signals: await listThemeSignals(tx, params.id),
				};
			}),
	);
	api.put(
		'/themes/{id}',
		{ id: 'writeTheme', what: 'Writes on a theme; the coordinator does.', body: themeInput },
		({ act, params, body }) => act((tx) => writeTheme(tx, params.id, body)),
	);
	api.put(
		'/themes/{id}/year',
		{
			id: 'takeTheme',
			what: 'Says in which year a theme is taken up; null takes that back.',
			body: z.object({ year: z.int().min(2000).max(2100).nullable() }),
		},
		({ act, params, body }) => act((tx) => takeTheme(tx, params.id, body.year)),
	);
	api.get(
		'/signals-to-bundle',
		{
			id: 'listSignalsToBundle',
			what: 'Received signals that are in no theme yet.',
			answer: z.object({
				signals: z.array(
					z.object({
						id: anId,
						statement: z.string(),
						direction: z.string(),
						topicId: maybeId,
						sentOn: aDay,
					}),
				),
			}),
		},
		({ act }) => act(async (tx) => ({ signals: await listSignalsToBundle(tx) })),
	);
	api.post(
		'/themes/{id}/signals',
		{
			id: 'bundleSignals',
			what: 'Bundles received signals into a theme; all or none.',
			body: z.object({ signalIds: z.array(z.uuid()).min(1).max(200) }),
			answer: made,
			status: 201,
		},
		async ({ act, params, body }) => {
			await act(async (tx) => {
				for (const signalId of body.signalIds) await bundleSignal(tx, params.id, signalId);
			});
			return { id: params.id };
		},
	);
	api.post(
		'/themes/{id}/stops',
		{
			id: 'addStop',
			what: 'A group or meeting speaks about the theme.',
			body: stopInput.extend({
				id: newId,
				circleId: openId,
				onDay: openDay,
				orderKnown: z.boolean().default(true),
			}),
			answer: made,
			status: 201,
		},
		async ({ act, params, body: { id, ...input } }) => {
			await act((tx) => addStopToTheme(tx, id, params.id, input));
			return { id };
		},
	);
	api.post(
		'/themes/{id}/nuances',
		{
			id: 'addNuance',
			what: 'What a sector or partner adds.',
			body: nuanceInput.extend({ id: newId }),
			answer: made,
			status: 201,
		},
		async ({ act, params, body: { id, ...input } }) => {
			await act((tx) => addNuance(tx, id, params.id, input));
			return { id };
		},
	);
	api.post(
		'/themes/{id}/recommendations',
		{
			id: 'recommend',
			what: 'A recommendation for one audience, with its conditions and obstacles.',
			body: recommendationInput.extend({ id: newId }),
			answer: made,
			status: 201,
		},
		async ({ act, params, body: { id, ...input } }) => {
			await act((tx) => recommend(tx, id, params.id, input));
			return { id };
		},
	);
	api.post(
		'/recommendations/{id}/tests',
		{
			id: 'addTest',
			what: 'Who tested a recommendation, when, and what changed by it.',
			body: testInput.extend({ id: newId, onDay: askedDay }),
			answer: made,
			status: 201,
		},
		async ({ act, params, body: { id, ...input } }) => {
			await act((tx) => addTest(tx, id, params.id, input));
			return { id };
		},
	);
	api.post(
		'/themes/{id}/publication',
		{
			id: 'publishTheme',
			what: 'Shows a theme to the whole region, from three tables on.',
			answer: made,
			status: 201,
		},
		async ({ act, params }) => {
			await act((tx) => publishTheme(tx, params.id));
			return { id: params.id };
		},
	);
}
