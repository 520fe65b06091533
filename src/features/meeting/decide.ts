import { type Asker, type Command, fitsName } from './command.ts';
import { decideOnCards } from './decide-cards.ts';
import { decideOnPolls } from './decide-polls.ts';
import { decideOnRun } from './decide-run.ts';
import { isLead, type Meeting, type Participant, type Standing } from './meeting-state.ts';
import { happens, merged, type Outcome, refuse } from './outcome.ts';

/** The most people in one meeting, and in its waiting room at one time. */
export const MOST_PEOPLE = 600;
export const MOST_WAITING = 300;
/** Places that are kept for members and whoever was invited by name. */
const KEPT_PLACES = 30;
/** The most who ever came to one door, also those who were not let in. */
const MOST_AT_DOOR = 3000;

const forLeads = new Set<Command['what']>([
	'chooseNaming',
	'setDoor',
	'admit',
	'refuse',
	'addPerson',
	'giveLead',
	'chooseCoGuide',
	'chooseCaseGiver',
	'start',
	'next',
	'goTo',
	'repeat',
	'chooseActivity',
	'ask',
	'setClock',
	'resume',
	'giveTurn',
	'setCardAside',
	'proposeGroups',
	'reveal',
	'walk',
	'openDots',
	'openScale',
	'showPoll',
	'dropAgreement',
]);

/** Whoever brought the case or the family halted it: nobody goes on, shows or opens anything before it is resumed. */
const notInPause = new Set<Command['what']>([
	'next',
	'goTo',
	'repeat',
	'chooseActivity',
	'reveal',
	'openDots',
	'openScale',
	'showPoll',
]);

/**
 * What a command leads to. Pure: the same meeting, command and asker always give the same.
 * @param chance from 0 up to, not including, 1; for what is drawn
 */
export function decide(meeting: Meeting, command: Command, asker: Asker, chance: number): Outcome {
	if (asker.screen) return refuse('screen-only-shows');
	const me = meeting.people.get(asker.id);
	if (me?.standing !== 'in' && command.what !== 'leave') return refuse('not-in-meeting');
	if (!me) return merged;
	const lead = isLead(meeting, me.id);
	if (forLeads.has(command.what) && !lead) return refuse('lead-only');
	if ('for' in command && command.for !== null && command.for !== me.id) {
		if (!lead) return refuse('lead-only');
		// Nobody writes or chooses in the place of somebody who can do so unseen.
		if (meeting.people.get(command.for)?.device) return refuse('has-device');
	}
	if (meeting.stage === 'paused' && notInPause.has(command.what)) return refuse('meeting-paused');
	if (meeting.stage === 'ended' && command.what !== 'leave') {
		return command.what === 'end' ? merged : refuse('meeting-ended');
	}
	return (
		decideOnPeople(meeting, command, me, lead) ??
		decideOnRun(meeting, command, me, lead) ??
		decideOnCards(meeting, command, me, lead, chance) ??
		decideOnPolls(meeting, command, me) ??
		refuse('not-now')
	);
}

function decideOnPeople(
	meeting: Meeting,
	command: Command,
	me: Participant,
	lead: boolean,
): Outcome | undefined {
	const { people } = meeting;
	switch (command.what) {
		case 'chooseNaming':
			if (meeting.naming === command.naming) return merged;
			if (meeting.naming === 'anonymous') return refuse('naming-fixed');
			return happens({ what: 'namingChosen', naming: command.naming });
		case 'setDoor':
			return meeting.openDoor === command.open ? merged : happens({ what: 'doorSet', open: command.open });
		case 'admit': {
			const ids = command.ids.filter((id) => {
				const standing = people.get(id)?.standing;
				return standing !== undefined && standing !== 'in';
			});
			return ids.length > 0 ? happens({ what: 'stood', ids, standing: 'in' }) : merged;
		}
		case 'refuse': {
			const standing = people.get(command.id)?.standing;
			if (standing === undefined) return refuse('not-there');
			if (command.id === meeting.leadId || standing === 'refused') return merged;
			// Else whoever was put out walks in again by an open door.
			return happens(
				{ what: 'stood', ids: [command.id], standing: 'refused' },
				...(meeting.openDoor ? [{ what: 'doorSet', open: false } as const] : []),
			);
		}
		case 'leave':
			// The meeting never stays without somebody who leads it.
			if (me.standing !== 'in' || me.id === meeting.leadId) return merged;
			return happens({ what: 'stood', ids: [me.id], standing: 'left' });
		case 'takeRole': {
			const id = command.id ?? me.id;
			if (id !== me.id && !lead) return refuse('lead-only');
			const one = people.get(id);
			if (!one) return refuse('not-there');
			if (command.role !== null && !meeting.script.roles.includes(command.role))
				return refuse('place-unknown');
			return one.role === command.role ? merged : happens({ what: 'roleTaken', id, role: command.role });
		}
		case 'rename': {
			const one = people.get(command.id ?? me.id);
			if (!one) return refuse('not-there');
			if (one.id !== me.id && !lead) return refuse('lead-only');
			if (one.id !== me.id && one.device) return refuse('has-device');
			if (!fitsName(command.name)) return refuse('name-unfit');
			return one.name === command.name
				? merged
				: happens({ what: 'renamed', id: one.id, name: command.name });
		}
		case 'addPerson': {
			if (people.has(command.id)) return merged;
			if (!fitsName(command.name)) return refuse('name-unfit');
			if (command.role !== null && !meeting.script.roles.includes(command.role))
				return refuse('place-unknown');
			if (placesTaken(meeting) >= MOST_PEOPLE) return refuse('room-full');
			const { id, name, kind, role } = command;
			// Only who has an account is a member; whoever is entered by hand is there for this meeting.
			const person = {
				id,
				name,
				kind: kind === 'member' ? 'guest' : kind,
				role,
				standing: 'in',
				device: false,
			} as const;
			return happens({ what: 'joined', person });
		}
		case 'giveLead':
			if (people.get(command.id)?.standing !== 'in' || !people.get(command.id)?.device)
				return refuse('not-there');
			return meeting.leadId === command.id ? merged : happens({ what: 'leadGiven', id: command.id });
		case 'chooseCoGuide': {
			const one = people.get(command.id);
			if (one?.standing !== 'in' || !one.device) return refuse('not-there');
			if (command.id === meeting.leadId || meeting.coGuides.has(command.id) === command.on) return merged;
			return happens({ what: 'coGuideChosen', id: command.id, on: command.on });
		}
		case 'chooseCaseGiver':
			if (command.id !== null && people.get(command.id)?.standing !== 'in') return refuse('not-there');
			return meeting.caseGiverId === command.id
				? merged
				: happens({ what: 'caseGiverChosen', id: command.id });
		default:
			return undefined;
	}
}

/**
 * Whether somebody new may come in, and how; undefined where there is no place left.
 * @param invited a member of the group, or somebody with a personal invitation
 */
export function standingOfNewcomer(meeting: Meeting, invited: boolean): Standing | undefined {
	if (placesTaken(meeting) >= (invited ? MOST_PEOPLE : MOST_PEOPLE - KEPT_PLACES)) return undefined;
	if (!invited && meeting.people.size >= MOST_AT_DOOR) return undefined;
	if (meeting.stage === 'planned') return invited ? 'expected' : undefined;
	if (invited || meeting.openDoor) return 'in';
	const waiting = [...meeting.people.values()].filter(({ standing }) => standing === 'waiting').length;
	return waiting < MOST_WAITING ? 'waiting' : undefined;
}

/** Whoever left or was not let in takes no place. */
function placesTaken({ people }: Pick<Meeting, 'people'>): number {
	return [...people.values()].filter(({ standing }) => standing !== 'left' && standing !== 'refused').length;
}
