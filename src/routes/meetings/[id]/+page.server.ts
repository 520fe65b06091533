import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { drawQrCode } from '#design/qr-code.ts';
import { sayDay } from '#design/say-day.ts';
import {
	cancelMeeting,
	changeMeeting,
	inviteGuest,
	inviteInput,
	type LoadedMeeting,
	listGuests,
	listMeetings,
	listSortedGroups,
	loadAgenda,
	loadMeeting,
	maySort,
	tellMembers,
} from '#features/meeting/index.server.ts';
import {
	agendaText,
	aroundWords,
	changeMeetingInput,
	offersOf,
	placeOfResult,
	presentOf,
	wasLive,
} from '#features/meeting/index.ts';
import { minutesOf } from '#features/method/index.ts';
import { holds, leads } from '#features/people/index.ts';
import { clearNotices } from '#features/signal/index.server.ts';
import { listStops, listThemes } from '#features/theme/index.server.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { idIn as meetingId } from '#platform/http/id-in.server.ts';
import { notFound } from '#platform/refusal.ts';
import { keepSeat } from '../../live/[id]/seat-cookie.server.ts';
import type { Actions, PageServerLoad } from './$types';
import { aroundActions, doorOf } from './around-acts.server.ts';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { locale, person, runtime } = locals;
	const coordinates = person !== undefined && holds(person, 'coordinator');
	const found = await locals.act(async (tx) => {
		const loaded = await loadMeeting(tx, meetingId(params), locale);
		await clearNotices(tx, { meetingId: params.id });
		const { seriesId, themeId, circleKind } = loaded.row;
		return {
			loaded,
			today: tx.actor.today,
			agenda: await loadAgenda(tx, loaded.row),
			guests: await listGuests(tx, params.id),
			series: seriesId ? await listMeetings(tx, { seriesId }) : [],
			themes: circleKind === 'table' ? [] : await listThemes(tx),
			onRoad: themeId !== null && (await listStops(tx, themeId)).some(({ id }) => id === params.id),
		};
	});
	const { loaded, today, agenda, guests, series, themes, onRoad } = found;
	const { row, method, members } = loaded;
	const me = members.find(({ personId }) => personId === person?.id);
	const say = aroundWords[locale];
	const dayOf = (day: string) => sayDay(day, locale);
	const link = `${runtime.config.address}/meetings/${row.id}`;
	const sorts = coordinates && maySort(row);
	return {
		row,
		today,
		method: { title: method.title, summary: method.summary, yields: method.yields },
		agenda,
		agendaText: agendaText(agenda, `${row.title} · ${dayOf(row.onDay)}`, say, dayOf),
		pointText: say.pointText(method.title, minutesOf(method), method.summary, link),
		...resultsOf(loaded),
		/** The day has come: what it yielded can be noted. */
		mayNote: row.state !== 'cancelled' && (row.state !== 'planned' || row.onDay <= today),
		members: members.map(({ personId, name }) => ({ personId, name })),
		guests,
		series: series.map(({ id, onDay, startsAt, state }) => ({ id, onDay, startsAt, state })),
		themes: themes.map(({ id, title }) => ({ id, title })),
		onRoad,
		coordinates,
		sorted: sorts ? await listSortedGroups(doorOf(locals), row.id) : undefined,
		/** Who leads the group, or planned this, opens the door and may take over. */
		mayLead: me !== undefined && (leads(me.role) || row.madeBy === me.personId),
		leadsNow: await leadsNow(locals, loaded),
		newId: randomUUID(),
		family: row.circleKind === 'table',
	};
};

/** Whether who looks leads a meeting that is open. */
async function leadsNow({ actor, runtime }: App.Locals, { row, state }: LoadedMeeting): Promise<boolean> {
	if (!actor || row.state !== 'open' || state.leadId === null) return false;
	const { members } = await runtime.live.recall(actor.regionId, row.id);
	return members.get(state.leadId) === actor.personId;
}

/** What was agreed, what each can become, and who was there. */
function resultsOf({ row, state, members }: LoadedMeeting) {
	const nameOf = (id: string) =>
		state.people.get(id)?.name ?? members.find(({ personId }) => personId === id)?.name ?? '';
	return {
		results: [...state.agreed.values()].map((one) => ({
			...one,
			ownerName: one.owner ? nameOf(one.owner) : '',
			offers: offersOf(one, row.circleKind),
			path: placeOfResult(row, one),
		})),
		present: presentOf(state),
		presentIds: [...state.people.values()].flatMap(({ id, standing }) => (standing === 'in' ? [id] : [])),
		wasLive: wasLive(state),
	};
}

/** Tells the others of the group, without what it is about. */
async function tell({ actor, act, runtime }: App.Locals, id: string, what: 'changed' | 'cancelled') {
	if (actor) await tellMembers({ platform: runtime.platform, actor, act }, id, what);
}

const idInput = z.object({ id: z.uuid() });

export const actions: Actions = {
	...aroundActions,
	open: async ({ locals, params, cookies, url }) => {
		const id = meetingId(params);
		const { actor, person } = locals;
		if (!actor || !person) throw notFound();
		const { row, members } = await locals.act((tx) => loadMeeting(tx, id, locals.locale));
		const me = members.find(({ personId }) => personId === person.id);
		if (!me || !(leads(me.role) || row.madeBy === person.id) || row.state === 'cancelled') throw notFound();
		// A point on the agenda of somebody else is not held here.
		if (row.way === 'agendaPoint' && row.state !== 'open') throw notFound();
		keepSeat(cookies, id, await locals.runtime.live.openDoor({ actor, name: person.name }, id), url);
		redirect(303, `/live/${id}`);
	},
	change: ({ request, locals, params }) =>
		answerForm(request, locals.locale, changeMeetingInput, async (input) => {
			const moved = await locals.act((tx) => changeMeeting(tx, meetingId(params), input));
			if (moved) await tell(locals, params.id, 'changed');
			redirect(303, `/meetings/${params.id}`);
		}),
	cancel: async ({ request, locals, params }) =>
		answerForm(
			request,
			locals.locale,
			z.object({ cancelled: z.enum(['true', 'false']) }),
			async ({ cancelled }) => {
				const off = cancelled === 'true';
				const changed = await locals.act((tx) => cancelMeeting(tx, meetingId(params), off));
				if (changed) await tell(locals, params.id, off ? 'cancelled' : 'changed');
				redirect(303, `/meetings/${params.id}`);
			},
		),
	/** Shows the code in this answer only: nothing keeps it. */
	invite: ({ request, locals, params }) =>
		answerForm(request, locals.locale, inviteInput, async (input) => {
			const code = await locals.act((tx) => inviteGuest(tx, meetingId(params), input));
			const place = new URL('/join', locals.runtime.config.address).href;
			return {
				invited: { ...input, code, link: `${place}#${code}`, drawing: drawQrCode(`${place}#${code}`) },
			};
		}),
	revoke: ({ request, locals, params }) =>
		answerForm(request, locals.locale, idInput, async ({ id }) => {
			if (!locals.actor) throw notFound();
			await locals.runtime.live.takeBack(locals.actor, meetingId(params), id);
			redirect(303, `/meetings/${params.id}`);
		}),
};
