import { createHash, randomInt, randomUUID } from 'node:crypto';
import { recordAudit } from '#features/people/index.server.ts';
import { makeLinkCode, readLinkCode } from '#platform/auth/link-code.server.ts';
import { type Actor, asActor, asNobody, type Platform } from '#platform/db/context.server.ts';
import type { Statement } from '#platform/db/one-trip.server.ts';
import { notFound } from '#platform/refusal.ts';
import { standingOfNewcomer } from './decide.ts';
import { takeInviteBack } from './invite-guest.server.ts';
import { joinWords, readJoinWords } from './join-words.ts';
import type { MeetingMemory } from './meeting-memory.server.ts';
import { meetingRefusal } from './meeting-refusals.ts';
import { type Meeting, MOST_NAME, type Participant } from './meeting-state.ts';
import { type Codes, findMeeting, keepCodes, readCodes } from './meeting-store.server.ts';
import { happens, merged, type Outcome, refuse } from './outcome.ts';
import type { RunningMeeting } from './running-meeting.server.ts';
import {
	type FoundInvite,
	findInvite,
	findMeetingOfCode,
	findParticipantOf,
	labelOf,
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
		along: readonly Statement[] = [],
	): Promise<string> {
		const { regionId, id } = meeting.key;
		const seat = { regionId, meetingId: id, participantId: person.id, personId, screen: false };
		const { token, tokenHash, statement } = newSeat(seat);
		const decideOn = (state: Meeting): Outcome => {
			const there = state.people.get(person.id);
			if (there?.device) return merged;
			// Agreement as present before: now with a device of their own.
			const stands = there?.standing ?? standing(state);
			return stands
				? happens({ what: 'joined', person: { ...person, standing: stands } })
				: refuse('room-full');
		};
		await meeting.ask(decideOn, undefined, [statement, ...along]);
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
		await asActor(platform, actor, async (tx) => {
			const row = await findMeeting(tx, meetingId);
			if (!row) throw notFound();
			if (row.circleKind === 'table') await recordAudit(tx, 'read-meeting', meetingId, row.circleId);
		});
		const meeting = await running(actor.regionId, meetingId);
		const known = await meeting.act((tx) => findParticipantOf(tx, personId));
		// Who was noted as present stands there under the id of the person.
		const noted = meeting.state().people.has(personId) ? personId : undefined;
		const id = known ?? noted ?? idFrom(meeting.seal.mark(`member/${meetingId}/${personId}`));
		const member = { id, name: name.slice(0, MOST_NAME), kind: 'member', role: null, device: true } as const;
		return comeIn(meeting, member, personId, (state) => standingOfNewcomer(state, true));
	}

	/**
	 * Whoever was there before the door opened is in once it has; who left comes back when they ask to.
	 * @param back who asks to come back
	 */
	async function arrive(token: string, back: boolean): Promise<void> {
		// Anew: whoever lost the place in the group, as another process may know, does not come back.
		const seat = await seatOf(token, true);
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
		const ended = meeting.state().stage === 'ended';
		await meeting.act(async (tx) => {
			// Whoever kept the codes of a meeting that ended does not come in once it is opened again.
			const known = ended ? undefined : await readCodes(tx, meetingId);
			const codes = known ?? { link: link.code, words };
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

	/** A seat for the big screen, for who leads; it goes with their own. @throws Refusal not-in-meeting, lead-only */
	async function seatScreen(token: string | undefined): Promise<string> {
		const seat = await seatOf(token);
		const meeting = seat && (await running(seat.regionId, seat.meetingId));
		if (!seat || !meeting) throw meetingRefusal('not-in-meeting');
		if (audienceOf(meeting.state(), { id: seat.participantId, screen: seat.screen }) !== 'lead')
			throw meetingRefusal('lead-only');
		const screen = { ...seat, participantId: randomUUID(), screen: true };
		const made = newSeat(screen);
		await meeting.ask(() => merged, undefined, [made.statement]);
		remember(made.tokenHash, screen);
		return made.token;
	}

	/**
	 * Somebody without account shows the code of the link, the words, or a personal invitation.
	 * @param device a secret of the device: who taps twice or scans again is the same participant
	 * @returns the meeting and the token of this device; undefined when the code opens nothing
	 * @throws Refusal room-full, invite-spent
	 */
	async function enter(
		code: string,
		name: string,
		device: string,
	): Promise<{ meetingId: string; token: string } | undefined> {
		const found = await find(code, device);
		if (!found) return undefined;
		const meeting = await running(found.regionId, found.meetingId);
		const called = name.trim().slice(0, MOST_NAME);
		const guest = { name: called, kind: 'guest', role: null, device: true } as const;
		const token =
			'kind' in found
				? await comeIn(
						meeting,
						{
							...guest,
							id: invitedId(meeting, found.id),
							name: called || labelOf(found, meeting.seal).slice(0, MOST_NAME),
							kind: found.kind,
						},
						null,
						(state) => standingOfNewcomer(state, true),
						[spendInvite(found.hash, markOf(device))],
					)
				: await comeIn(
						meeting,
						{ ...guest, id: idFrom(meeting.seal.mark(`guest/${meeting.key.id}/${device}`)) },
						null,
						(state) => standingOfNewcomer(state, false),
					);
		return { meetingId: found.meetingId, token };
	}

	type Found = { readonly regionId: number; readonly meetingId: string };
	/** Where a code leads for a device. */
	async function find(
		code: string,
		device: string,
	): Promise<Found | (FoundInvite & { readonly hash: Buffer }) | undefined> {
		const words = readJoinWords(code);
		const hash = words ? hashOfWords(words) : readLinkCode(code);
		if (!hash) return undefined;
		return asNobody(platform, async (tx) => {
			const open = await findMeetingOfCode(tx, hash);
			if (open || words) return open;
			const invite = await findInvite(tx, hash, markOf(device));
			return invite && { ...invite, hash };
		});
	}

	/** Whether a code opens something, without coming in: what kind of way it is. */
	async function knows(code: string, device: string): Promise<'open' | 'invite' | undefined> {
		const found = await find(code, device);
		return found && ('kind' in found ? 'invite' : 'open');
	}

	/**
	 * Takes a personal invitation back; whoever came in with it is out.
	 * @throws Refusal not-found when this person may not see the meeting
	 */
	async function takeBack(actor: Actor, meetingId: string, inviteId: string): Promise<void> {
		await asActor(platform, actor, (tx) => takeInviteBack(tx, meetingId, inviteId));
		const meeting = await running(actor.regionId, meetingId);
		const id = invitedId(meeting, inviteId);
		await meeting.ask((state) => {
			const standing = state.people.get(id)?.standing;
			return standing && standing !== 'refused'
				? happens({ what: 'stood', ids: [id], standing: 'refused' })
				: merged;
		});
	}

	return { seatMember, arrive, openDoor, seatScreen, enter, knows, takeBack };
}

function invitedId(meeting: RunningMeeting, inviteId: string): string {
	return idFrom(meeting.seal.mark(`invite/${inviteId}`));
}

/** What is kept of the secret of a device. */
function markOf(device: string): Buffer {
	return createHash('sha256').update(`device ${device}`).digest();
}

/** The same participant for the same mark, also when two devices or taps come at once; nobody else can work it out. */
function idFrom(mark: Buffer): string {
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
