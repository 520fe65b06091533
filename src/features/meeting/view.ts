import type { Activity } from '#features/method/index.ts';
import { targetsOf } from './decide-polls.ts';
import { notSpokenYet } from './decide-run.ts';
import {
	type Agreed,
	type Card,
	type Clock,
	FEW_PEOPLE,
	type Group,
	isLead,
	type Meeting,
	type Naming,
	nowOf,
	type Participant,
	type ParticipantKind,
	type Poll,
	phaseOf,
	type Run,
	type Stage,
	type Standing,
	seated,
} from './meeting-state.ts';

/** lead: whoever leads · seat: everybody else who sits there · screen: the big screen · waiting: before the door */
export const audiences = ['lead', 'seat', 'screen', 'waiting'] as const;
export type Audience = (typeof audiences)[number];

export type SeenPerson = {
	readonly id: string;
	readonly name: string;
	readonly role: string | null;
	readonly kind: ParticipantKind;
	readonly standing: Standing;
	readonly lead: boolean;
	readonly caseGiver: boolean;
	/** For whoever leads alone; false for all others. */
	readonly ready: boolean;
	readonly unheard: boolean;
	readonly withoutDevice: boolean;
};
export type SeenCard = Pick<Card, 'id' | 'text' | 'by' | 'place' | 'group' | 'aside' | 'dots' | 'run'>;
export type SeenRun = {
	readonly id: number;
	readonly phase: string;
	readonly activity: Activity;
	/** What the script offers next in this phase. */
	readonly offers: readonly Activity[];
	readonly who: readonly string[] | null;
	readonly quiet: boolean;
	readonly uses: readonly string[];
	readonly clock: Clock;
	readonly readyCount: number;
	readonly speaking: string | null;
	readonly hands: readonly string[];
	readonly spokenCount: number;
	readonly asked: string | null;
	readonly walked: readonly string[];
	readonly drawn: Run['drawn'];
	readonly revealed: boolean;
	/** Cards that were written and not shown yet: how many, never what or whose. */
	readonly hidden: number;
};
export type SeenPoll = Pick<
	Poll,
	'id' | 'run' | 'kind' | 'question' | 'points' | 'scan' | 'most' | 'open' | 'tally' | 'of'
> & {
	readonly targets: readonly string[];
};

/** What an audience may see. Collections are keyed by id, so that a change can be told by its key alone. */
export type View = {
	readonly stage: Stage;
	readonly naming: Naming | null;
	readonly openDoor: boolean;
	/** So few that the way somebody writes may tell who it was. */
	readonly few: boolean;
	readonly count: number;
	readonly waiting: number;
	readonly phases: readonly { readonly id: string; readonly minutes: number; readonly done: boolean }[];
	readonly run: SeenRun | null;
	readonly poll: SeenPoll | null;
	readonly people: Readonly<Record<string, SeenPerson>>;
	readonly cards: Readonly<Record<string, SeenCard>>;
	readonly groups: Readonly<Record<string, Group>>;
	readonly agreed: Readonly<Record<string, Agreed>>;
};
/** The collections of a view, told entry by entry. */
export const collections = ['people', 'cards', 'groups', 'agreed'] as const;

/** In which audience somebody is. */
export function audienceOf(
	meeting: Meeting,
	asker: { readonly id: string; readonly screen: boolean },
): Audience {
	if (asker.screen) return 'screen';
	if (meeting.people.get(asker.id)?.standing !== 'in') return 'waiting';
	return isLead(meeting, asker.id) ? 'lead' : 'seat';
}

/**
 * What an audience may see of a meeting, the same for each of its members. Text that was not revealed, who wrote an
 * anonymous card and what others chose stand in no view.
 * @param before the view of the same audience on an earlier state; what did not change since is taken over as it is
 */
export function viewFor(
	meeting: Meeting,
	audience: Audience,
	before?: { readonly meeting: Meeting; readonly view: View },
): View {
	const run = nowOf(meeting);
	const inside = audience !== 'waiting';
	const people = seated(meeting);
	const taken = <K extends keyof View>(
		key: K,
		make: () => View[K],
		parts: (of: Meeting) => readonly unknown[],
	) => {
		if (!before) return make();
		const was = parts(before.meeting);
		return parts(meeting).every((part, index) => part === was[index]) ? before.view[key] : make();
	};
	return {
		stage: meeting.stage,
		naming: meeting.naming,
		openDoor: meeting.openDoor,
		few: people.length < FEW_PEOPLE,
		count: people.length,
		waiting: [...meeting.people.values()].filter(({ standing }) => standing === 'waiting').length,
		phases: taken(
			'phases',
			() => (inside ? phasesOf(meeting) : []),
			({ script, runs }) => [script, runs],
		),
		run: inside && run ? seenRun(meeting, run) : null,
		poll: taken(
			'poll',
			() => (inside && meeting.poll ? seenPoll(meeting, meeting.poll) : null),
			({ poll, cards, groups, held }) =>
				poll?.kind === 'dots' ? [poll, held.ballots, cards, groups] : [poll, held.ballots],
		),
		people: taken('people', () => (inside ? peopleFor(meeting, audience, run) : {}), peopleDependOn),
		cards: taken(
			'cards',
			() => (inside ? cardsOf(meeting) : {}),
			({ cards }) => [cards],
		),
		groups: taken(
			'groups',
			() => (inside ? Object.fromEntries(meeting.groups) : {}),
			({ groups }) => [groups],
		),
		agreed: taken(
			'agreed',
			() => (inside ? agreedFor(meeting, audience) : {}),
			({ agreed }) => [agreed],
		),
	};
}

function peopleDependOn(meeting: Meeting): readonly unknown[] {
	const run = nowOf(meeting);
	return [
		meeting.people,
		meeting.leadId,
		meeting.coGuides,
		meeting.caseGiverId,
		run?.id,
		run?.ready,
		run?.spoken,
	];
}

function phasesOf({ script, runs }: Meeting): View['phases'] {
	const now = runs.at(-1)?.phase;
	const played = new Set(runs.map(({ phase }) => phase));
	return script.phases.map(({ id, minutes }) => ({ id, minutes, done: played.has(id) && id !== now }));
}

function seenRun(meeting: Meeting, run: Run): SeenRun {
	const phase = phaseOf(meeting, run);
	const { id, activity, clock, speaking, hands, asked, walked, drawn, revealed } = run;
	const hidden = [...meeting.cards.values()].filter((card) => !card.shown).length + meeting.held.cards;
	return {
		id,
		phase: run.phase,
		activity,
		offers: phase?.activities ?? [],
		who: phase?.who ?? null,
		quiet: phase?.quiet ?? false,
		uses: phase?.uses ?? [],
		clock,
		readyCount: run.ready.size,
		speaking,
		hands,
		spokenCount: run.spoken.length,
		asked,
		walked,
		drawn,
		revealed,
		hidden,
	};
}

function seenPoll(meeting: Meeting, poll: Poll): SeenPoll {
	const targets = poll.kind === 'dots' ? targetsOf(meeting) : [];
	const { id, run, kind, question, points, scan, most, open, tally, of } = poll;
	return {
		id,
		run,
		kind,
		question,
		points,
		scan,
		most,
		open,
		tally,
		of: open ? meeting.held.ballots : of,
		targets,
	};
}

function peopleFor(meeting: Meeting, audience: Audience, run: Run | undefined): Record<string, SeenPerson> {
	const lead = audience === 'lead';
	const unheard = new Set(lead ? notSpokenYet(meeting).map(({ id }) => id) : []);
	const seen = lead ? [...meeting.people.values()] : seated(meeting);
	const told = (one: Participant): SeenPerson => ({
		id: one.id,
		name: one.name,
		role: one.role,
		kind: one.kind,
		standing: one.standing,
		lead: isLead(meeting, one.id),
		caseGiver: one.id === meeting.caseGiverId,
		ready: lead && (run?.ready.has(one.id) ?? false),
		unheard: unheard.has(one.id),
		withoutDevice: lead && !one.device,
	});
	return Object.fromEntries(seen.map((one) => [one.id, told(one)]));
}

/** What members note afterwards is for the minutes: on the phones of guests stands what was agreed while they were there. */
function agreedFor({ agreed }: Meeting, audience: Audience): Record<string, Agreed> {
	const seen = [...agreed].filter(([, { afterwards }]) => audience === 'lead' || !afterwards);
	return Object.fromEntries(seen);
}

const seenCards = new WeakMap<Card, SeenCard>();

/** The same card gives the same object, so that a view of hundreds of cards costs little to compare. */
function seenCard(card: Card): SeenCard {
	const known = seenCards.get(card);
	if (known) return known;
	const { id, text, by, place, group, aside, dots, run } = card;
	const seen = { id, text, by, place, group, aside, dots, run };
	seenCards.set(card, seen);
	return seen;
}

function cardsOf({ cards }: Meeting): Record<string, SeenCard> {
	const shown: Record<string, SeenCard> = {};
	for (const card of cards.values()) if (card.shown) shown[card.id] = seenCard(card);
	return shown;
}

/** What one participant alone sees beside the view: their own. */
export type Mine = {
	readonly id: string;
	readonly standing: Standing;
	readonly ready: boolean;
	/** Had a turn in this step, or passed. */
	readonly spoken: boolean;
	/** Own cards that wait for the reveal, when they carry a name; else only the device itself knows them. */
	readonly cards: readonly { readonly id: string; readonly text: string; readonly place: string | null }[];
};

/** What a participant sees of their own. */
export function mineOf(meeting: Meeting, id: string): Mine {
	const own = [...meeting.cards.values()].filter((card) => !card.shown && card.by === id);
	return {
		id,
		standing: meeting.people.get(id)?.standing ?? 'left',
		ready: nowOf(meeting)?.ready.has(id) ?? false,
		spoken: nowOf(meeting)?.spoken.includes(id) ?? false,
		cards: own.map((card) => ({ id: card.id, text: card.text, place: card.place })),
	};
}
