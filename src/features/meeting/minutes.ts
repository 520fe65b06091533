import type { Result } from '#features/method/index.ts';
import type { Day } from '#platform/day.ts';
import type { MeetingEvent } from './meeting-event.ts';
import type { Card, Meeting } from './meeting-state.ts';
import { presentOf } from './note-results.ts';

/** What lay together on the table. */
export type Heap = {
	readonly title: string;
	readonly dots: number | null;
	readonly cards: readonly { readonly text: string; readonly dots: number | null }[];
};
/** A choice, with how many chose what; never who. */
export type Choice = {
	readonly title: string;
	readonly of: number;
	readonly spread: readonly { readonly label: string; readonly count: number }[];
};
export type AgreedLine = {
	readonly id: string;
	readonly text: string;
	readonly into: Result;
	readonly owner: string;
	readonly due: Day | null;
	readonly sector: string;
	readonly became: Result | null;
};
export type Minutes = {
	readonly title: string;
	readonly group: string;
	readonly present: readonly string[];
	readonly steps: readonly string[];
	readonly heaps: readonly Heap[];
	readonly choices: readonly Choice[];
	readonly agreed: readonly AgreedLine[];
};

/** What things are called: a phase, the zone of a board, the point of a scan, by id. */
export type MinuteNames = {
	readonly phase: (id: string) => string;
	readonly zone: (id: string) => string;
	readonly point: (scan: string | null, id: string) => string;
	/** A group that nobody named, by its number. */
	readonly group: (number: number) => string;
	/** Of a member who owns an agreement and did not sit in the meeting. */
	readonly member: (personId: string) => string;
};

/**
 * The minutes of a meeting: what was done, lay on the table, was chosen and agreed. Who wrote which card stands in none.
 * @param events all that happened, for the choices, of which a meeting itself remembers the last
 */
export function minutesOf(
	meeting: Meeting,
	events: readonly MeetingEvent[],
	names: MinuteNames,
	head: { readonly title: string; readonly group: string },
): Minutes {
	const nameOf = (id: string) => meeting.people.get(id)?.name ?? names.member(id);
	return {
		...head,
		present: presentOf(meeting),
		steps: [...new Set(meeting.runs.map(({ phase }) => phase))].map(names.phase),
		heaps: heapsOf(meeting, names),
		choices: choicesOf(meeting, events, names),
		agreed: [...meeting.agreed.values()].map(({ owner, ...one }) => ({
			...one,
			owner: owner ? nameOf(owner) : '',
		})),
	};
}

function heapsOf(meeting: Meeting, names: MinuteNames): Heap[] {
	const shown = [...meeting.cards.values()].filter(({ shown, aside }) => shown && !aside);
	const titles = titlesOf(meeting, names);
	const phaseOfRun = new Map(meeting.runs.map(({ id, phase }) => [id, phase]));
	const heaps = new Map<string, { title: string; dots: number | null; cards: Card[] }>();
	const lay = (key: string, title: string, dots: number | null, card: Card) => {
		const heap = heaps.get(key) ?? { title, dots, cards: [] };
		heap.cards.push(card);
		heaps.set(key, heap);
	};
	for (const card of shown) {
		const group = card.group === null ? undefined : meeting.groups.get(card.group);
		if (group) lay(`group ${group.id}`, titles.get(group.id) ?? '', group.dots, card);
		else if (card.place !== null) lay(`zone ${card.place}`, names.zone(card.place), null, card);
		else {
			const phase = phaseOfRun.get(card.run);
			lay(`phase ${phase ?? ''}`, phase ? names.phase(phase) : '', null, card);
		}
	}
	const rank = (key: string) => ['group', 'zone', 'phase'].indexOf(key.split(' ')[0] ?? '');
	return [...heaps]
		.sort(([a, one], [b, other]) => rank(a) - rank(b) || (other.dots ?? 0) - (one.dots ?? 0))
		.map(([, { title, dots, cards }]) => ({
			...{ title, dots },
			cards: cards.map((card) => ({ text: card.text, dots: card.dots })),
		}));
}

/** What the groups on the table are called, by id; one without a name gets its number. */
function titlesOf({ groups }: Meeting, names: MinuteNames): Map<string, string> {
	return new Map(
		[...groups.values()].map(({ id, title }, index) => [id, title.trim() || names.group(index + 1)]),
	);
}

function choicesOf(meeting: Meeting, events: readonly MeetingEvent[], names: MinuteNames): Choice[] {
	const choices: Choice[] = [];
	const titles = titlesOf(meeting, names);
	let phase = '';
	let opened: Extract<MeetingEvent, { what: 'pollOpened' }>['poll'] | undefined;
	for (const event of events) {
		if (event.what === 'phaseStarted') phase = names.phase(event.phase);
		if (event.what === 'pollOpened') opened = event.poll;
		if (event.what !== 'pollShown' || !opened) continue;
		const { kind, question, points, scan } = opened;
		const labelOf = (id: string) =>
			kind === 'scale' ? names.point(scan, id) : (titles.get(id) ?? meeting.cards.get(id)?.text ?? '…');
		const order = kind === 'scale' ? points : Object.keys(event.tally);
		const spread = order
			.map((id) => ({ label: labelOf(id), count: event.tally[id] ?? 0 }))
			.filter(({ count }) => count > 0);
		if (kind === 'dots') spread.sort((a, b) => b.count - a.count);
		choices.push({ title: question || phase, of: event.of, spread });
	}
	return choices;
}

/** One piece of the minutes as a text document lays it out. */
export type Block = { readonly kind: 'heading' | 'line' | 'item'; readonly text: string };

export type MinuteWords = {
	readonly present: string;
	readonly steps: string;
	readonly table: string;
	readonly loose: string;
	readonly group: (number: number) => string;
	readonly choices: string;
	readonly agreed: string;
	readonly dots: (count: number) => string;
	readonly chose: (count: number) => string;
	readonly into: Readonly<Record<Result, string>>;
	readonly became: Readonly<Record<Result, string>>;
};

/**
 * The minutes as blocks, for the page, for clean text and for a document. Parts in which nothing stands are left out.
 * @param dayOf a day as people say it
 */
export function blocksOf(minutes: Minutes, say: MinuteWords, dayOf: (day: Day) => string): Block[] {
	const part = (title: string, blocks: readonly Block[]): Block[] =>
		blocks.length > 0 ? [{ kind: 'heading', text: title }, ...blocks] : [];
	const item = (text: string): Block => ({ kind: 'item', text });
	const counted = (text: string, dots: number | null) => (dots ? `${text} (${say.dots(dots)})` : text);
	return [
		...part(
			say.present,
			minutes.present.length > 0 ? [{ kind: 'line', text: minutes.present.join(', ') }] : [],
		),
		...part(say.steps, minutes.steps.map(item)),
		...part(
			say.table,
			minutes.heaps.flatMap(({ title, dots, cards }): Block[] => [
				{ kind: 'line', text: counted(title || say.loose, dots) },
				...cards.map((card) => item(counted(card.text, card.dots))),
			]),
		),
		...part(
			say.choices,
			minutes.choices.flatMap(({ title, of, spread }): Block[] => [
				{ kind: 'line', text: `${title} · ${say.chose(of)}` },
				...spread.map(({ label, count }) => item(`${label}: ${count}`)),
			]),
		),
		...part(
			say.agreed,
			minutes.agreed.map(({ text, into, owner, due, sector, became }) =>
				item(
					[text, owner, due ? dayOf(due) : '', sector, became ? say.became[became] : say.into[into]]
						.filter(Boolean)
						.join(' · '),
				),
			),
		),
	];
}

/** Blocks as clean text, to paste in a file: headings stand free, items begin with a dash. */
export function textOf(head: readonly string[], blocks: readonly Block[]): string {
	const body = blocks.map(({ kind, text }) =>
		kind === 'heading' ? `\n${text}` : kind === 'item' ? `- ${text}` : text,
	);
	return [...head, ...body].join('\n');
}
