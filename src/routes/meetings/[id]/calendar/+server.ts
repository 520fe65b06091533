import { loadCalendarOf } from '#features/meeting/index.server.ts';
import { calendarOf } from '#features/meeting/index.ts';
import { idIn as meetingId } from '#platform/http/id-in.server.ts';
import type { RequestHandler } from './$types';

/** A meeting, or with `?series` all of its series, as a file for a calendar. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const wholeSeries = url.searchParams.has('series');
	const meetings = await locals.act((tx) => loadCalendarOf(tx, meetingId(params), wholeSeries));
	const { address } = locals.runtime.config;
	return new Response(calendarOf(meetings, { address, locale: locals.locale, now: Date.now() }), {
		headers: {
			'content-type': 'text/calendar; charset=utf-8; method=PUBLISH',
			'content-disposition': 'attachment; filename="lus.ics"',
		},
	});
};
