import type { Meeting } from './meeting-state.ts';

/** Cards that were laid together and are signals. */
export type SignalGroup = {
	readonly id: string;
	readonly title: string;
	readonly dots: number | null;
	readonly signalIds: readonly string[];
};

/** The signals that lie on the table as cards, by id. */
export function signalsOn({ cards }: Pick<Meeting, 'cards'>): Set<string> {
	return new Set([...cards.values()].flatMap(({ signalId }) => signalId ?? []));
}

/** The groups in which signals lie, those with most dots first; what was set aside counts for nothing. */
export function signalGroupsOf({ cards, groups }: Pick<Meeting, 'cards' | 'groups'>): SignalGroup[] {
	return [...groups.values()]
		.map(({ id, title, dots }) => ({
			id,
			title,
			dots,
			signalIds: [...cards.values()].flatMap((card) =>
				card.group === id && !card.aside && card.signalId ? [card.signalId] : [],
			),
		}))
		.filter(({ signalIds }) => signalIds.length > 0)
		.sort((a, b) => (b.dots ?? 0) - (a.dots ?? 0));
}
