import { randomUUID } from 'node:crypto';
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
import { listMembers } from '#features/people/index.server.ts';
import { idIn } from '#platform/http/id-in.server.ts';
import { rowForms } from '#platform/http/row-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const id = idIn(params);
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
		const takes = new Set(takers.map(({ personId }) => personId));
		const members = await listMembers(tx, track.circleId);
		return {
			led: undefined,
			series: {
				...loaded,
				me: locals.person?.id ?? '',
				/** Whether nobody else is in the group: what belongs to the group stays among those who take part. */
				among: members.every(({ personId }) => takes.has(personId)),
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

const keep = rowForms('/guidance');
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
	goal: keep(goalChange, changeGoal, ({ id }, page) => `${page}#goal-${id}`),
	show: keep(
		byId,
		(tx, track, { id }) => agreeToGoal(tx, track, { id, agreed: true }),
		({ id }, page) => `${page}#goal-${id}`,
	),
	hide: keep(
		byId,
		(tx, track, { id }) => agreeToGoal(tx, track, { id, agreed: false }),
		({ id }, page) => `${page}#goal-${id}`,
	),
	leader: keep(leaderInput, (tx, track, { leaderId }) => nameLeader(tx, track, leaderId), '#talks'),
	talk: keep(talkInput, planTalk, '#talks'),
	meeting: keep(meetingInput, addMeeting, '#meetings'),
	move: keep(meetingInput, changeMeeting, '#meetings'),
	state: keep(meetingState, changeMeeting, '#meetings'),
	hours: keep(
		hoursInput,
		(tx, track, { id, hours }) => noteMinutes(tx, track, { id, minutes: hours * 60 }),
		'#meetings',
	),
	ask: keep(questionInput, askQuestion, '#questions'),
	remove: keep(
		byId,
		(tx, track, { id }) => removeQuestion(tx, track, { id, removed: true }),
		({ id }, page) => `${page}?removed=${id}#questions`,
	),
	restore: keep(byId, (tx, track, { id }) => removeQuestion(tx, track, { id, removed: false }), '#questions'),
	evaluate: keep(evaluation, evaluate, '#look-back'),
	insight: keep(insightInput, takeAlong, '#look-back'),
	end: keep(endInput, endTrack),
	reopen: keep(z.object({}), (tx, track) => reopenTrack(tx, track)),
};
