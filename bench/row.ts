/** One measured thing. With a limit the budget is the allowed ratio to it, else the allowed value. */
export type Row = {
	readonly name: string;
	readonly value: number;
	readonly unit: 'ms' | 's' | 'kB' | 'MB';
	readonly limit: number | null;
	readonly ratio: number | null;
	readonly budget: number;
	readonly holds: boolean;
};

const round = (value: number) => Math.round(value * 100) / 100;

/** A value against a fixed budget. */
export function against(name: string, value: number, unit: Row['unit'], budget: number): Row {
	return { name, value: round(value), unit, limit: null, ratio: null, budget, holds: value <= budget };
}

/** A value as a ratio to a limit that was measured in the same run. */
export function beside(name: string, value: number, unit: Row['unit'], limit: number, budget: number): Row {
	const ratio = value / limit;
	return {
		name,
		value: round(value),
		unit,
		limit: round(limit),
		ratio: round(ratio),
		budget,
		holds: ratio <= budget,
	};
}

export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/**
 * Runs two things in turns, so that whatever else the machine does hits both, and gives the median of each in ms.
 * @param times how often each is timed, after a few unmeasured turns
 */
export async function inTurns(
	times: number,
	ours: () => Promise<unknown>,
	limit: () => Promise<unknown>,
): Promise<{ ours: number; limit: number }> {
	const taken = { ours: [] as number[], limit: [] as number[] };
	const WARM_UP = Math.min(30, times);
	for (let turn = -WARM_UP; turn < times; turn += 1) {
		for (const [key, run] of [
			['ours', ours],
			['limit', limit],
		] as const) {
			const from = performance.now();
			await run();
			if (turn >= 0) taken[key].push(performance.now() - from);
		}
	}
	return { ours: median(taken.ours), limit: median(taken.limit) };
}
