import { makeLinkCode, readLinkCode } from '#platform/auth/link-code.server.ts';
import type { Day } from '#platform/day.ts';
import { asActor, asNobody, type Platform, type Tx } from '#platform/db/context.server.ts';
import type { Locale } from '#platform/locale.ts';
import { notFound } from '#platform/refusal.ts';
import type { CalendarMeeting } from './calendar.ts';
import { endFeed, findFeed, findPersonOfFeed, insertFeed, listCalendar } from './calendar-store.server.ts';
import { findMeeting, listMeetings } from './meeting-store.server.ts';

/**
 * Makes the link by which a calendar program asks for the acting person's meetings; an earlier one stops working.
 * @returns its code, shown once and kept as a hash
 */
export async function makeCalendarLink(tx: Tx): Promise<string> {
	const { code, hash } = makeLinkCode();
	// Of two that are asked for at the same moment the last one works.
	do await endFeed(tx);
	while (!(await insertFeed(tx, hash)));
	return code.replaceAll('-', '');
}

/** Ends the link of the acting person's calendar at once. */
export async function endCalendarLink(tx: Tx): Promise<void> {
	await endFeed(tx);
}

/** When the acting person made a link; undefined without one. */
export async function findCalendarLink(tx: Tx): Promise<{ readonly madeOn: Day } | undefined> {
	return await findFeed(tx);
}

/**
 * The coming meetings of whoever made the link with this code, without what they are about.
 * @throws Refusal not-found when the code leads nowhere (any more)
 */
export async function readCalendar(
	platform: Platform,
	code: string,
	today: Day,
): Promise<{ meetings: CalendarMeeting[]; locale: Locale }> {
	const hash = code.length <= 100 ? readLinkCode(code.replace(/\.ics$/i, '')) : undefined;
	const found = hash && (await asNobody(platform, (tx) => findPersonOfFeed(tx, hash)));
	if (!found) throw notFound();
	const { regionId, personId, locale } = found;
	const meetings = await asActor(platform, { regionId, personId, today }, (tx) => listCalendar(tx, today));
	return { meetings, locale };
}

/**
 * One meeting for a calendar, or the whole series that it is part of; for members of its group.
 * @throws Refusal not-found
 */
export async function loadCalendarOf(tx: Tx, id: string, wholeSeries: boolean): Promise<CalendarMeeting[]> {
	const meeting = await findMeeting(tx, id);
	if (!meeting) throw notFound();
	const { seriesId } = meeting;
	return wholeSeries && seriesId ? await listMeetings(tx, { seriesId }) : [meeting];
}
