import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { sayDay } from '#design/say-day.ts';
import {
	addMeeting,
	agreeToGoal,
	askQuestion,
	changeGoal,
	changeMeeting,
	endInput,
	endTrack,
	evaluate,
	goalChange,
	goalInput,
	hoursInput,
	insightInput,
	leaderInput,
	listLed,
	listPossibleLeaders,
	loadTrack,
	meetingInput,
	meetingState,
	nameLeader,
	noteMinutes,
	planTalk,
	proposeGoal,
	questionInput,
	removeQuestion,
	reopenTrack,
	takeAlong,
	talkInput,
} from '#features/guidance/index.server.ts';
import { guidanceWords, ledText, TEXT_LIMIT, trackText } from '#features/guidance/index.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The id of a series in an address. @throws Refusal not-found when it cannot be one */
function trackId({ id }: { id: string }): string {
	if (!z.uuid().safeParse(id).success) throw notFound();
	return id;
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const id = trackId(params);
	const { locale } = locals;
	const said = { say: guidanceWords[locale], sayDay: (day: string) => sayDay(day, locale) };
	return locals.act(async (tx) => {
		const led = (await listLed(tx)).filter((one) => one.trackId === id);
		if (led.length > 0)
			return { led: led.map((one) => ({ ...one, text: ledText({ ...said, led: one }) })), series: undefined };
		const loaded = await loadTrack(tx, id);
		const { track, takers } = loaded;
		const me = takers.find(({ personId }) => personId === locals.person?.id);
		const asks = locals.runtime.guidance[locale].kinds.find((kind) => kind.id === track.kind);
		const questions = asks?.questions ?? [];
		return {
			led: undefined,
			series: {
				...loaded,
				me: locals.person?.id ?? '',
				guided: me?.role === 'guided',
				purpose: asks?.purpose ?? '',
				asks: questions,
				leaders: me?.role === 'guided' ? await listPossibleLeaders(tx, id) : [],
				newIds: { goal: randomUUID(), meeting: randomUUID(), question: randomUUID(), action: randomUUID() },
				removed: url.searchParams.get('removed'),
				text: trackText({ ...said, ...loaded, questions }),
			},
		};
	});
};

/** Parses a form, runs a command on this series, and shows the page again at a place. */
function keep<S extends z.ZodType>(
	schema: S,
	command: (tx: Tx, trackId: string, input: z.output<S>) => Promise<unknown>,
	place: string | ((input: z.output<S>) => string) = '',
) {
	return async ({ request, locals, params }: RequestEvent) =>
		answerForm(request, locals.locale, schema, async (input) => {
			await locals.act((tx) => command(tx, trackId(params), input));
			redirect(303, `/guidance/${params.id}${typeof place === 'string' ? place : place(input)}`);
		});
}

const byId = z.object({ id: z.uuid() });
/** The answers of a look back stand in fields of their own: `answer:<id of the question>`. */
const evaluation = z
	.record(z.string(), z.string().trim().max(TEXT_LIMIT))
	.transform((fields) =>
		Object.fromEntries(
			Object.entries(fields).flatMap(([name, text]) =>
				name.startsWith('answer:') ? [[name.slice('answer:'.length), text]] : [],
			),
		),
	);

export const actions: Actions = {
	propose: keep(goalInput, proposeGoal, '#goals'),
	goal: keep(goalChange, changeGoal, ({ id }) => `#goal-${id}`),
	show: keep(
		byId,
		(tx, track, { id }) => agreeToGoal(tx, track, { id, agreed: true }),
		({ id }) => `#goal-${id}`,
	),
	hide: keep(
		byId,
		(tx, track, { id }) => agreeToGoal(tx, track, { id, agreed: false }),
		({ id }) => `#goal-${id}`,
	),
	leader: keep(leaderInput, (tx, track, { leaderId }) => nameLeader(tx, track, leaderId), '#talks'),
	talk: keep(talkInput, planTalk, '#talks'),
	meeting: keep(meetingInput, addMeeting, '#meetings'),
	move: keep(meetingInput, changeMeeting, '#meetings'),
	state: keep(meetingState, changeMeeting, '#meetings'),
	hours: keep(
		hoursInput,
		(tx, track, { id, hours }) => noteMinutes(tx, track, { id, minutes: hours }),
		'#meetings',
	),
	ask: keep(questionInput, askQuestion, '#questions'),
	remove: keep(
		byId,
		(tx, track, { id }) => removeQuestion(tx, track, { id, removed: true }),
		({ id }) => `?removed=${id}#questions`,
	),
	restore: keep(byId, (tx, track, { id }) => removeQuestion(tx, track, { id, removed: false }), '#questions'),
	evaluate: keep(evaluation, evaluate, '#look-back'),
	insight: keep(insightInput, takeAlong, '#look-back'),
	end: keep(endInput, endTrack),
	reopen: keep(z.object({}), (tx, track) => reopenTrack(tx, track)),
};
