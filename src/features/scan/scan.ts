import type { Scan } from '#features/method/index.ts';
import type { CircleKind } from '#features/people/index.ts';
import type { Day } from '#platform/day.ts';

/** From so many answers on a picture is shown; fewer are destroyed unread. */
export const LEAST_ANSWERS = 5;
/** How many cards are made at once. One card alone would point at the one who gets it. */
export const FEWEST_CARDS = 5;
export const MOST_CARDS = 40;
/** How many cards one round may have in all. */
export const MOST_CARDS_OF_ROUND = 200;
/** How long a round runs when nobody chooses a day, and at most. */
export const USUAL_DAYS = 21;
export const MOST_DAYS = 180;
/** The most characters of what somebody notices at one item. */
export const EVIDENCE_LIMIT = 1000;

/** Whose view: the group's own, or that of young people and parents. */
export const audiences = ['group', 'client'] as const;
export type Audience = (typeof audiences)[number];

/** What somebody answered: the point chosen at each place, and how they notice. Places left out were skipped. */
export type Answer = {
	readonly points: Readonly<Record<string, string>>;
	readonly evidence: Readonly<Record<string, string>>;
};

/** One time that a group holds a scan. Days are 'YYYY-MM-DD'. */
export type Round = {
	readonly id: string;
	readonly circleId: string;
	readonly circleName: string;
	readonly circleKind: CircleKind;
	readonly contentId: string;
	readonly slug: string;
	/** The round of the same scan before this one, in the same group. */
	readonly previousId: string | null;
	readonly asksClients: boolean;
	readonly cardsMade: number;
	readonly openedOn: Day;
	readonly closesOn: Day;
	readonly closedOn: Day | null;
	readonly actionId: string | null;
};

/** How a round stands while it is open: who answered is not known, of clients not even how many. */
export type Progress = { readonly ofGroup: number; readonly fiveClients: boolean };

export type ScanItem = {
	/** `section.item`: the name under which an answer is kept. */
	readonly place: string;
	readonly text: string;
	readonly hint?: string | undefined;
	/** The same thing in words to a young person or parent. */
	readonly client?: string | undefined;
};

/** What is asked, in order, under the headings of the scan. */
export function sectionsOf(scan: Scan): { id: string; title: string; items: ScanItem[] }[] {
	return scan.sections.map(({ id, title, items }) => ({
		id,
		title,
		items: items.map(({ id: item, text, hint, client }) => ({ place: `${id}.${item}`, text, hint, client })),
	}));
}

export function itemsOf(scan: Scan): ScanItem[] {
	return sectionsOf(scan).flatMap(({ items }) => items);
}

/** Whether the scan has words for young people and parents: all its items have, or none. */
export function canAskClients(scan: Scan): boolean {
	return scan.clientPoints !== undefined && itemsOf(scan).every(({ client }) => client !== undefined);
}

/** Whether a scan may be held in somebody's own notebook, where the own view is one answer. */
export function fitsNotebook(scan: Scan): boolean {
	return scan.group.min === 1;
}

/** Whether the group's own answers can ever become a picture. In an own notebook the own view always stays. */
export function groupIsLargeEnough(kind: CircleKind, members: number): boolean {
	return kind === 'individual' || members >= LEAST_ANSWERS;
}

/** Whether every place and point of an answer exists in the scan. */
export function fitsScan(scan: Scan, answer: Answer): boolean {
	const places = new Set(itemsOf(scan).map(({ place }) => place));
	const points = new Set(scan.scale.points.map(({ id }) => id));
	return (
		Object.entries(answer.points).every(([place, point]) => places.has(place) && points.has(point)) &&
		Object.keys(answer.evidence).every((place) => places.has(place))
	);
}

/** Whether something was said at all. */
export function saysSomething(answer: Answer): boolean {
	return Object.keys(answer.points).length + Object.keys(answer.evidence).length > 0;
}

/**
 * An answer as a form sends it: `point.<place>` with a point or nothing, `evidence.<place>` with words. What is not
 * of this scan is left out: a form of an older version of the page loses nothing else.
 */
export function readAnswer(scan: Scan, form: Readonly<Record<string, string>>): Answer {
	const points: Record<string, string> = {};
	const evidence: Record<string, string> = {};
	const known = new Set(scan.scale.points.map(({ id }) => id));
	for (const { place } of itemsOf(scan)) {
		const point = form[`point.${place}`];
		if (point && known.has(point)) points[place] = point;
		const words = form[`evidence.${place}`]?.trim().slice(0, EVIDENCE_LIMIT);
		if (words) evidence[place] = words;
	}
	return { points, evidence };
}
