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
 */
export function spotOf(board: Board, zone: string, index: number, count: number): Spot {
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
	const angle = turn + (2 * Math.PI * (index + (core ? 0 : 0.5))) / count;
	return { x: MIDDLE + radius * Math.cos(angle), y: MIDDLE + radius * Math.sin(angle) };
}

/** Cuts a label into lines of at most `width` characters, at most `most` of them; what is left over ends in "…". */
export function wrapLabel(text: string, width = 14, most = 3): string[] {
	const lines: string[] = [];
	for (const word of text.trim().split(/\s+/)) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + 1 + word.length <= width)
			lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word.length > width ? `${word.slice(0, width - 1)}…` : word);
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
