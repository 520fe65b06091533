import type { Card } from './meeting-state.ts';

export type ProposedGroup = {
	readonly group: string;
	readonly title: string;
	readonly ids: readonly string[];
};

/** Words that say nothing about what a card is about, Dutch and English. */
const EMPTY = new Set(
	`aan alle alleen altijd andere anders bij daar dan dat deze die dit doen door echt een elke even gaan geen goed graag haar
	had hebben heeft heel hem het hier hoe hun iedereen iemand iets jij jou jouw kan kunnen maar maken meer mensen met mijn moet
	moeten naar niet niets nog ons onze ook over soms samen steeds te tijd toch tussen van veel vaak voor vooral waar wanneer
	want waren wat weer wel werd wie wij wil willen worden wordt zal ze zelf zich zijn zij zo zonder zou zouden
	about again always and because been being but can could does every everybody from good have here how into just like make
	more much need nobody not often only other our people really should some somebody than that the their them then there
	these they this those time too very was were what when where which who will with without would you your`.split(
		/\s+/,
	),
);
const STEM = 6;
const SHORTEST = 4;
/** How much of the smaller card two cards must share. */
const ENOUGH = 0.3;

type Read = { readonly id: string; readonly stems: ReadonlyMap<string, string> };

function read({ id, text }: Pick<Card, 'id' | 'text'>): Read {
	const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
	const stems = new Map<string, string>();
	for (const word of plain.match(/\p{L}+/gu) ?? []) {
		if (word.length < SHORTEST || EMPTY.has(word)) continue;
		const stem = word.slice(0, STEM);
		if (!stems.has(stem)) stems.set(stem, word);
	}
	return { id, stems };
}

function shared(one: Read, other: Read): number {
	const few = Math.min(one.stems.size, other.stems.size);
	if (few === 0) return 0;
	return [...one.stems.keys()].filter((stem) => other.stems.has(stem)).length / few;
}

/**
 * Proposes groups of cards that share words, each with those words as its title: people decide whether they belong
 * together. A card that shares too little stays loose.
 * @param cards those that lie loose
 */
export function proposeGroups(cards: readonly Pick<Card, 'id' | 'text'>[]): ProposedGroup[] {
	const piles: Read[][] = [];
	for (const card of cards.map(read)) {
		const best = piles
			.map((pile) => ({
				pile,
				near: pile.reduce((sum, other) => sum + shared(card, other), 0) / pile.length,
			}))
			.sort((a, b) => b.near - a.near)[0];
		if (best && best.near >= ENOUGH) best.pile.push(card);
		else piles.push([card]);
	}
	return piles
		.filter((pile) => pile.length > 1)
		.map((pile) => ({
			group: groupId(pile[0]?.id ?? ''),
			title: titleOf(pile),
			ids: pile.map(({ id }) => id),
		}));
}

/** The words that most cards of a pile hold, at most three. */
function titleOf(pile: readonly Read[]): string {
	const counts = new Map<string, { word: string; count: number }>();
	for (const { stems } of pile) {
		for (const [stem, word] of stems) {
			const known = counts.get(stem);
			counts.set(stem, { word: known?.word ?? word, count: (known?.count ?? 0) + 1 });
		}
	}
	return [...counts.values()]
		.filter(({ count }) => count > 1)
		.sort((a, b) => b.count - a.count)
		.slice(0, 3)
		.map(({ word }) => word)
		.join(', ');
}

/** The id of a group that begins with this card: the same whenever it is proposed, and no card's own. */
function groupId(cardId: string): string {
	return `${cardId.slice(0, 14)}8${cardId.slice(15)}`;
}
