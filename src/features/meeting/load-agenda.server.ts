import { listActionsOfCircle } from '#features/action/index.server.ts';
import type { Action } from '#features/action/index.ts';
import { holdCircleKey } from '#features/people/index.server.ts';
import { listAnswersTo } from '#features/signal/index.server.ts';
import { findTheme } from '#features/theme/index.server.ts';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { listEvents } from './event-store.server.ts';
import { replay } from './evolve.ts';
import { type Agreed, emptyMeeting } from './meeting-state.ts';
import { findPrevious } from './meeting-store.server.ts';
import type { MeetingRow } from './planned-meeting.ts';

/** What a group has on its plate when it meets again. */
export type Agenda = {
	readonly actions: readonly Action[];
	readonly theme: { readonly id: string; readonly title: string; readonly familiesSay: string } | undefined;
	/** Answers that came back since the last meeting. */
	readonly answers: Awaited<ReturnType<typeof listAnswersTo>>;
	/** The last meeting, with what it agreed and what became nothing yet. */
	readonly last: { readonly id: string; readonly onDay: Day; readonly open: readonly Agreed[] } | undefined;
};

/**
 * What waits for a meeting: open actions first, then its theme, answers that came back, and what the last meeting left
 * open. For members of the group, who loaded the meeting already.
 */
export async function loadAgenda(tx: Tx, row: MeetingRow): Promise<Agenda> {
	const theme = row.themeId ? await findTheme(tx, row.themeId) : undefined;
	const previous = await findPrevious(tx, row);
	return {
		actions: await listActionsOfCircle(tx, row.circleId),
		theme: theme && { id: theme.id, title: theme.title, familiesSay: theme.familiesSay },
		answers: await listAnswersTo(tx, row.circleId, previous?.onDay ?? null),
		last: previous && { id: previous.id, onDay: previous.onDay, open: await leftOpen(tx, previous) },
	};
}

async function leftOpen(tx: Tx, row: MeetingRow): Promise<Agreed[]> {
	const events = await listEvents(tx, row.id, await holdCircleKey(tx, row.circleId), 0);
	const { agreed } = replay(emptyMeeting, events);
	return [...agreed.values()].filter(({ became, into }) => became === null && into !== 'insight');
}
