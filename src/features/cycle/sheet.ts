import type { ItemKind } from './cycle.ts';
import { type Draft, type Opened, openedDraft } from './draft.ts';

/** The pieces of a page by key, as its parts look for them. */
export type Sheet = {
	at(key: string): Draft | undefined;
	/** Keys of the pieces of a kind, in their order; under a parent when one is named. */
	keysOf(kind: ItemKind, parentId?: string | null): string[];
	/** Key of the piece in a slot, empty when the page has none. */
	keyOfSlot(slot: string): string;
};

export function sheetOf(pieces: readonly Opened[]): Sheet {
	const drafts = new Map(pieces.map((piece) => [piece.place.id, openedDraft(piece)]));
	const all = [...drafts];
	return {
		at: (key) => drafts.get(key),
		keysOf: (kind, parentId = null) =>
			all.filter(([, { place }]) => place.kind === kind && place.parentId === parentId).map(([key]) => key),
		keyOfSlot: (slot) => all.find(([, { place }]) => place.slot === slot)?.[0] ?? '',
	};
}

/** What a refused form brought along stands in for what was loaded; nothing of either is left out. */
export function withBrought(pieces: readonly Opened[], brought: readonly Opened[] = []): Opened[] {
	const same = (a: Opened, b: Opened) =>
		a.place.id === b.place.id || (a.place.slot !== null && a.place.slot === b.place.slot);
	const standing = pieces.map((piece) => brought.find((one) => same(one, piece)) ?? piece);
	return [...standing, ...brought.filter((one) => !pieces.some((piece) => same(one, piece)))];
}
