import type { Result } from '#features/method/index.ts';
import { type Agreement, type Meeting, MOST_AGREED, MOST_CHARACTERS } from './meeting-state.ts';
import { happens, merged, type Outcome, refuse } from './outcome.ts';

/**
 * Notes afterwards what a meeting yielded; the same id twice is noted once.
 * @param over whether the meeting is over with it
 */
export function noteResults(meeting: Meeting, noted: readonly Agreement[], over: boolean): Outcome {
	const fresh = noted.filter(({ id }) => !meeting.agreed.has(id));
	if (fresh.some(({ text }) => text.length > MOST_CHARACTERS)) return refuse('text-too-long');
	if (meeting.agreed.size + fresh.length > MOST_AGREED) return refuse('too-many-results');
	return happens(
		...fresh.map((agreed) => ({ what: 'agreed', agreed }) as const),
		...(over && meeting.stage !== 'ended' ? [{ what: 'ended' } as const] : []),
	);
}

/** What stands on each line of a text, as something that the meeting yields; empty lines are none. */
export function linesOf(text: string): string[] {
	return text
		.split('\n')
		.map((line) => line.trim().replace(/^[-•*]\s+/, ''))
		.filter(Boolean);
}

/** Takes back what was noted and became nothing yet. */
export function dropResult(meeting: Meeting, id: string): Outcome {
	const known = meeting.agreed.get(id);
	if (!known) return merged;
	return known.became ? refuse('result-went-on') : happens({ what: 'agreementDropped', id });
}

/** Something that was agreed went on as this; once. */
export function noteBecame(meeting: Meeting, id: string, into: Result): Outcome {
	const known = meeting.agreed.get(id);
	return known && known.became === null ? happens({ what: 'became', id, into }) : merged;
}

/** Whether who was there follows from who came in. */
export function wasLive(meeting: Pick<Meeting, 'runs' | 'leadId'>): boolean {
	return meeting.runs.length > 0 || meeting.leadId !== null;
}

/**
 * Notes who was there, for a meeting that was not held on screens. A member who is ticked sits in it under the own id.
 * @param members everybody of the group
 * @param present ids of those who were there
 */
export function noteAttendance(
	meeting: Meeting,
	members: readonly { readonly personId: string; readonly name: string }[],
	present: ReadonlySet<string>,
): Outcome {
	const fresh = members.filter(({ personId }) => present.has(personId) && !meeting.people.has(personId));
	const known = members.map(({ personId }) => personId).filter((id) => meeting.people.has(id));
	const stands = (id: string) => meeting.people.get(id)?.standing === 'in';
	const back = known.filter((id) => present.has(id) && !stands(id));
	const gone = known.filter((id) => !present.has(id) && stands(id));
	return happens(
		...fresh.map(({ personId, name }) => ({
			what: 'joined' as const,
			person: {
				id: personId,
				name: name.slice(0, 40),
				kind: 'member' as const,
				role: null,
				standing: 'in' as const,
				device: false,
			},
		})),
		...(back.length > 0 ? [{ what: 'stood', ids: back, standing: 'in' } as const] : []),
		...(gone.length > 0 ? [{ what: 'stood', ids: gone, standing: 'refused' } as const] : []),
	);
}

/** Names of those who were there, also when they left before the end, in the order in which they came. */
export function presentOf({ people }: Pick<Meeting, 'people'>): string[] {
	return [...people.values()]
		.filter(({ standing }) => standing === 'in' || standing === 'left')
		.map(({ name }) => name);
}
