import type { Board } from '#features/method/index.ts';

/** A place on a drawing of `size` by `size` (arcs: half as high), from the upper left corner. */
export type Spot = { readonly x: number; readonly y: number };
export const SIZE = 600;
/** Around the young person in the middle of a network nothing else stands. */
const CORE = 56;
const MIDDLE = SIZE / 2;

/** The rings of a drawing from the inside out: radius of the outer edge of each. */
export function ringsOf(board: Board): { id: string; title: string; radius: number }[] {
	const core = board.shape === 'network' ? CORE : 0;
	const step = (MIDDLE - 10 - core) / board.zones.length;
	return board.zones.map(({ id, title }, index) => ({ id, title, radius: core + step * (index + 1) }));
}

/**
 * Where an item stands: spread evenly round its ring (for arcs over the upper half), each ring turned a little so
 * that items of two rings do not hide each other.
 * @param shift turns the ring further, in parts of the room between two of its items
 */
export function spotOf(board: Board, zone: string, index: number, count: number, shift = 0): Spot {
	const rings = ringsOf(board);
	const at = rings.findIndex((ring) => ring.id === zone);
	const outer = rings[at]?.radius ?? MIDDLE;
	const inner = at > 0 ? (rings[at - 1]?.radius ?? 0) : board.shape === 'network' ? CORE : 0;
	// In the innermost circle one thing alone stands in the middle, two one above the other: labels are wide.
	const core = at === 0 && inner === 0;
	const radius = core ? (count === 1 ? 0 : outer * 0.55) : inner + (outer - inner) * 0.55;
	if (board.shape === 'arcs') {
		const angle = Math.PI * (1 - (index + 0.5) / count);
		return { x: MIDDLE + radius * Math.cos(angle), y: MIDDLE - radius * Math.sin(angle) };
	}
	const turn = at * 0.55 - Math.PI / 2;
	const angle = turn + (2 * Math.PI * (index + (core ? 0 : 0.5) + shift)) / count;
	return { x: MIDDLE + radius * Math.cos(angle), y: MIDDLE + radius * Math.sin(angle) };
}

/** How far two labels lie apart, in labels: under 1 they touch. Labels are wide and low. */
const apart = (one: Spot, other: Spot) =>
	Math.max(Math.abs(one.x - other.x) / 140, Math.abs(one.y - other.y) / 48);
/** How little room there is between the ties of two labels to the middle: 1 when they lie on one line. */
function inLine(one: Spot, other: Spot): number {
	const angle = ({ x, y }: Spot) => Math.atan2(y - MIDDLE, x - MIDDLE);
	const between = Math.abs(angle(one) - angle(other));
	return Math.max(0, 1 - Math.min(between, 2 * Math.PI - between) / 0.5);
}
const SHIFTS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((tenth) => tenth / 10);

/**
 * Where all items of a drawing stand, in the order given. Ring by ring, from the inside out, each ring is turned to
 * where its labels hide the least of the others and of the names of the rings. The same items give the same drawing.
 */
export function spotsOf(board: Board, items: readonly { readonly place: string }[]): Spot[] {
	const rings = ringsOf(board);
	const taken: Spot[] = rings.map(({ radius }) => ({ x: MIDDLE, y: MIDDLE - radius + 14 }));
	const chosen = new Map<string, Spot[]>();
	for (const { id } of rings) {
		const count = items.filter(({ place }) => place === id).length;
		const room = (spots: readonly Spot[]) => {
			const pairs = spots.flatMap((spot, index) =>
				[...taken, ...spots.slice(0, index)].map(
					(other) => (1 - Math.min(1, apart(spot, other))) ** 2 + 0.1 * inLine(spot, other) ** 2,
				),
			);
			return pairs.reduce((sum, pair) => sum - pair, 0);
		};
		const turned = (board.shape === 'arcs' ? [0] : SHIFTS).map((shift) =>
			Array.from({ length: count }, (_, index) => spotOf(board, id, index, count, shift)),
		);
		const best = turned.reduce((most, spots) => (room(spots) > room(most) + 1e-9 ? spots : most));
		chosen.set(id, best);
		taken.push(...best);
	}
	const next = new Map<string, number>();
	return items.map(({ place }) => {
		const index = next.get(place) ?? 0;
		next.set(place, index + 1);
		return chosen.get(place)?.[index] ?? { x: MIDDLE, y: MIDDLE };
	});
}

/** Cuts a label into lines of at most `width` characters, at most `most` of them; what is left over ends in "…". */
export function wrapLabel(text: string, width = 14, most = 3): string[] {
	const lines: string[] = [];
	for (const word of text.trim().split(/\s+/)) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= width)
			lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word.length > width ? `${[...word].slice(0, width - 1).join('')}…` : word);
	}
	if (lines.length <= most) return lines;
	const kept = lines.slice(0, most);
	const end = kept[most - 1] ?? '';
	kept[most - 1] = `${end.slice(0, width - 2)} …`;
	return kept;
}

/** Items of a branching board in the order of reading, each with how deep it hangs. */
export function branchesOf<T extends { readonly id: string; readonly parentId: string | null }>(
	items: readonly T[],
): { item: T; depth: number }[] {
	const known = new Set(items.map(({ id }) => id));
	const under = (parent: string | null): T[] =>
		items.filter(({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : null) === parent);
	const walk = (parent: string | null, depth: number): { item: T; depth: number }[] =>
		under(parent).flatMap((item) => [{ item, depth }, ...walk(item.id, depth + 1)]);
	return walk(null, 0);
}
