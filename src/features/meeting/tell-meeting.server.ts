import { findMe } from '#features/people/index.server.ts';
import { addNotices, membersOf } from '#features/signal/index.server.ts';
import { type Actor, asJobs, type Platform, type Tx } from '#platform/db/context.server.ts';
import { isLocale } from '#platform/locale.ts';
import { calendarOf } from './calendar.ts';
import { listMeetingTimes } from './calendar-store.server.ts';
import { findMeeting } from './meeting-store.server.ts';

export type MeetingNews = keyof typeof kinds;
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
async function tellMeeting(
	tx: Tx,
	news: {
		readonly meetingId: string;
		readonly circleId: string;
		readonly what: MeetingNews;
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
 * The same, asked by whoever did it, after it was done. In a demonstration nobody is told.
 */
export async function tellMembers(
	asker: {
		readonly platform: Platform;
		readonly actor: Actor;
		readonly act: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
	},
	meetingId: string,
	what: MeetingNews,
): Promise<void> {
	const { me, meeting } = await asker.act(async (tx) => ({
		me: await findMe(tx),
		meeting: await findMeeting(tx, meetingId),
	}));
	if (!me || me.demonstration || !meeting) return;
	const { regionId, today } = asker.actor;
	const news = { meetingId, circleId: meeting.circleId, what, byPersonId: me.id };
	await asJobs(asker.platform, { regionId, today }, (tx) => tellMeeting(tx, news));
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
