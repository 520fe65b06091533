import { z } from '@hono/zod-openapi';
import type { HolidayRules } from '#features/mandate/index.ts';
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
import { endTrack, reopenTrack } from './end-track.server.ts';
import { goalStates, meetingStates, moments, SENTENCE_LIMIT, TEXT_LIMIT, trackKinds } from './guidance.ts';
import { agreeToGoal, changeGoal, proposeGoal } from './keep-goals.server.ts';
import { addMeeting, changeMeeting, noteMinutes } from './keep-meetings.server.ts';
import { nameLeader, planTalk } from './keep-talks.server.ts';
import { listLed, loadTrack } from './load-track.server.ts';
import { startTrack } from './start-track.server.ts';
import { listTracks } from './track-store.server.ts';
import { askQuestion, evaluate, removeQuestion, takeAlong } from './write-notes.server.ts';

const kind = z.enum(trackKinds);
const track = z
	.object({
		id: anId,
		circleId: anId,
		circleName: z.string(),
		kind,
		rhythmWeeks: z.number(),
		tapers: z.boolean(),
		startedOn: aDay,
		endedOn: maybeDay,
		stopReason: z.string(),
	})
	.openapi('GuidanceTrack');
const goal = z
	.object({
		id: anId,
		personId: anId,
		what: z.string(),
		notice: z.string(),
		state: z.enum(goalStates),
		agreedOn: maybeDay,
	})
	.openapi('GuidanceGoal');
const talk = z
	.object({ personId: anId, moment: z.enum(moments), plannedOn: maybeDay, held: z.boolean() })
	.openapi('TalkOfThree');
const led = z
	.object({
		trackId: anId,
		personId: anId,
		personName: z.string(),
		guideName: z.string().nullable(),
		kind,
		startedOn: aDay,
		endedOn: maybeDay,
		goals: z.array(goal),
		talks: z.array(talk),
	})
	.openapi('LedGuidance');
const loaded = z.object({
	track,
	takers: z.array(
		z.object({
			personId: anId,
			name: z.string(),
			role: z.enum(['guided', 'guide']),
			leaderId: maybeId,
			leaderName: z.string().nullable(),
		}),
	),
	meetings: z.array(
		z.object({ id: anId, plannedOn: aDay, state: z.enum(meetingStates), minutes: z.number().nullable() }),
	),
	talks: z.array(talk),
	goals: z.array(goal),
	notes: z.object({
		questions: z.array(z.object({ id: anId, personId: anId, text: z.string() })),
		evidence: z.record(z.string(), z.string()),
		evaluations: z.record(z.string(), z.record(z.string(), z.string())),
		insights: z.record(z.string(), z.string()),
	}),
});
const words = z.string().trim().max(TEXT_LIMIT);
const sentence = z.string().trim().max(SENTENCE_LIMIT);

/** Series of guidance: for who takes part, and the goals for a leader. */
export function addGuidanceApi(api: Api<{ readonly holidays: HolidayRules }>): void {
	api.get(
		'/guidance',
		{
			id: 'listGuidance',
			what: 'The series in which you take part, and what you read of others as their leader.',
			answer: z.object({ tracks: z.array(track), led: z.array(led) }),
		},
		({ act }) => act(async (tx) => ({ tracks: await listTracks(tx), led: await listLed(tx) })),
	);
	api.post(
		'/guidance',
		{
			id: 'startGuidance',
			what: 'Begins a series in a group; days of meetings and talks of three are proposed.',
			body: z.object({
				id: newId,
				circleId: z.uuid(),
				kind,
				guideId: z.uuid(),
				guided: z.array(z.uuid()).max(60),
				start: askedDay,
				count: z.int().default(8),
				rhythmWeeks: z.int().default(3),
				tapers: z.boolean().default(false),
			}),
			answer: made,
			status: 201,
		},
		({ act, rules, body }) => act((tx) => startTrack(tx, rules.holidays, body)),
	);
	api.get(
		'/guidance/{id}',
		{ id: 'readGuidance', what: 'A series with all that stands in it, for who takes part.', answer: loaded },
		({ act, params }) => act(async (tx) => ({ ...(await loadTrack(tx, params.id)) })),
	);
	api.post(
		'/guidance/{id}/end',
		{
			id: 'endGuidance',
			what: 'Ends a series today; one that stops early says why in a sentence.',
			body: z.object({ early: z.boolean().default(false), reason: sentence.default('') }),
		},
		({ act, params, body }) => act((tx) => endTrack(tx, params.id, body)),
	);
	api.post(
		'/guidance/{id}/reopening',
		{ id: 'reopenGuidance', what: 'Opens a series that ended again.' },
		({ act, params }) => act((tx) => reopenTrack(tx, params.id)),
	);
	addGoals(api);
	addDays(api);
	addNotes(api);
}

function addGoals(api: Api<{ readonly holidays: HolidayRules }>): void {
	api.post(
		'/guidance/{id}/goals',
		{
			id: 'proposeGoal',
			what: 'Proposes a goal for somebody guided; no leader reads it until that person agrees.',
			body: z.object({ id: newId, personId: z.uuid(), what: words.min(1), notice: words.default('') }),
			answer: made,
			status: 201,
		},
		({ act, params, body }) => act((tx) => proposeGoal(tx, params.id, body)),
	);
	api.patch(
		'/guidance/{id}/goals/{goalId}',
		{
			id: 'changeGoal',
			what: 'Changes an own goal, how far it is, or the sentence that shows it, which stays in the series.',
			body: z.object({
				what: words.min(1).optional(),
				notice: words.optional(),
				state: z.enum(goalStates).optional(),
				evidence: sentence.optional(),
			}),
		},
		({ act, params, body: { what, notice, state, evidence } }) =>
			act((tx) =>
				changeGoal(tx, params.id, {
					id: params.goalId,
					...(what === undefined ? {} : { what }),
					...(notice === undefined ? {} : { notice }),
					...(state === undefined ? {} : { state }),
					...(evidence === undefined ? {} : { evidence }),
				}),
			),
	);
	api.put(
		'/guidance/{id}/goals/{goalId}/agreement',
		{
			id: 'agreeToGoal',
			what: 'Lets your leader read an own goal, or no longer.',
			body: z.object({ agreed: z.boolean() }),
		},
		({ act, params, body }) => act((tx) => agreeToGoal(tx, params.id, { id: params.goalId, ...body })),
	);
	api.put(
		'/guidance/{id}/leader',
		{ id: 'nameLeader', what: 'Names your own leader, or nobody.', body: z.object({ leaderId: openId }) },
		({ act, params, body }) => act((tx) => nameLeader(tx, params.id, body.leaderId)),
	);
	api.put(
		'/guidance/{id}/talks',
		{
			id: 'planTalk',
			what: 'Plans a talk of three of somebody guided, or marks that it took place.',
			body: z.object({
				personId: z.uuid(),
				moment: z.enum(moments),
				plannedOn: openDay,
				held: z.boolean().default(false),
			}),
		},
		({ act, params, body }) => act((tx) => planTalk(tx, params.id, body)),
	);
}

function addDays(api: Api<{ readonly holidays: HolidayRules }>): void {
	api.post(
		'/guidance/{id}/meetings',
		{
			id: 'addGuidanceMeeting',
			what: 'Adds a day to a series.',
			body: z.object({ id: newId, plannedOn: askedDay }),
			answer: made,
			status: 201,
		},
		({ act, params, body }) => act((tx) => addMeeting(tx, params.id, body)),
	);
	api.patch(
		'/guidance/{id}/meetings/{meetingId}',
		{
			id: 'changeGuidanceMeeting',
			what: 'Moves a meeting, marks it held or dropped, or plans it again.',
			body: z.object({ plannedOn: askedDay.optional(), state: z.enum(meetingStates).optional() }),
		},
		({ act, params, body: { plannedOn, state } }) =>
			act((tx) =>
				changeMeeting(tx, params.id, {
					id: params.meetingId,
					...(plannedOn === undefined ? {} : { plannedOn }),
					...(state === undefined ? {} : { state }),
				}),
			),
	);
	api.put(
		'/guidance/{id}/meetings/{meetingId}/time',
		{
			id: 'noteMinutes',
			what: 'How many minutes a meeting took for you; only you see it, 0 takes it away.',
			body: z.object({ minutes: z.int().min(0).max(1440) }),
		},
		({ act, params, body }) => act((tx) => noteMinutes(tx, params.id, { id: params.meetingId, ...body })),
	);
}

function addNotes(api: Api<{ readonly holidays: HolidayRules }>): void {
	api.post(
		'/guidance/{id}/questions',
		{
			id: 'askLearningQuestion',
			what: 'Writes a learning question of yours down; it stays in the series.',
			body: z.object({ id: newId, text: words.min(1) }),
			answer: made,
			status: 201,
		},
		({ act, params, body }) => act((tx) => askQuestion(tx, params.id, body)),
	);
	api.post(
		'/guidance/{id}/questions/{questionId}/removal',
		{
			id: 'removeLearningQuestion',
			what: 'Takes an own learning question away, or puts it back.',
			body: z.object({ removed: z.boolean() }),
		},
		({ act, params, body }) => act((tx) => removeQuestion(tx, params.id, { id: params.questionId, ...body })),
	);
	api.put(
		'/guidance/{id}/evaluation',
		{
			id: 'evaluateGuidance',
			what: 'How you look back, an answer for each question of this kind of guidance.',
			body: z.object({ answers: z.record(z.string().max(60), words) }),
		},
		({ act, params, body }) => act((tx) => evaluate(tx, params.id, body.answers)),
	);
	api.put(
		'/guidance/{id}/insight',
		{
			id: 'takeAlong',
			what: 'What you take along from a series, and an action in your own notebook if you want one.',
			body: z.object({
				text: words.default(''),
				actionId: newId,
				action: words.default(''),
				dueOn: askedDay.optional(),
			}),
		},
		({ act, params, body }) => act((tx) => takeAlong(tx, params.id, { ...body, dueOn: body.dueOn ?? '' })),
	);
}
