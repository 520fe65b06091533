import type { Scan } from '#features/method/index.ts';
import { type Answer, LEAST_ANSWERS, sectionsOf } from './scan.ts';

/** How answers lie over the points of the scale, in its order. */
export type Spread = { readonly answered: number; readonly counts: readonly number[] };

/** The picture of one item. A view is undefined while fewer than five said something there. */
export type ItemPicture = {
	readonly place: string;
	readonly text: string;
	readonly group: Spread | undefined;
	readonly client: Spread | undefined;
	readonly groupBefore: Spread | undefined;
	readonly clientBefore: Spread | undefined;
	/** How the group notices: without names, in an order that tells nothing. */
	readonly evidence: readonly string[];
	/** The part of people, 0 to 1, who would have to choose otherwise for both views to be the same. */
	readonly gap: number | undefined;
};

export type Picture = {
	readonly kind: 'position' | 'rating';
	readonly points: readonly { id: string; label: string; text: string; client: string | undefined }[];
	readonly sections: readonly { id: string; title: string; items: readonly ItemPicture[] }[];
	/** How many answers there are to see of each; 0 when they stayed below five. */
	readonly answers: { readonly group: number; readonly client: number };
	/** Whether an earlier round stands beside this one. */
	readonly moved: boolean;
};

export type Answers = { readonly group: readonly Answer[]; readonly client: readonly Answer[] };

/**
 * The picture of a closed round.
 * @param now answers of both, empty where they stayed below five
 * @param before those of the round before it, when it asked the same points
 * @param leastOfGroup how many of the group must have answered an item; 1 in somebody's own notebook
 */
export function pictureOf(
	scan: Scan,
	now: Answers,
	before?: { readonly scan: Scan; readonly answers: Answers },
	leastOfGroup: number = LEAST_ANSWERS,
): Picture {
	const points = scan.scale.points.map(({ id }) => id);
	const earlier = before && samePoints(scan, before.scan) ? before.answers : undefined;
	const known = new Set(
		before ? sectionsOf(before.scan).flatMap((one) => one.items.map((i) => i.place)) : [],
	);
	return {
		kind: scan.scale.kind,
		points: scan.scale.points.map((point) => ({
			...point,
			client: scan.clientPoints?.find(({ id }) => id === point.id)?.label,
		})),
		sections: sectionsOf(scan).map(({ id, title, items }) => ({
			id,
			title,
			items: items.map(({ place, text }) => {
				const spread = (answers: readonly Answer[], least: number) => spreadOf(answers, place, points, least);
				const group = spread(now.group, leastOfGroup);
				const client = spread(now.client, LEAST_ANSWERS);
				const then = known.has(place) ? earlier : undefined;
				return {
					place,
					text,
					group,
					client,
					groupBefore: then && spread(then.group, leastOfGroup),
					clientBefore: then && spread(then.client, LEAST_ANSWERS),
					evidence: evidenceOf(now.group, place, leastOfGroup),
					gap: group && client && gapOf(group, client),
				};
			}),
		})),
		answers: { group: now.group.length, client: now.client.length },
		moved: earlier !== undefined,
	};
}

function samePoints(one: Scan, other: Scan): boolean {
	const ids = (scan: Scan) => scan.scale.points.map(({ id }) => id).join();
	return ids(one) === ids(other);
}

/** How answers lie at one place; undefined when fewer than `least` chose a point there. */
export function spreadOf(
	answers: readonly Answer[],
	place: string,
	points: readonly string[],
	least: number,
): Spread | undefined {
	const chosen = answers.flatMap((answer) => answer.points[place] ?? []);
	if (chosen.length < least) return undefined;
	const counts = points.map((point) => chosen.filter((one) => one === point).length);
	return { answered: chosen.length, counts };
}

/**
 * What the group notices at one place, in the order of the alphabet: the order of writing, and who wrote what
 * elsewhere, is lost. Nothing where fewer than `least` said something.
 */
export function evidenceOf(answers: readonly Answer[], place: string, least: number): string[] {
	const spoke = answers.filter(({ points, evidence }) => points[place] ?? evidence[place]);
	if (spoke.length < least) return [];
	return spoke.flatMap(({ evidence }) => evidence[place] ?? []).sort((a, b) => a.localeCompare(b, 'nl'));
}

/** Half the sum of the differences between two spreads as parts of their own whole: 0 the same, 1 nothing shared. */
export function gapOf(one: Spread, other: Spread): number {
	const part = (spread: Spread, index: number) => (spread.counts[index] ?? 0) / spread.answered;
	return one.counts.reduce((sum, _, index) => sum + Math.abs(part(one, index) - part(other, index)), 0) / 2;
}

/** The points chosen most, by their number in the scale; several when they were chosen as often. */
export function mostChosen({ counts }: Spread): number[] {
	const most = Math.max(...counts);
	return counts.flatMap((count, index) => (count === most ? index : []));
}

/** The middle answer, by its number in the scale; two points when the middle lies between them. */
export function middleOf({ answered, counts }: Spread): [low: number, high: number] {
	const at = (rank: number) => {
		let seen = 0;
		return counts.findIndex((count) => {
			seen += count;
			return seen >= rank;
		});
	};
	return [at(Math.ceil(answered / 2)), at(Math.floor(answered / 2) + 1)];
}

/** The first and the last point that somebody chose. */
export function endsOf({ counts }: Spread): [first: number, last: number] {
	return [counts.findIndex((count) => count > 0), counts.findLastIndex((count) => count > 0)];
}

const MOST_NAMED = 3;
/** Where at least this part would have to choose otherwise, two views differ enough to talk about. */
const WORTH_TALKING = 0.4;

/** The items to talk about first, at most three, in the order of how much they ask for it. */
export type Noticed = {
	/** Where the view of the group and that of clients lie farthest apart. */
	readonly apart: readonly ItemPicture[];
	/** Where the group itself agrees least, of the others. */
	readonly divided: readonly ItemPicture[];
	/** On a rating: where most chose the last point, so that what goes well is named too. */
	readonly strong: readonly ItemPicture[];
};

export function noticedIn({ kind, points, sections }: Picture): Noticed {
	const items = sections.flatMap((section) => section.items);
	const first = (measure: (item: ItemPicture) => number | undefined, least: number) =>
		items
			.map((item) => ({ item, value: measure(item) ?? 0 }))
			.filter(({ value }) => value >= least)
			.sort((a, b) => b.value - a.value)
			.slice(0, MOST_NAMED)
			.map(({ item }) => item);
	const shareOf = (item: ItemPicture, count: (counts: readonly number[]) => number) =>
		item.group && count(item.group.counts) / item.group.answered;
	const apart = first(({ gap }) => gap, WORTH_TALKING);
	return {
		apart,
		divided: first((item) => {
			const most = apart.includes(item) ? undefined : shareOf(item, (counts) => Math.max(...counts));
			return most && 1 - most;
		}, WORTH_TALKING),
		strong:
			kind === 'rating'
				? first((item) => shareOf(item, (counts) => counts[points.length - 1] ?? 0), 1 / 2)
				: [],
	};
}
