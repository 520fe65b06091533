import { createHash, randomInt, randomUUID } from 'node:crypto';
import { makeLinkCode, readLinkCode } from '#platform/auth/link-code.server.ts';
import { type Actor, asActor, asNobody, type Platform } from '#platform/db/context.server.ts';
import { notFound } from '#platform/refusal.ts';
import { standingOfNewcomer } from './decide.ts';
import { joinWords, readJoinWords } from './join-words.ts';
import type { MeetingMemory } from './meeting-memory.server.ts';
import { meetingRefusal } from './meeting-refusals.ts';
import { type Meeting, MOST_NAME, type Participant } from './meeting-state.ts';
import { type Codes, findMeeting, keepCodes, readCodes } from './meeting-store.server.ts';
import { happens, merged, type Outcome, refuse } from './outcome.ts';
import type { RunningMeeting } from './running-meeting.server.ts';
import {
	findMeetingOfCode,
	findMeetingOfInvite,
	findParticipantOf,
	spendInvite,
} from './seat-store.server.ts';
import { audienceOf } from './view.ts';

/** The ways into a meeting. Each gives the token of one device, shown once and kept as a hash. */
export function openEntrances(platform: Platform, memory: MeetingMemory) {
	const { running, seatOf, remember, newSeat } = memory;

	async function comeIn(
		meeting: RunningMeeting,
		person: Omit<Participant, 'standing'>,
		personId: string | null,
		standing: (state: Meeting) => Participant['standing'] | undefined,
	): Promise<string> {
		const { regionId, id } = meeting.key;
		const seat = { regionId, meetingId: id, participantId: person.id, personId, screen: false };
		const { token, tokenHash, statement } = newSeat(seat);
		const decideOn = (state: Meeting): Outcome => {
			if (state.people.has(person.id)) return merged;
			const stands = standing(state);
			return stands
				? happens({ what: 'joined', person: { ...person, standing: stands } })
				: refuse('room-full');
		};
		await meeting.ask(decideOn, undefined, [statement]);
		remember(tokenHash, seat);
		return token;
	}

	/**
	 * A place for a member of the group, whom the wall let in already.
	 * @returns the token of this device
	 * @throws Refusal not-found when this person may not see the meeting
	 */
	async function seatMember(
		person: { readonly actor: Actor; readonly name: string },
		meetingId: string,
	): Promise<string> {
		const { actor, name } = person;
		const personId = actor.personId ?? '';
		if (!(await asActor(platform, actor, (tx) => findMeeting(tx, meetingId)))) throw notFound();
		const meeting = await running(actor.regionId, meetingId);
		const known = await meeting.act((tx) => findParticipantOf(tx, personId));
		const id = known ?? memberId(meeting.seal.mark(`member/${meetingId}/${personId}`));
		const member = { id, name: name.slice(0, MOST_NAME), kind: 'member', role: null, device: true } as const;
		return comeIn(meeting, member, personId, (state) => standingOfNewcomer(state, true));
	}

	/**
	 * Whoever was there before the door opened is in once it has; who left comes back when they ask to.
	 * @param back who asks to come back
	 */
	async function arrive(token: string, back: boolean): Promise<void> {
		const seat = await seatOf(token);
		if (!seat || seat.screen) return;
		const meeting = await running(seat.regionId, seat.meetingId);
		const id = seat.participantId;
		const arrives = (state: Meeting) => {
			const standing = state.people.get(id)?.standing;
			return state.stage !== 'planned' && (standing === 'expected' || (back && standing === 'left'));
		};
		if (!arrives(meeting.state())) return;
		await meeting.ask((state) =>
			arrives(state) ? happens({ what: 'stood', ids: [id], standing: 'in' }) : merged,
		);
	}

	/**
	 * Opens the door of a meeting, or takes over its lead: for who leads the group or made the meeting, decided by
	 * who calls. @throws Refusal not-found
	 */
	async function openDoor(
		person: { readonly actor: Actor; readonly name: string },
		meetingId: string,
	): Promise<string> {
		const token = await seatMember(person, meetingId);
		const seat = await seatOf(token);
		const meeting = await running(person.actor.regionId, meetingId);
		const link = makeLinkCode();
		const words = joinWords(randomInt);
		await meeting.act(async (tx) => {
			const codes = (await readCodes(tx, meetingId)) ?? { link: link.code, words };
			await keepCodes(tx, meeting.key, codes, hashesOf(codes));
		});
		const id = seat?.participantId ?? '';
		await meeting.ask((state) =>
			happens(
				...(state.people.get(id)?.standing === 'in'
					? []
					: [{ what: 'stood', ids: [id], standing: 'in' } as const]),
				...(state.leadId === id ? [] : [{ what: 'leadGiven', id } as const]),
				...(state.stage === 'planned' ? [{ what: 'opened' } as const] : []),
				...(state.stage === 'ended' ? [{ what: 'reopened' } as const] : []),
			),
		);
		return token;
	}

	/** A seat for the big screen, for who leads. @throws Refusal not-in-meeting, lead-only */
	async function seatScreen(token: string | undefined): Promise<string> {
		const seat = await seatOf(token);
		const meeting = seat && (await running(seat.regionId, seat.meetingId));
		if (!seat || !meeting) throw meetingRefusal('not-in-meeting');
		if (audienceOf(meeting.state(), { id: seat.participantId, screen: seat.screen }) !== 'lead')
			throw meetingRefusal('lead-only');
		const screen = { ...seat, participantId: randomUUID(), personId: null, screen: true };
		const made = newSeat(screen);
		await meeting.ask(() => merged, undefined, [made.statement]);
		remember(made.tokenHash, screen);
		return made.token;
	}

	/**
	 * Somebody without account shows the code of the link, the words, or a personal invitation.
	 * @returns the meeting and the token of this device; undefined when the code opens nothing
	 * @throws Refusal room-full
	 */
	async function enter(
		code: string,
		name: string,
	): Promise<{ meetingId: string; token: string } | undefined> {
		const words = readJoinWords(code);
		const hash = words ? hashOfWords(words) : readLinkCode(code);
		if (!hash) return undefined;
		const { byCode, byInvite } = await asNobody(platform, async (tx) => ({
			byCode: await findMeetingOfCode(tx, hash),
			byInvite: words ? undefined : await findMeetingOfInvite(tx, hash),
		}));
		const found = byCode ?? byInvite;
		if (!found) return undefined;
		const meeting = await running(found.regionId, found.meetingId);
		const id = randomUUID();
		const called = name.trim().slice(0, MOST_NAME);
		if (byInvite) {
			// A full room spends nobody's invitation.
			if (!standingOfNewcomer(meeting.state(), true)) throw meetingRefusal('room-full');
			const invited = await meeting.act((tx) => spendInvite(tx, hash, meeting.seal));
			if (!invited) return undefined;
			const guest = {
				id,
				name: called || invited.label.slice(0, MOST_NAME),
				kind: invited.kind,
				role: null,
				device: true,
			};
			return {
				meetingId: found.meetingId,
				token: await comeIn(meeting, guest, null, (state) => standingOfNewcomer(state, true)),
			};
		}
		const guest = { id, name: called, kind: 'guest', role: null, device: true } as const;
		return {
			meetingId: found.meetingId,
			token: await comeIn(meeting, guest, null, (state) => standingOfNewcomer(state, false)),
		};
	}

	/** Whether a code opens something, without coming in: what kind of way it is. */
	async function knows(code: string): Promise<'open' | 'invite' | undefined> {
		const words = readJoinWords(code);
		const hash = words ? hashOfWords(words) : readLinkCode(code);
		if (!hash) return undefined;
		return asNobody(platform, async (tx) => {
			if (await findMeetingOfCode(tx, hash)) return 'open';
			return !words && (await findMeetingOfInvite(tx, hash)) ? 'invite' : undefined;
		});
	}

	return { seatMember, arrive, openDoor, seatScreen, enter, knows };
}

/** The same participant for the same member, also when two devices come at once; nobody else can work it out. */
function memberId(mark: Buffer): string {
	const hex = mark.toString('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function hashOfWords(words: string): Buffer {
	return createHash('sha256').update(`words ${words}`).digest();
}

function hashesOf(codes: Codes): { link: Buffer; words: Buffer } {
	const link = readLinkCode(codes.link);
	if (!link) throw new Error('a code that was made here cannot be read');
	return { link, words: hashOfWords(codes.words) };
}
