import { sayDay } from '#design/say-day.ts';
import { isLocale } from '#platform/locale.ts';
import type { UnmailedNotice } from './notice.ts';
import { noticeWords } from './notice-words.ts';

/** Where a notice leads to inside Lus. */
export function pathOf(
	notice: Pick<UnmailedNotice, 'signalId' | 'themeId' | 'actionId' | 'meetingId' | 'homeworkId'>,
): string {
	if (notice.signalId) return `/signals/${notice.signalId}`;
	if (notice.themeId) return `/themes/${notice.themeId}`;
	if (notice.actionId) return `/actions/${notice.actionId}`;
	if (notice.meetingId) return `/meetings/${notice.meetingId}`;
	if (notice.homeworkId) return `/working/homework/${notice.homeworkId}`;
	return '/today';
}

/** A mail that says that something waits and where, never what it is about. */
export function mailOf(notice: UnmailedNotice, address: string): { subject: string; text: string } {
	const locale = isLocale(notice.locale) ? notice.locale : 'nl';
	const say = noticeWords[locale];
	const lines = [
		say.hello(notice.name ?? ''),
		'',
		`${say.kinds[notice.kind]}.`,
		...(notice.dueOn ? [say.due(sayDay(notice.dueOn, locale))] : []),
		'',
		say.look,
		`${address}${pathOf(notice)}`,
		'',
		say.close,
	];
	return { subject: `Lus: ${say.kinds[notice.kind]}`, text: lines.join('\n') };
}
