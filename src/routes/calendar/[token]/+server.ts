import { readCalendar } from '#features/meeting/index.server.ts';
import { calendarOf } from '#features/meeting/index.ts';
import { today } from '#platform/clock.server.ts';
import type { RequestHandler } from './$types';

/** The coming meetings of whoever made this link, for a calendar that asks again by itself. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { platform, config } = locals.runtime;
	const { meetings, locale } = await readCalendar(platform, params.token, today());
	return new Response(calendarOf(meetings, { address: config.address, locale, now: Date.now() }), {
		headers: { 'content-type': 'text/calendar; charset=utf-8; method=PUBLISH' },
	});
};
