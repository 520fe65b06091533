import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { drawQrCode } from '#design/qr-code.ts';
import {
	cancelMeeting,
	changeMeeting,
	inviteGuest,
	inviteInput,
	listGuests,
	listMeetings,
	loadMeeting,
	takeInviteBack,
} from '#features/meeting/index.server.ts';
import { changeMeetingInput } from '#features/meeting/index.ts';
import { leads } from '#features/people/index.ts';
import { answerForm } from '#platform/http/form.server.ts';
import { notFound } from '#platform/refusal.ts';
import { keepSeat } from '../../live/[id]/seat-cookie.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** @throws Refusal not-found when it cannot be the id of a meeting */
function meetingId({ id }: { id: string }): string {
	if (!z.uuid().safeParse(id).success) throw notFound();
	return id;
}

export const load: PageServerLoad = async ({ locals, params }) => {
	const { loaded, guests, series } = await locals.act(async (tx) => {
		const loaded = await loadMeeting(tx, meetingId(params), locals.locale);
		const { seriesId } = loaded.row;
		return {
			loaded,
			guests: await listGuests(tx, params.id),
			series: seriesId ? await listMeetings(tx, { seriesId }) : [],
		};
	});
	const { row, method, members } = loaded;
	const me = members.find(({ personId }) => personId === locals.person?.id);
	return {
		row,
		method: { title: method.title, summary: method.summary },
		guests,
		series: series.map(({ id, onDay, startsAt, state }) => ({ id, onDay, startsAt, state })),
		/** Who leads the group, or planned this, opens the door and may take over. */
		mayLead: me !== undefined && (leads(me.role) || row.madeBy === me.personId),
		family: true,
	};
};

const idInput = z.object({ id: z.uuid() });

export const actions: Actions = {
	open: async ({ locals, params, cookies, url }) => {
		const id = meetingId(params);
		const { actor, person } = locals;
		if (!actor || !person) throw notFound();
		const { row, members } = await locals.act((tx) => loadMeeting(tx, id, locals.locale));
		const me = members.find(({ personId }) => personId === person.id);
		if (!me || !(leads(me.role) || row.madeBy === person.id) || row.state === 'cancelled') throw notFound();
		keepSeat(cookies, id, await locals.runtime.live.openDoor({ actor, name: person.name }, id), url);
		redirect(303, `/live/${id}`);
	},
	change: ({ request, locals, params }) =>
		answerForm(request, locals.locale, changeMeetingInput, async (input) => {
			await locals.act((tx) => changeMeeting(tx, meetingId(params), input));
			redirect(303, `/meetings/${params.id}`);
		}),
	cancel: async ({ request, locals, params }) =>
		answerForm(
			request,
			locals.locale,
			z.object({ cancelled: z.enum(['true', 'false']) }),
			async ({ cancelled }) => {
				await locals.act((tx) => cancelMeeting(tx, meetingId(params), cancelled === 'true'));
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
			await locals.act((tx) => takeInviteBack(tx, meetingId(params), id));
			redirect(303, `/meetings/${params.id}`);
		}),
};
