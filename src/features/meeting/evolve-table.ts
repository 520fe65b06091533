import type { MeetingEvent } from './meeting-event.ts';
import { type Card, type Meeting, nowOf, onRun } from './meeting-state.ts';

/** What concerns what lies on the table: cards, groups, choices, drawn cards, agreements. */
export function evolveTable(meeting: Meeting, event: MeetingEvent): Meeting {
	switch (event.what) {
		case 'cardWritten':
			return put(meeting, [{ ...freshCard, ...event.card, run: nowOf(meeting)?.id ?? 0 }]);
		case 'cardPlaced':
			return change(meeting, event.id, { place: event.place });
		case 'cardSetAside':
			return change(meeting, event.id, { aside: event.on });
		case 'cardTaken': {
			const cards = new Map(meeting.cards);
			cards.delete(event.id);
			return withFilledGroups({ ...meeting, cards });
		}
		case 'cardsGrouped':
			return grouped(meeting, event.ids, event.group, event.title);
		case 'groupNamed': {
			const group = meeting.groups.get(event.id);
			if (!group) return meeting;
			return { ...meeting, groups: new Map(meeting.groups).set(event.id, { ...group, title: event.title }) };
		}
		case 'revealed': {
			const run = nowOf(meeting)?.id ?? 0;
			const hidden = [...meeting.cards.values()].filter(({ shown }) => !shown);
			const anonymous = event.cards.map((card) => ({ ...freshCard, ...card, run, shown: true }));
			const after = put(meeting, [...hidden.map((card) => ({ ...card, shown: true })), ...anonymous]);
			return { ...onRun(after, () => ({ revealed: true })), held: { ...after.held, cards: 0 } };
		}
		case 'drawn':
			return onRun(meeting, ({ drawn }) => ({ drawn: [...drawn, { ...event.drawn, deepened: false }] }));
		case 'deepened':
			return onRun(meeting, ({ drawn }) => ({
				drawn: drawn.map((one) => (one.id === event.id ? { ...one, deepened: true } : one)),
			}));
		case 'laidBack':
			return onRun(meeting, ({ drawn }) => ({ drawn: drawn.filter(({ id }) => id !== event.id) }));
		case 'walked':
			return onRun(meeting, () => ({ walked: event.answers }));
		case 'pollOpened': {
			const polls = meeting.polls + 1;
			const poll = { ...event.poll, id: polls, run: nowOf(meeting)?.id ?? 0, open: true, tally: null, of: 0 };
			return { ...meeting, polls, poll, held: { ...meeting.held, ballots: 0 } };
		}
		case 'pollShown': {
			if (!meeting.poll) return meeting;
			const { tally, of } = event;
			const after = {
				...meeting,
				poll: { ...meeting.poll, open: false, tally, of },
				held: { ...meeting.held, ballots: 0 },
			};
			return meeting.poll.kind === 'dots' ? withDots(after, tally) : after;
		}
		case 'agreed':
			return {
				...meeting,
				agreed: new Map(meeting.agreed).set(event.agreed.id, {
					...event.agreed,
					became: meeting.agreed.get(event.agreed.id)?.became ?? null,
					afterwards: meeting.stage === 'ended',
				}),
			};
		case 'agreementDropped': {
			const agreed = new Map(meeting.agreed);
			agreed.delete(event.id);
			return { ...meeting, agreed };
		}
		case 'became': {
			const one = meeting.agreed.get(event.id);
			if (!one) return meeting;
			return { ...meeting, agreed: new Map(meeting.agreed).set(event.id, { ...one, became: event.into }) };
		}
		default:
			return meeting;
	}
}

const freshCard: Omit<Card, 'id' | 'text' | 'run'> = {
	by: null,
	place: null,
	group: null,
	shown: false,
	aside: false,
	dots: null,
	signalId: null,
};

function put(meeting: Meeting, cards: readonly Card[]): Meeting {
	const after = new Map(meeting.cards);
	for (const card of cards) after.set(card.id, card);
	return { ...meeting, cards: after };
}

function change(meeting: Meeting, id: string, part: Partial<Card>): Meeting {
	const card = meeting.cards.get(id);
	return card ? put(meeting, [{ ...card, ...part }]) : meeting;
}

/** Lays cards in a group, or back on the table. */
function grouped(meeting: Meeting, ids: readonly string[], group: string | null, title = ''): Meeting {
	const moved = ids.flatMap((id) => meeting.cards.get(id) ?? []).map((card) => ({ ...card, group }));
	const after = put(meeting, moved);
	if (group === null || meeting.groups.has(group)) return withFilledGroups(after);
	return withFilledGroups({
		...after,
		groups: new Map(meeting.groups).set(group, { id: group, title, dots: null }),
	});
}

/** A group in which nothing lies any more goes away. */
function withFilledGroups(meeting: Meeting): Meeting {
	const filled = new Set([...meeting.cards.values()].map((card) => card.group));
	if ([...meeting.groups.keys()].every((id) => filled.has(id))) return meeting;
	return { ...meeting, groups: new Map([...meeting.groups].filter(([id]) => filled.has(id))) };
}

function withDots(meeting: Meeting, tally: Readonly<Record<string, number>>): Meeting {
	const cards = new Map([...meeting.cards].map(([id, card]) => [id, { ...card, dots: tally[id] ?? null }]));
	const groups = new Map(
		[...meeting.groups].map(([id, group]) => [id, { ...group, dots: tally[id] ?? null }]),
	);
	return { ...meeting, cards, groups };
}
