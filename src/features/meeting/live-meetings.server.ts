import type { ServerResponse } from 'node:http';
import type { Language } from '#features/method/index.ts';
import { notFound } from '#platform/refusal.ts';
import type { Asker, Command } from './command.ts';
import { decide } from './decide.ts';
import { openEntrances } from './enter-meeting.server.ts';
import { loadMeetingWords, type MeetingWords } from './load-meeting.server.ts';
import { type LiveTools, openMeetingMemory } from './meeting-memory.server.ts';
import { meetingRefusal } from './meeting-refusals.ts';
import type { Meeting } from './meeting-state.ts';
import { type Codes, readCodes } from './meeting-store.server.ts';
import type { Outcome } from './outcome.ts';
import { listMembersSeated, readNote, writeNote } from './seat-store.server.ts';
import { type Audience, audienceOf, type Mine, mineOf, type View, viewFor } from './view.ts';

const MOST_NOTED = 20_000;

/** What somebody sees of a meeting at this moment, for a page that is made on the server. */
export type Seen = {
	readonly meetingId: string;
	readonly audience: Audience;
	readonly view: View;
	readonly mine: Mine;
	readonly now: number;
	readonly codes: Codes | undefined;
	readonly note: string;
};

/** Everything that runs of meetings in this process: the ways in, what people see, ask and hear. */
export function openLiveMeetings(tools: LiveTools) {
	const memory = openMeetingMemory(tools);
	const { running, seatOf } = memory;

	return {
		...openEntrances(tools.platform, memory),
		/** The seat to which a token belongs. */
		seatOf,

		/** What the holder of a token sees now. @throws Refusal not-found */
		async look(token: string | undefined, meetingId: string): Promise<Seen> {
			const seat = await seatOf(token);
			if (!seat || seat.meetingId !== meetingId) throw notFound();
			const meeting = await running(seat.regionId, meetingId);
			const asker = { id: seat.participantId, screen: seat.screen };
			const audience = audienceOf(meeting.state(), asker);
			const { codes, note } = await meeting.act(async (tx) => ({
				codes: audience === 'waiting' ? undefined : await readCodes(tx, meetingId),
				note: seat.screen ? '' : await readNote(tx, meeting.seal, asker.id),
			}));
			const state = meeting.state();
			return {
				meetingId,
				audience,
				view: viewFor(state, audience),
				mine: mineOf(state, asker.id),
				now: tools.now(),
				codes,
				note,
			};
		},

		/** The words of a meeting for the holder of a token. @throws Refusal not-found */
		async words(token: string | undefined, meetingId: string, language: Language): Promise<MeetingWords> {
			const seat = await seatOf(token);
			if (!seat || seat.meetingId !== meetingId) throw notFound();
			const meeting = await running(seat.regionId, meetingId);
			const audience = audienceOf(meeting.state(), { id: seat.participantId, screen: seat.screen });
			const said = await meeting.act((tx) => loadMeetingWords(tx, meetingId, language, audience === 'lead'));
			// Whoever stands before the door does not read what it is about; whoever was invited may prepare.
			const outside = audience === 'waiting';
			const expected = meeting.state().people.get(seat.participantId)?.standing === 'expected';
			return outside && !expected ? { ...said, title: '', prepare: '' } : said;
		},

		/**
		 * Settles a command of the holder of a token.
		 * @returns the number of the last event
		 * @throws Refusal with the sentence of the refusal
		 */
		async command(token: string | undefined, meetingId: string, command: Command): Promise<number> {
			const seat = await seatOf(token);
			if (!seat || seat.meetingId !== meetingId) throw meetingRefusal('not-in-meeting');
			const meeting = await running(seat.regionId, meetingId);
			const asker: Asker = { id: seat.participantId, screen: seat.screen };
			const after = await meeting.ask((state) => decide(state, command, asker, Math.random()), asker);
			return after.number;
		},

		/** Keeps what the holder of a token notes for themselves. @throws Refusal not-in-meeting */
		async note(token: string | undefined, meetingId: string, text: string): Promise<void> {
			const seat = await seatOf(token);
			if (!seat || seat.meetingId !== meetingId || seat.screen) throw meetingRefusal('not-in-meeting');
			const meeting = await running(seat.regionId, meetingId);
			await meeting.act((tx) => writeNote(tx, meeting.seal, seat.participantId, text.slice(0, MOST_NOTED)));
		},

		/** Opens the stream of the holder of a token; false when there is no such seat. */
		async listen(
			token: string | undefined,
			meetingId: string,
			response: ServerResponse,
			after?: string,
		): Promise<boolean> {
			const seat = await seatOf(token);
			if (!seat || seat.meetingId !== meetingId) return false;
			const meeting = await running(seat.regionId, meetingId);
			if (response.destroyed) return true;
			meeting.streams.listen(response, { id: seat.participantId, screen: seat.screen }, after);
			return true;
		},

		/** Asks something of a meeting in the name of the meeting itself, such as noting what a result became. */
		async ask(regionId: number, meetingId: string, decideOn: (state: Meeting) => Outcome): Promise<Meeting> {
			return (await running(regionId, meetingId)).ask(decideOn);
		},

		/** The state of a meeting, and which participants are which members of its group. */
		async recall(
			regionId: number,
			meetingId: string,
		): Promise<{ state: Meeting; members: ReadonlyMap<string, string> }> {
			const meeting = await running(regionId, meetingId);
			// What another process wrote just now may not have been told here yet.
			await meeting.catchUp();
			const seated = await meeting.act(listMembersSeated);
			return {
				state: meeting.state(),
				members: new Map(seated.map(({ participantId, personId }) => [participantId, personId])),
			};
		},

		heard: memory.heard,
		heardNothing: memory.heardNothing,
		close: memory.close,
	};
}
export type LiveMeetings = ReturnType<typeof openLiveMeetings>;
