import { drawOne } from '#features/method/index.ts';
import { type Command, fitsCard } from './command.ts';
import {
	type Card,
	type Meeting,
	MOST_AGREED,
	MOST_CHARACTERS,
	mayTakePart,
	nowOf,
	type Participant,
	phaseOf,
	type Run,
} from './meeting-state.ts';
import { happens, merged, type Outcome, refuse } from './outcome.ts';
import { proposeGroups } from './propose-groups.ts';
import { writes } from './room.ts';

const MOST_CARDS = 1500;
/** Every card is compared with every other. */
const MOST_PROPOSED = 400;
/** What lies on the table: cards, groups, drawn cards, the road through a tree, agreements. */
export function decideOnCards(
	meeting: Meeting,
	command: Command,
	me: Participant,
	lead: boolean,
	chance: number,
): Outcome | undefined {
	const run = nowOf(meeting);
	switch (command.what) {
		case 'writeCard':
			return writeCard(meeting, command, me, run);
		case 'takeCard': {
			const card = meeting.cards.get(command.id);
			if (!card) return meeting.naming === 'anonymous' ? { letGo: command.id } : merged;
			if (card.by !== me.id && !lead) return refuse('not-yours');
			if (card.shown && !lead && meeting.stage === 'paused') return refuse('meeting-paused');
			return happens({ what: 'cardTaken', id: card.id });
		}
		case 'placeCard': {
			const card = shownCard(meeting, command.id);
			if (!card) return refuse('not-there');
			if (!zonesNow(meeting, run).includes(command.place)) return refuse('place-unknown');
			return card.place === command.place
				? merged
				: happens({ what: 'cardPlaced', id: card.id, place: command.place });
		}
		case 'groupCards': {
			const ids = command.ids.filter(
				(id) => shownCard(meeting, id) && meeting.cards.get(id)?.group !== command.group,
			);
			if (command.ids.every((id) => !shownCard(meeting, id))) return refuse('not-there');
			if (command.title.length > MOST_CHARACTERS) return refuse('text-too-long');
			const { group, title } = command;
			return ids.length > 0 ? happens({ what: 'cardsGrouped', ids, group, title }) : merged;
		}
		case 'nameGroup': {
			const group = meeting.groups.get(command.id);
			if (!group) return refuse('not-there');
			if (command.title.length > MOST_CHARACTERS) return refuse('text-too-long');
			return group.title === command.title
				? merged
				: happens({ what: 'groupNamed', id: group.id, title: command.title });
		}
		case 'proposeGroups': {
			const loose = [...meeting.cards.values()].filter(
				(card) => card.shown && !card.aside && card.group === null,
			);
			return happens(
				...proposeGroups(loose.slice(0, MOST_PROPOSED)).map(
					({ ids, group, title }) => ({ what: 'cardsGrouped', ids, group, title }) as const,
				),
			);
		}
		case 'setCardAside': {
			const card = shownCard(meeting, command.id);
			if (!card) return refuse('not-there');
			return card.aside === command.on
				? merged
				: happens({ what: 'cardSetAside', id: card.id, on: command.on });
		}
		case 'reveal':
			if (!run || run.id !== command.run) return merged;
			return meeting.held.cards > 0 || [...meeting.cards.values()].some(({ shown }) => !shown)
				? { reveal: true }
				: merged;
		case 'draw':
			return draw(meeting, command, me, run, chance);
		case 'deepen':
		case 'layBack': {
			const drawn = run?.drawn.find(({ id }) => id === command.id);
			if (!drawn) return refuse('not-there');
			if (drawn.by !== me.id && !lead) return refuse('not-yours');
			if (command.what === 'layBack') return happens({ what: 'laidBack', id: drawn.id });
			return drawn.deepened ? merged : happens({ what: 'deepened', id: drawn.id });
		}
		case 'walk': {
			if (!run || run.id !== command.run) return merged;
			return roadFits(meeting, run, command.answers)
				? happens({ what: 'walked', answers: command.answers })
				: refuse('place-unknown');
		}
		case 'agree':
			return agree(meeting, command, me, lead);
		case 'dropAgreement':
			return meeting.agreed.has(command.id) ? happens({ what: 'agreementDropped', id: command.id }) : merged;
		default:
			return undefined;
	}
}

function writeCard(
	meeting: Meeting,
	command: Extract<Command, { what: 'writeCard' }>,
	me: Participant,
	run: Run | undefined,
): Outcome {
	if (meeting.cards.has(command.id)) return merged;
	if (!run) return refuse('not-now');
	if (meeting.stage === 'paused') return refuse('meeting-paused');
	const how = writes[run.activity];
	if (how === undefined || (run.id !== command.run && how === 'hidden')) return refuse('not-now');
	const writer = command.for === null ? me : meeting.people.get(command.for);
	if (writer?.standing !== 'in') return refuse('not-there');
	if (!mayTakePart(meeting, writer)) return refuse('listen-now');
	if (!fitsCard(command.text)) return refuse(command.text === '' ? 'nothing-written' : 'text-too-long');
	const place = command.place ?? null;
	if (place !== null && !zonesNow(meeting, run).includes(place)) return refuse('place-unknown');
	if (meeting.cards.size + meeting.held.cards >= MOST_CARDS) return refuse('too-many-cards');
	const { id, text } = command;
	if (meeting.naming === 'anonymous') return { hold: { id, text, place } };
	return happens({
		what: 'cardWritten',
		card: { id, text, by: writer.id, place, shown: how === 'shown' || run.revealed, signalId: null },
	});
}

function shownCard({ cards }: Meeting, id: string): Card | undefined {
	const card = cards.get(id);
	return card?.shown ? card : undefined;
}

/** The zones of the boards that the phase uses now. */
function zonesNow(meeting: Meeting, run: Run | undefined): readonly string[] {
	return (phaseOf(meeting, run)?.uses ?? []).flatMap((id) => meeting.script.boards[id] ?? []);
}

function draw(
	meeting: Meeting,
	command: Extract<Command, { what: 'draw' }>,
	me: Participant,
	run: Run | undefined,
	chance: number,
): Outcome {
	if (!run || run.id !== command.run || run.activity !== 'draw') return refuse('not-now');
	if (meeting.stage === 'paused') return refuse('meeting-paused');
	if (run.drawn.some(({ id }) => id === command.id)) return merged;
	const all = meeting.script.decks[command.deck];
	if (!all || !phaseOf(meeting, run)?.uses.includes(command.deck)) return refuse('place-unknown');
	const drawer = command.for === null ? me : meeting.people.get(command.for);
	if (drawer?.standing !== 'in') return refuse('not-there');
	if (!mayTakePart(meeting, drawer)) return refuse('listen-now');
	const seen = meeting.runs.flatMap(({ drawn }) =>
		drawn.filter(({ deck }) => deck === command.deck).map(({ card }) => card),
	);
	const card = drawOne(
		all.map((id) => ({ id })),
		seen,
		chance,
	);
	if (!card) return refuse('nothing-left-to-draw');
	return happens({
		what: 'drawn',
		drawn: { id: command.id, deck: command.deck, card: card.id, by: drawer.id },
	});
}

function roadFits(meeting: Meeting, run: Run, answers: readonly string[]): boolean {
	return (phaseOf(meeting, run)?.uses ?? []).some((id) => {
		const tree = meeting.script.trees[id];
		let at: string | undefined = tree?.start;
		return (
			tree !== undefined &&
			answers.every((answer) => {
				const known: Readonly<Record<string, string>> = (at !== undefined && tree.questions[at]) || {};
				at = Object.hasOwn(known, answer) ? known[answer] : undefined;
				return at !== undefined;
			})
		);
	});
}

function agree(
	meeting: Meeting,
	command: Extract<Command, { what: 'agree' }>,
	me: Participant,
	lead: boolean,
): Outcome {
	if (meeting.stage === 'planned') return refuse('not-opened');
	if (meeting.stage === 'paused') return refuse('meeting-paused');
	const known = meeting.agreed.get(command.id);
	// Sent twice it is the same; what another one agreed is changed by who leads.
	if (known && !lead) return merged;
	if (!lead && nowOf(meeting)?.activity !== 'agree') return refuse('not-now');
	if (!lead && !mayTakePart(meeting, me)) return refuse('listen-now');
	if (!fitsCard(command.text)) return refuse(command.text === '' ? 'nothing-written' : 'text-too-long');
	if (command.sector.length > 80) return refuse('text-too-long');
	if (command.owner !== null && !meeting.people.has(command.owner)) return refuse('not-there');
	if (!known && meeting.agreed.size >= MOST_AGREED) return refuse('too-many-cards');
	if (known?.became) return refuse('already-shown');
	const { id, text, into, owner, due, sector } = command;
	return happens({ what: 'agreed', agreed: { id, text, into, owner, due, sector } });
}
