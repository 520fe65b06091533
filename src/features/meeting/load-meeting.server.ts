import type { EntryOf, Language, Method } from '#features/method/index.ts';
import { holdCircleKey, listMembers, recordAudit } from '#features/people/index.server.ts';
import type { CircleRole } from '#features/people/index.ts';
import { findContent } from '#features/worksheet/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { listEvents } from './event-store.server.ts';
import { replay } from './evolve.ts';
import type { MeetingEvent } from './meeting-event.ts';
import { emptyMeeting, type Meeting } from './meeting-state.ts';
import { findMeeting } from './meeting-store.server.ts';
import type { MeetingRow } from './planned-meeting.ts';

export type LoadedMeeting = {
	readonly row: MeetingRow;
	readonly method: Method;
	readonly state: Meeting;
	readonly events: readonly MeetingEvent[];
	/** Names of the members of its group, by id of the person. */
	readonly members: readonly {
		readonly personId: string;
		readonly name: string;
		readonly role: CircleRole;
	}[];
};

/**
 * A meeting with all that happened in it, for members of its group. Reading one of a trajectory's table is written down.
 * @throws Refusal not-found for everyone else
 */
export async function loadMeeting(tx: Tx, id: string, language: Language): Promise<LoadedMeeting> {
	const row = await findMeeting(tx, id);
	const content = row && (await findContent(tx, row.circleId, row.contentId));
	if (!row || content?.kind !== 'method') throw notFound();
	if (row.circleKind === 'table') await recordAudit(tx, 'read-meeting', id, row.circleId);
	const events = await listEvents(tx, id, await holdCircleKey(tx, row.circleId), 0);
	return {
		row,
		method: content.entry[language],
		state: replay(emptyMeeting, events),
		events,
		members: (await listMembers(tx, row.circleId)) as LoadedMeeting['members'],
	};
}

/** The method that is kept for a meeting, in both languages. @throws Refusal not-found */
export async function findContentOf(
	tx: Tx,
	row: Pick<MeetingRow, 'circleId' | 'contentId'>,
): Promise<Readonly<Record<Language, Method>>> {
	const content = await findContent(tx, row.circleId, row.contentId);
	if (content?.kind !== 'method') throw notFound();
	return content.entry;
}

/** The words of what a meeting plays, in one language: its method, and what its phases use by reference. */
export type MeetingWords = {
	readonly title: string;
	/** What people are asked to prepare at home. */
	readonly prepare: string;
	readonly method: Method;
	readonly uses: Readonly<Partial<Record<string, UsedWords>>>;
};
export type UsedWords =
	| { readonly kind: 'deck'; readonly entry: EntryOf['deck'] }
	| { readonly kind: 'instrument'; readonly entry: EntryOf['instrument'] }
	| { readonly kind: 'tree'; readonly entry: EntryOf['tree'] };

/**
 * The words of a meeting for those who sit in it; run it as the meeting or as a member.
 * @param leads who leads reads tips and what happens; the others what is asked of them
 */
export async function loadMeetingWords(
	tx: Tx,
	id: string,
	language: Language,
	leads: boolean,
): Promise<MeetingWords> {
	const row = await findMeeting(tx, id);
	const content = row && (await findContent(tx, row.circleId, row.contentId));
	if (!row || content?.kind !== 'method') throw notFound();
	const first = (await listEvents(tx, id, await holdCircleKey(tx, row.circleId), 0, 1))[0];
	const uses: Record<string, UsedWords> = {};
	for (const [reference, contentId] of Object.entries(first?.what === 'prepared' ? first.kept : {})) {
		const used = await findContent(tx, row.circleId, contentId);
		if (used && used.kind !== 'method')
			uses[reference.split('/')[1] ?? ''] = wordsOf(used.kind, used.entry[language]);
	}
	const method = content.entry[language];
	return { title: row.title, prepare: row.plan.prepare, method: leads ? method : forSeats(method), uses };
}

function wordsOf(kind: UsedWords['kind'], entry: UsedWords['entry']): UsedWords {
	return { kind, entry } as UsedWords;
}

/** What participants and the big screen read of a method: what is asked, not how to lead it. */
function forSeats(method: Method): Method {
	return {
		...method,
		tips: [],
		pitfalls: [],
		prepare: [],
		phases: method.phases.map(({ tip: _tip, ...phase }) => ({ ...phase, what: '' })),
	};
}
