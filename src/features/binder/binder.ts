import type { EntryKind } from '#features/method/index.ts';

/** A3 is the same drawing, larger: to read from afar or to write on with a group. */
export const papers = ['a4', 'a3'] as const;
export type Paper = (typeof papers)[number];

/** The parts of the binder in their order. Each has a tint, a sign and a tab of its own. */
export const partIds = [
	'start',
	'steps',
	'methods',
	'instruments',
	'decks',
	'trees',
	'posters',
	'practices',
	'pages',
	'words',
] as const;
export type PartId = (typeof partIds)[number];

export const partOfKind = {
	method: 'methods',
	instrument: 'instruments',
	deck: 'decks',
	tree: 'trees',
	practice: 'practices',
	page: 'pages',
} as const satisfies Record<EntryKind, PartId>;

/** What a poster shows. The last two need an entry of the library and are left out while it is missing. */
export const posterIds = ['steps', 'levels', 'ladder'] as const;
export type PosterId = (typeof posterIds)[number];

/** The name of the whole binder among the pieces. */
export const WHOLE = 'binder';

/** A piece that can be printed alone: the whole binder, a part, a poster, or one entry of the library. */
export type Piece =
	| { readonly kind: 'whole' }
	| { readonly kind: 'part'; readonly part: PartId }
	| { readonly kind: 'poster'; readonly poster: PosterId }
	| { readonly kind: EntryKind; readonly id: string };

/** The name of a piece in an address: `binder`, `methods`, `poster-steps`, `method-quality-talk`. */
export function nameOfPiece(piece: Piece): string {
	if (piece.kind === 'whole') return WHOLE;
	if (piece.kind === 'part') return piece.part;
	return `${piece.kind}-${piece.kind === 'poster' ? piece.poster : piece.id}`;
}

/** The piece that a name stands for; nothing when no piece can have it. Whether the entry exists is not looked at. */
export function pieceOfName(name: string): Piece | undefined {
	if (name === WHOLE) return { kind: 'whole' };
	const part = partIds.find((one) => one === name);
	if (part) return { kind: 'part', part };
	const [, kind, id] = /^([a-z]+)-([a-z0-9]+(?:-[a-z0-9]+)*)$/.exec(name) ?? [];
	if (kind === undefined || id === undefined) return undefined;
	if (kind === 'poster') {
		const poster = posterIds.find((one) => one === id);
		return poster && { kind, poster };
	}
	return Object.hasOwn(partOfKind, kind) ? { kind: kind as EntryKind, id } : undefined;
}
