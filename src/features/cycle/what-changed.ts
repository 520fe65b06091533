import type { Item } from './cycle.ts';

export type HypothesisPair = { readonly text: string; readonly before: string; readonly now?: string };
export type WhatChanged = {
	readonly observations: { readonly before: readonly string[]; readonly now: readonly string[] };
	/** Verdicts then and now; `now` is absent for what was refuted and stayed behind. */
	readonly hypotheses: readonly HypothesisPair[];
	/** Explanations that came up in this round only. */
	readonly newHypotheses: readonly { readonly text: string; readonly now: string }[];
};

const textOf = (item: Item) => (item.fields.text ?? '').trim();
const verdictOf = (item: Item) => item.fields.verdict || 'open';

/** Puts an earlier round and this one beside each other (heropname): observations, and verdicts on explanations. */
export function whatChanged(earlier: readonly Item[], now: readonly Item[]): WhatChanged {
	const of = (items: readonly Item[], kind: Item['kind']) =>
		items.filter((item) => item.kind === kind && textOf(item) !== '');
	const here = of(now, 'hypothesis');
	const before = of(earlier, 'hypothesis');
	const slotOf = (item: Item) => `analyse.again.${item.id}`;
	const carried = new Set(before.map(slotOf));
	return {
		observations: { before: of(earlier, 'observation').map(textOf), now: of(now, 'observation').map(textOf) },
		hypotheses: before.map((item) => {
			const again = here.find((one) => one.slot === slotOf(item));
			return {
				text: again ? textOf(again) : textOf(item),
				before: verdictOf(item),
				now: again && verdictOf(again),
			};
		}),
		newHypotheses: here
			.filter((item) => !carried.has(item.slot ?? ''))
			.map((item) => ({ text: textOf(item), now: verdictOf(item) })),
	};
}
