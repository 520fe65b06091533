import { addNotices, membersOf } from '#features/signal/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { isLocale } from '#platform/locale.ts';
import { calendarOf } from './calendar.ts';
import { listMeetingTimes } from './calendar-store.server.ts';

const kinds = {
	planned: 'meetingPlanned',
	changed: 'meetingChanged',
	cancelled: 'meetingCancelled',
} as const;

/**
 * Tells the members of a group that a meeting was planned, changed or called off: a line on the start page and a mail
 * with day and hour, never what it is about. Runs as the jobs of the region.
 * @param news.byPersonId who did it, and so knows
 */
export async function tellMeeting(
	tx: Tx,
	news: {
		readonly meetingId: string;
		readonly circleId: string;
		readonly what: keyof typeof kinds;
		readonly byPersonId: string;
	},
): Promise<void> {
	const people = await membersOf(tx, news.circleId);
	const others = people.filter((personId) => personId !== news.byPersonId);
	const { meetingId, what } = news;
	await addNotices(
		tx,
		others.map((personId) => ({ to: { personId }, kind: kinds[what], meetingId })),
	);
}

/**
 * The calendar that goes along with a mail about a meeting; nothing with other mails. A meeting that was just planned
 * takes the others of its series along. Runs as the jobs of the region.
 */
export async function calendarOfNotice(
	tx: Tx,
	notice: { readonly kind: string; readonly meetingId: string | null; readonly locale: string | null },
	address: string,
): Promise<{ readonly calendar?: string }> {
	if (!notice.meetingId) return {};
	const times = await listMeetingTimes(tx, notice.meetingId, notice.kind === kinds.planned);
	const locale = isLocale(notice.locale) ? notice.locale : 'nl';
	return times.length > 0 ? { calendar: calendarOf(times, { address, locale, now: Date.now() }) } : {};
}
