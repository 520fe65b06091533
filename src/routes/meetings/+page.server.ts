import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import {
	endCalendarLink,
	findCalendarLink,
	listMeetings,
	makeCalendarLink,
} from '#features/meeting/index.server.ts';
import { answerForm } from '#platform/http/form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	locals.act(async (tx) => ({
		coming: await listMeetings(tx, { from: tx.actor.today }),
		past: await listMeetings(tx, { before: tx.actor.today }),
		calendar: await findCalendarLink(tx),
	}));

export const actions: Actions = {
	/** Shows the link in this answer only: nothing keeps its code. */
	calendar: ({ request, locals }) =>
		answerForm(request, locals.locale, z.object({}), async () => {
			const code = await locals.act(makeCalendarLink);
			return { link: `${locals.runtime.config.address}/calendar/${code}` };
		}),
	endCalendar: ({ request, locals }) =>
		answerForm(request, locals.locale, z.object({}), async () => {
			await locals.act(endCalendarLink);
			redirect(303, '/meetings#calendar');
		}),
};
