import { z } from '@hono/zod-openapi';
import { familyAnswers } from '#features/cycle/index.ts';
import { type Library, languages, results } from '#features/method/index.ts';
import { openLibrary } from '#features/pack/index.server.ts';
import { circleKinds } from '#features/people/index.ts';
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
import { bringInput, bringResult } from './bring-result.server.ts';
import type { LiveMeetings } from './live-meetings.server.ts';
import { loadMinutes } from './load-minutes.server.ts';
import { listMeetings } from './meeting-store.server.ts';
import { noteOne, noteWhoWasThere } from './note-results.server.ts';
import { cancelMeeting, changeMeeting, planMeeting } from './plan-meeting.server.ts';
import { meetingStates, planInput, rhythms, ways } from './planned-meeting.ts';
import { tellMembers } from './tell-meeting.server.ts';
import type { GateLists } from './words-for-theme.ts';

export type MeetingRules = {
	readonly library: Library;
	readonly live: Pick<LiveMeetings, 'ask' | 'recall'>;
	readonly gate: { readonly lists: GateLists };
};

const meeting = z
	.object({
		id: anId,
		circleId: anId,
		circleName: z.string(),
		circleKind: z.enum(circleKinds),
		way: z.enum(ways),
		slug: z.string().openapi({ description: 'The method, by its id in the library.' }),
		title: z.string(),
		onDay: aDay,
		startsAt: z.string().openapi({ description: 'Hour and minutes in Brussels.', example: '14:30' }),
		minutes: z.number(),
		seriesId: maybeId,
		themeId: maybeId,
		cycleId: maybeId,
		state: z.enum(meetingStates),
		endedOn: maybeDay,
	})
	.openapi('Meeting');
const { title, startsAt, minutes, place, prepare } = planInput.shape;
const counted = z.object({ label: z.string(), count: z.number() });
const card = z.object({ text: z.string(), dots: z.number().nullable() });
const result = z.object({
	id: anId,
	text: z.string(),
	into: z.enum(results),
	owner: z.string(),
	due: maybeDay,
	sector: z.string(),
	became: z.enum(results).nullable(),
});
const minutesOfMeeting = z
	.object({
		present: z.array(z.string()),
		steps: z.array(z.string()),
		heaps: z.array(z.object({ title: z.string(), dots: z.number().nullable(), cards: z.array(card) })),
		choices: z.array(z.object({ title: z.string(), of: z.number(), spread: z.array(counted) })),
		agreed: z.array(result),
	})
	.openapi('Minutes');

/** Meetings of one's groups: planned, changed, read with their minutes, and what they yielded. */
export function addMeetingApi(api: Api<MeetingRules>): void {
	api.get(
		'/meetings',
		{
			id: 'listMeetings',
			what: 'Meetings of your groups: from a day on, of one group, or about one theme. Without any of these: from today on.',
			query: z.object({
				from: askedDay.optional(),
				circleId: z.uuid().optional(),
				themeId: z.uuid().optional(),
			}),
			answer: z.object({ meetings: z.array(meeting) }),
		},
		({ act, query: { from, circleId, themeId } }) =>
			act(async (tx) => ({
				meetings: await listMeetings(
					tx,
					circleId ? { circleId } : themeId ? { themeId } : { from: from ?? tx.actor.today },
				),
			})),
	);
	api.post(
		'/meetings',
		{
			id: 'planMeeting',
			what: 'Plans a meeting, or a series, with a method of the library; members are told without what it is about.',
			body: z.object({
				id: newId,
				circleId: z.uuid(),
				method: z.string().max(80),
				way: z.enum(ways).default('agendaPoint'),
				...{ title, startsAt, minutes, place, prepare },
				onDay: askedDay,
				checkIn: z.boolean().default(false),
				checkOut: z.boolean().default(false),
				themeId: openId,
				rhythm: z.enum(rhythms).default('once'),
				times: z.int().min(1).max(24).default(1),
				familyKnows: z.enum(familyAnswers).optional(),
				familyKnowsWhy: z.string().trim().max(2000).default(''),
				familyKnowsUntil: askedDay.optional(),
			}),
			answer: made,
			status: 201,
		},
		async ({ act, platform, actor, rules, body: { method, ...rest } }) => {
			const { familyKnowsUntil, familyKnows, ...plain } = rest;
			const input = {
				...plain,
				of: method,
				...(familyKnows ? { familyKnows } : {}),
				...(familyKnowsUntil ? { familyKnowsUntil } : {}),
			};
			const { id, fresh } = await act(async (tx) =>
				planMeeting(tx, (await openLibrary(tx, rules.library)).library, input),
			);
			if (fresh) await tellMembers({ platform, actor, act }, id, 'planned');
			return { id };
		},
	);
	api.get(
		'/meetings/{id}',
		{
			id: 'readMeeting',
			what: 'A meeting with its minutes: who was there, steps, what lay on the table, choices, agreements.',
			query: z.object({ language: z.enum(languages).optional() }),
			answer: z.object({ meeting, minutes: minutesOfMeeting }),
		},
		({ act, params, query, locale }) =>
			act(async (tx) => {
				const loaded = await loadMinutes(tx, params.id, query.language ?? locale);
				return { meeting: loaded.row, minutes: loaded.minutes };
			}),
	);
	api.patch(
		'/meetings/{id}',
		{
			id: 'changeMeeting',
			what: 'Changes what stands in the invitation; members are told of another day, hour, length or place.',
			body: z.object({ ...{ title, startsAt, minutes, place, prepare }, onDay: askedDay }),
		},
		async ({ act, platform, actor, params, body }) => {
			const moved = await act((tx) => changeMeeting(tx, params.id, body));
			if (moved) await tellMembers({ platform, actor, act }, params.id, 'changed');
		},
	);
	api.post(
		'/meetings/{id}/cancellation',
		{
			id: 'cancelMeeting',
			what: 'Calls a meeting off, or brings it back; members are told.',
			body: z.object({ cancelled: z.boolean() }),
		},
		async ({ act, platform, actor, params, body: { cancelled } }) => {
			const changed = await act((tx) => cancelMeeting(tx, params.id, cancelled));
			const what = cancelled ? 'cancelled' : 'changed';
			if (changed) await tellMembers({ platform, actor, act }, params.id, what);
		},
	);
	addResults(api);
}

function addResults(api: Api<MeetingRules>): void {
	api.post(
		'/meetings/{id}/attendance',
		{
			id: 'noteAttendance',
			what: 'Who was there, by ids of members; for a meeting that was not held on screens.',
			body: z.object({ present: z.union([z.literal('everyone'), z.array(z.uuid()).max(600)]) }),
		},
		({ act, rules: { live }, params, body }) => noteWhoWasThere({ act, live }, params.id, body.present),
	);
	api.post(
		'/meetings/{id}/results',
		{
			id: 'noteResult',
			what: 'Notes afterwards what was agreed; owner is a member of the group.',
			body: z.object({
				id: newId,
				text: z.string().trim().min(1).max(1000),
				into: z.enum(results),
				owner: openId,
				due: openDay,
				sector: z.string().trim().max(80).default(''),
			}),
			answer: made,
			status: 201,
		},
		async ({ act, rules: { live }, params, body }) => {
			await noteOne({ act, live }, params.id, body);
			return { id: body.id };
		},
	);
	api.post(
		'/meetings/{id}/results/{resultId}/bring',
		{
			id: 'bringResult',
			what: 'Takes a result along: an action, a piece of the reflection, the beginning of a signal, a nuance or recommendation of the theme. To a theme goes no word that can point at somebody: send a more general text, or say that you looked.',
			body: bringInput.extend({ looked: z.boolean().default(false) }),
			answer: z.object({ path: z.string() }),
			status: 201,
		},
		({ act, rules: { live, gate }, params, body }) =>
			bringResult({ act, live }, { ...body, meetingId: params.id, agreedId: params.resultId }, gate.lists),
	);
}
