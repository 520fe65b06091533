import { sayDay } from '#design/say-day.ts';
import type { Language } from '#features/method/index.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { aroundWords } from './around-words.ts';
import { liveWords } from './live-words.ts';
import { loadMeeting, loadMeetingWords } from './load-meeting.server.ts';
import { type Block, blocksOf, type MinuteNames, type Minutes, minutesOf, textOf } from './minutes.ts';
import { CHECK_IN, CHECK_OUT } from './own-rounds.ts';
import type { MeetingRow } from './planned-meeting.ts';

export type LoadedMinutes = {
	readonly row: MeetingRow;
	readonly minutes: Minutes;
	readonly blocks: readonly Block[];
	/** As clean text, to copy to a file. */
	readonly text: string;
};

/**
 * The minutes of a meeting, for members of its group.
 * @throws Refusal not-found for everyone else
 */
export async function loadMinutes(tx: Tx, id: string, language: Language): Promise<LoadedMinutes> {
	const { row, state, events, members } = await loadMeeting(tx, id, language);
	const { method, uses } = await loadMeetingWords(tx, id, language, true);
	const live = liveWords[language];
	const own: Readonly<Record<string, string>> = { [CHECK_IN]: live.checkIn, [CHECK_OUT]: live.checkOut };
	const instruments = Object.values(uses).flatMap((used) =>
		used?.kind === 'instrument' ? [used.entry] : [],
	);
	const names: MinuteNames = {
		phase: (asked) => method.phases.find((phase) => phase.id === asked)?.title ?? own[asked] ?? '',
		zone: (asked) =>
			instruments
				.flatMap((one) => (one.engine === 'board' ? one.zones : []))
				.find((zone) => zone.id === asked)?.title ?? asked,
		point: (scan, asked) =>
			instruments
				.flatMap((one) => (one.engine === 'scan' && one.id === scan ? one.scale.points : []))
				.find((point) => point.id === asked)?.label ?? asked,
		group: aroundWords[language].minutes.group,
		member: (personId) => members.find((member) => member.personId === personId)?.name ?? '',
	};
	const minutes = minutesOf(state, events, names, { title: row.title, group: row.circleName });
	const dayOf = (day: string) => sayDay(day, language);
	const say = aroundWords[language];
	const blocks = blocksOf(minutes, say.minutes, dayOf);
	const when = `${row.circleName} · ${dayOf(row.onDay)}, ${row.startsAt}`;
	return { row, minutes, blocks, text: textOf([row.title, when], blocks) };
}
