import type { Fields } from './cycle.ts';

/** From `start` up to `end` of the base these pieces stand instead. */
type Change = { start: number; end: number; pieces: string[] };

/**
 * Sentences and the white space between them, so that a merge never mixes words of two people in one sentence.
 * "Hij kwam.  Zij niet." gives ["Hij kwam.", "  ", "Zij niet."]
 */
export function sentences(text: string): string[] {
	return text.split(/(\s*\n\s*|(?<=[.!?…]["'”’)]*)[ \t]+)/u).filter((piece) => piece !== '');
}

/** Beyond this many comparisons two texts count as changed in one piece: a person then chooses. */
const MOST_COMPARISONS = 4_000_000;

/** What turns base into other, in the order of base (longest common subsequence). */
function changes(base: string[], other: string[]): Change[] {
	const rows = base.length + 1;
	if (rows * (other.length + 1) > MOST_COMPARISONS) return [{ start: 0, end: base.length, pieces: other }];
	const columns = other.length + 1;
	const common = new Uint32Array(rows * columns);
	const at = (i: number, j: number) => common[i * columns + j] ?? 0;
	for (let i = base.length - 1; i >= 0; i--)
		for (let j = other.length - 1; j >= 0; j--)
			common[i * columns + j] =
				base[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
	const found: Change[] = [];
	let open: Change | undefined;
	let i = 0;
	let j = 0;
	while (i < base.length || j < other.length) {
		if (i < base.length && j < other.length && base[i] === other[j]) {
			open = undefined;
			i++;
			j++;
			continue;
		}
		if (!open) {
			open = { start: i, end: i, pieces: [] };
			found.push(open);
		}
		if (j < other.length && (i === base.length || at(i, j + 1) >= at(i + 1, j)))
			open.pieces.push(other[j++] ?? '');
		else open.end = ++i;
	}
	return found;
}

const same = (a: Change, b: Change) =>
	a.start === b.start && a.end === b.end && a.pieces.join('') === b.pieces.join('');
/** Two additions at one place touch: nobody can say which comes first. */
const touch = (a: Change, b: Change) =>
	(a.start < b.end && b.start < a.end) ||
	(a.start === b.start && (a.end === a.start) === (b.end === b.start));

/**
 * Brings two versions of one text together that both began from `base` (three-way merge by sentence).
 * @returns the merged text, or undefined when both changed the same sentence in different ways
 */
export function mergeText(base: string, mine: string, theirs: string): string | undefined {
	if (mine === theirs || theirs === base) return mine;
	if (mine === base) return theirs;
	const pieces = sentences(base);
	const ours = changes(pieces, sentences(mine));
	const others = changes(pieces, sentences(theirs)).filter(
		(change) => !ours.some((own) => same(own, change)),
	);
	if (others.some((change) => ours.some((own) => touch(own, change)))) return undefined;
	const all = [...ours, ...others].sort((a, b) => a.start - b.start || a.end - b.end);
	let merged = '';
	let from = 0;
	for (const change of all) {
		merged += pieces.slice(from, change.start).join('') + change.pieces.join('');
		from = change.end;
	}
	return merged + pieces.slice(from).join('');
}

/**
 * Merges piece by field. Fields that two people changed in different ways are named in `conflicts`; there `fields`
 * holds what stands in `mine`, so that nothing is lost whatever the person chooses.
 */
export function mergeFields(
	base: Fields,
	mine: Fields,
	theirs: Fields,
): { fields: Fields; conflicts: string[] } {
	const fields: Record<string, string> = {};
	const conflicts: string[] = [];
	for (const name of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
		const own = mine[name] ?? '';
		const merged = mergeText(base[name] ?? '', own, theirs[name] ?? '');
		if (merged === undefined) conflicts.push(name);
		fields[name] = merged ?? own;
	}
	return { fields, conflicts };
}
