import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { sayDay } from '#design/say-day.ts';
import { listAddressees } from '#features/mandate/index.server.ts';
import { listMeetings, setOnRoad } from '#features/meeting/index.server.ts';
import { methodsForThemes } from '#features/meeting/index.ts';
import type { Library } from '#features/method/index.ts';
import { listMyCircles } from '#features/people/index.server.ts';
import { holds } from '#features/people/index.ts';
import { listMyAddresseeIds } from '#features/signal/index.server.ts';
import { asksExecution, decisionInput } from '#features/signal/index.ts';
import {
	addNuance,
	addStopToTheme,
	addTest,
	applyThemeDecision,
	bundleSignal,
	decideTheme,
	deliverTheme,
	followExecution,
	listThemeSignals,
	loadThemeChoices,
	loadThemeStory,
	loadThemeTools,
	makeReplyLink,
	publishTheme,
	receiveTheme,
	recommend,
	revokeReplyLink,
	type ThemeStory,
	takeTheme,
	writeTheme,
} from '#features/theme/index.server.ts';
import { nuanceInput, recommendationInput, stopInput, testInput, themeInput } from '#features/theme/index.ts';
import { loadHomeworkLines, loadPlans } from '#features/working-group/index.server.ts';
import { worksOnThemes } from '#features/working-group/index.ts';
import { isDay } from '#platform/day.ts';
import { asJobs, type Tx } from '#platform/db/context.server.ts';
import { answerForm } from '#platform/http/form.server.ts';
import type { Locale } from '#platform/locale.ts';
import { notFound } from '#platform/refusal.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { themePageWords } from './theme-page-words.ts';

const withId = z.object({ id: z.uuid() });
const bringForm = withId.extend({ addresseeId: z.uuid() });
const bundleForm = z.object({
	signalIds: z
		.string()
		.transform((text) => text.split('\n'))
		.pipe(z.array(z.uuid())),
});
const decideForm = decisionInput.and(bringForm);
const noteForm = decideForm.and(
	z.object({ via: z.enum(['mail', 'paper', 'meeting']), replierName: z.string().trim().min(1).max(120) }),
);
const followForm = z.object({
	decisionId: z.uuid(),
	execution: z.enum(['notStarted', 'running', 'done', 'stopped']),
	executionNote: z.string().trim().max(2000).default(''),
	executionLookOn: z.preprocess(
		(value) => (value === '' ? null : value),
		z.string().refine(isDay, { error: 'day' }).nullable().default(null),
	),
});

function themeId({ params }: Pick<RequestEvent, 'params'>): string {
	if (!z.uuid().safeParse(params.id).success) throw notFound();
	return params.id;
}

export const load: PageServerLoad = async (event) => {
	const { locals } = event;
	const { person, locale, runtime } = locals;
	const coordinates = person !== undefined && holds(person, 'coordinator');
	return locals.act(async (tx) => {
		const story = await loadThemeStory(tx, themeId(event));
		const mine = new Set(await listMyAddresseeIds(tx));
		const open = story.deliveries.filter((one) => one.endedOn === null);
		const addressees = await listAddressees(tx);
		return {
			...story,
			today: tx.actor.today,
			coordinates,
			open,
			waitsForMe: open
				.filter((one) => mine.has(one.addresseeId))
				.map((delivery) => ({
					...delivery,
					id: randomUUID(),
					outside: addressees.find((one) => one.id === delivery.addresseeId)?.kind === 'outside',
				})),
			signals: await listThemeSignals(tx, story.theme.id),
			mayFollow: story.decisions
				.filter(
					({ decision }) =>
						asksExecution(decision.verdict) && (coordinates || mine.has(decision.addresseeId)),
				)
				.map(({ decision }) => decision.id),
			plans: await loadPlans(tx, { themeId: story.theme.id }),
			homework: await loadHomeworkLines(tx, { themeId: story.theme.id }),
			keepsPlans: coordinates || (await listMyCircles(tx)).some(({ kind }) => worksOnThemes(kind)),
			rules: (await loadThemeChoices(tx)).rules,
			tools: coordinates ? await loadThemeTools(tx, story, runtime.rules.holidays) : undefined,
			sectors: runtime.content.sectors.sectors.map((sector) => sector[locale]),
			newId: randomUUID(),
			met: await meetingsOn(tx, story, runtime.library, locale),
		};
	});
};

async function meetingsOn(tx: Tx, { theme, stops }: ThemeStory, library: Library, locale: Locale) {
	const onRoad = new Set(stops.map(({ id }) => id));
	return {
		meetings: (await listMeetings(tx, { themeId: theme.id }))
			.filter(({ state }) => state !== 'cancelled')
			.map(({ id, title, circleName, onDay }) => ({
				...{ id, title, circleName, onDay },
				onRoad: onRoad.has(id),
			})),
		methods: methodsForThemes.flatMap((id) => {
			const method = library.method.get(id)?.[locale];
			return method ? [{ id, title: method.title, summary: method.summary }] : [];
		}),
	};
}

/** Parses, asks the command as the person, and comes back to the place on the page where it can be seen. */
function run<S extends z.ZodType>(
	schema: S,
	anchor: string,
	work: (tx: Tx, input: z.output<S>, id: string) => Promise<unknown>,
	decides = false,
) {
	return (event: RequestEvent) =>
		answerForm(event.request, event.locals.locale, schema, async (input) => {
			const id = themeId(event);
			await event.locals.act((tx) => work(tx, input, id));
			if (decides) await tellSignals(event, id);
			redirect(303, `/themes/${id}#${anchor}`);
		});
}

/** The body never sees single signals: a job carries its decision to them, now and once more if this fails. */
async function tellSignals({ locals }: RequestEvent, id: string): Promise<void> {
	if (!locals.actor) return;
	const { regionId, today } = locals.actor;
	await asJobs(locals.runtime.platform, { regionId, today }, (tx) => applyThemeDecision(tx, id));
}

export const actions: Actions = {
	write: run(themeInput, 'top', (tx, input, id) => writeTheme(tx, id, input)),
	take: run(
		z.object({ year: z.coerce.number().int().min(2000).max(2100).nullable().catch(null) }),
		'top',
		(tx, input, id) => takeTheme(tx, id, input.year),
	),
	publish: run(z.object({}), 'top', (tx, _, id) => publishTheme(tx, id)),
	bundle: run(bundleForm, 'signals', async (tx, { signalIds }, id) => {
		for (const signalId of signalIds) await bundleSignal(tx, id, signalId);
	}),
	stop: run(stopInput.extend(withId.shape), 'road', (tx, { id: stopId, ...input }, id) =>
		addStopToTheme(tx, stopId, id, input),
	),
	road: run(z.object({ meetingId: z.uuid() }), 'road', (tx, { meetingId }) => setOnRoad(tx, meetingId)),
	nuance: run(nuanceInput.extend(withId.shape), 'nuances', (tx, { id: nuanceId, ...input }, id) =>
		addNuance(tx, nuanceId, id, input),
	),
	recommend: run(
		recommendationInput.extend(withId.shape),
		'recommendations',
		(tx, { id: recommendationId, ...input }, id) => recommend(tx, recommendationId, id, input),
	),
	test: run(
		testInput.extend({ ...withId.shape, recommendationId: z.uuid() }),
		'recommendations',
		(tx, { id: testId, recommendationId, ...input }) => addTest(tx, testId, recommendationId, input),
	),
	bring: async (event) => {
		const { holidays } = event.locals.runtime.rules;
		return run(bringForm, 'lies', (tx, { id: deliveryId, addresseeId }, id) =>
			deliverTheme(tx, { id: deliveryId, themeId: id, addresseeId }, holidays),
		)(event);
	},
	link: (event) =>
		answerForm(event.request, event.locals.locale, z.object({ addresseeId: z.uuid() }), ({ addresseeId }) =>
			makeLink(event, addresseeId),
		),
	revoke: run(z.object({ linkId: z.uuid() }), 'lies', (tx, { linkId }) => revokeReplyLink(tx, linkId)),
	receive: run(z.object({}), 'lies', (tx, _, id) => receiveTheme(tx, id)),
	decide: run(
		decideForm,
		'decisions',
		(tx, input, themeId) => decideTheme(tx, { ...input, themeId, via: 'lus', replierName: null }),
		true,
	),
	note: run(noteForm, 'decisions', (tx, input, themeId) => decideTheme(tx, { ...input, themeId }), true),
	follow: run(followForm, 'decisions', (tx, input) => followExecution(tx, input), true),
};

async function makeLink(event: RequestEvent, addresseeId: string) {
	const { locals } = event;
	const id = themeId(event);
	return locals.act(async (tx) => {
		const code = await makeReplyLink(tx, { themeId: id, addresseeId });
		const { theme, deliveries } = await loadThemeStory(tx, id);
		const open = deliveries.find((one) => one.addresseeId === addresseeId && one.endedOn === null);
		const mail = themePageWords[locals.locale].mail({
			title: theme.title,
			link: `${locals.runtime.config.address}/reply#${code}`,
			code,
			dueOn: open?.dueOn ? sayDay(open.dueOn, locals.locale) : null,
			region: locals.person?.regionName ?? '',
			name: locals.person?.name ?? '',
		});
		return { made: { code, mail } };
	});
}
