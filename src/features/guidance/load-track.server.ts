import type { Tx } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { ledKey, listGoals, listLedGoals } from './goal-store.server.ts';
import type { Goal, Led, Notes, Taker, Talk, Track, TrackMeeting } from './guidance.ts';
import { trackEnded } from './guidance-refusals.ts';
import { listMeetings, listTalks, talksByPerson } from './meeting-store.server.ts';
import { loadNotes } from './note-store.server.ts';
import { findTrack, listLedRows, listTakers } from './track-store.server.ts';

export type LoadedTrack = {
	readonly track: Track;
	readonly takers: readonly Taker[];
	readonly meetings: readonly TrackMeeting[];
	readonly talks: readonly Talk[];
	readonly goals: readonly Goal[];
	readonly notes: Notes;
};

/**
 * A track with all that stands in it, for who takes part.
 * @throws Refusal not-found for everyone else, a leader too
 */
export async function loadTrack(tx: Tx, id: string): Promise<LoadedTrack> {
	const track = await findTrack(tx, id);
	if (!track) throw notFound();
	return {
		track,
		takers: await listTakers(tx, id),
		meetings: await listMeetings(tx, id),
		talks: await listTalks(tx, id),
		goals: await listGoals(tx, track),
		notes: await loadNotes(tx, track),
	};
}

/** A track of the acting person that still runs, with who takes part. @throws Refusal not-found, track-ended */
export async function openTrack(
	tx: Tx,
	id: string,
): Promise<{ track: Track; takers: Taker[]; guided: boolean }> {
	const track = await findTrack(tx, id);
	if (!track) throw notFound();
	if (track.endedOn !== null) throw trackEnded();
	const takers = await listTakers(tx, id);
	const me = takers.find(({ personId }) => personId === tx.actor.personId);
	return { track, takers, guided: me?.role === 'guided' };
}

/** What the acting person reads as a leader: of each who named them, agreed goals and the days of the talks. */
export async function listLed(tx: Tx): Promise<Led[]> {
	const rows = await listLedRows(tx);
	const goals = await listLedGoals(tx, rows);
	const talks = await talksByPerson(
		tx,
		rows.map(({ trackId }) => trackId),
	);
	return rows.map(({ sharedKey: _key, ...row }) => {
		const key = ledKey(row.trackId, row.personId);
		return { ...row, goals: goals.get(key) ?? [], talks: talks.get(key) ?? [] };
	});
}
