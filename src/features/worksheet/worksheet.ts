import type { EntryOf, InBothLanguages, Result } from '#features/method/index.ts';

/** The kinds of entry that can be used on a worksheet. */
export const usableKinds = ['method', 'instrument', 'deck', 'tree'] as const;
export type UsableKind = (typeof usableKinds)[number];
/** What a worksheet uses, as it was when it began. */
export type Usable = { [K in UsableKind]: { readonly kind: K; readonly entry: EntryOf[K] } }[UsableKind];
export type UsableInBoth = {
	[K in UsableKind]: { readonly kind: K; readonly entry: InBothLanguages<EntryOf[K]> };
}[UsableKind];

/** The most people who take turns on one screen, and the most characters of one text. */
export const MOST_TAKERS = 12;
export const TEXT_LIMIT = 4000;

/** What somebody put at one place: words, and on a scale or tree the point chosen, on a board what was marked. */
export type ItemBody = {
	readonly text: string;
	readonly point?: string;
	readonly marks?: readonly string[];
};
/** What an item turned into elsewhere. */
export const becomings = ['observation', 'hypothesis', 'condition', 'action', 'signal'] as const;
export type Became = (typeof becomings)[number];

export type Item = ItemBody & {
	readonly id: string;
	readonly place: string;
	readonly parentId: string | null;
	/** Whose turn it was; 0 for all together. */
	readonly taker: number;
	readonly version: number;
	readonly became: Became | null;
	readonly changedBy: string;
};

/** One place where something can be written. */
export type Place = {
	readonly id: string;
	readonly question: string;
	readonly hint?: string | undefined;
	/** What it may become, when that goes without saying. */
	readonly into?: Result | undefined;
	/** Points to choose from. */
	readonly points?: readonly { id: string; label: string; text: string }[];
};
/** Places under one heading. */
export type Part = {
	readonly id: string;
	readonly title: string;
	readonly intro?: string | undefined;
	readonly places: readonly Place[];
};

const pointsOf = (points: readonly { id: string; label: string; text: string }[]) => ({ points });

/**
 * The headings and places of what is used, in order. Boards have one place for each zone, where many items may
 * stand; elsewhere each person who takes part has one answer at a place.
 */
export function partsOf({ kind, entry }: Usable): Part[] {
	if (kind === 'method') {
		const places = entry.yields.map(({ id, text, into }) => ({ id: `yield.${id}`, question: text, into }));
		return [{ id: 'yield', title: '', places }];
	}
	if (kind === 'deck') {
		const places = entry.cards.map(({ id, text, deepen }) => ({
			id: `card.${id}`,
			question: text,
			hint: deepen,
		}));
		return [{ id: 'card', title: '', places }];
	}
	if (kind === 'tree') {
		const places = entry.questions.map(({ id, text, hint, answers }) => ({
			id: `question.${id}`,
			question: text,
			hint,
			...pointsOf(answers.map((answer) => ({ id: answer.id, label: answer.label, text: '' }))),
		}));
		return [{ id: 'question', title: '', places }];
	}
	if (entry.engine === 'guide') {
		return entry.sections.map(({ id, title, intro, questions }) => ({
			id,
			title,
			intro,
			places: questions.map((one) => ({
				id: `${id}.${one.id}`,
				question: one.text,
				hint: one.hint,
				into: one.into,
			})),
		}));
	}
	if (entry.engine === 'scan') {
		return entry.sections.map(({ id, title, items }) => ({
			id,
			title,
			places: items.map((one) => ({
				id: `${id}.${one.id}`,
				question: one.text,
				hint: one.hint,
				...pointsOf(entry.scale.points),
			})),
		}));
	}
	return entry.zones.map((zone) => ({
		id: zone.id,
		title: zone.title,
		places: [{ id: zone.id, question: zone.question, hint: zone.hint, into: zone.into }],
	}));
}

/** The board that is used, if it is one. */
export function boardOf(usable: Usable) {
	return usable.kind === 'instrument' && usable.entry.engine === 'board' ? usable.entry : undefined;
}

/** Whether something may stand at this place: it exists, and its point and marks do too. */
export function fitsPlace(usable: Usable, place: string, body: ItemBody): boolean {
	const found = partsOf(usable)
		.flatMap((part) => part.places)
		.find((one) => one.id === place);
	if (!found) return false;
	if (body.point !== undefined && !found.points?.some((point) => point.id === body.point)) return false;
	const marks = boardOf(usable)?.marks ?? [];
	return (body.marks ?? []).every((mark) => marks.some((one) => one.id === mark));
}

/** What an item is offered to become first: what its place says, else what is open to everything. */
export function offersOf(into: Result | undefined): Became[] {
	const first = becomings.find((one) => one === into);
	return first ? [first, ...becomings.filter((one) => one !== first)] : [...becomings];
}
