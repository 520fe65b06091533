import { addDays, type Day, weekday } from '#platform/day.ts';

const MONDAY = 1;

/** What happens on which day, counted from today. Work may add work to its own day or to a later one. */
export type Calendar = {
	at(count: number, work: () => Promise<void>): void;
	/** Asks for a round of jobs at the end of that day; Mondays have one anyhow. */
	roundOn(count: number): void;
	/** Asks that senders are told at the end of that day what came back to them. */
	tellOn(count: number): void;
	/** Plays every day up to today in order. */
	play(
		today: Day,
		jobs: { round: (count: number) => Promise<void>; tell: (count: number) => Promise<void> },
	): Promise<void>;
};

export function makeCalendar(): Calendar {
	const works = new Map<number, (() => Promise<void>)[]>();
	const rounds = new Set<number>();
	const tells = new Set<number>();
	return {
		at(count, work) {
			const those = works.get(count) ?? [];
			those.push(work);
			works.set(count, those);
		},
		roundOn: (count) => void rounds.add(count),
		tellOn: (count) => void tells.add(count),
		async play(today, { round, tell }) {
			const first = Math.min(0, ...works.keys());
			for (let count = first; count <= 0; count += 1) {
				const queue = works.get(count) ?? [];
				for (let next = queue.shift(); next; next = queue.shift()) await next();
				if (rounds.has(count) || weekday(addDays(today, count)) === MONDAY) await round(count);
				if (tells.has(count)) await tell(count);
			}
		},
	};
}
