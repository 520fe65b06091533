import type { TrajectoryRow } from './trajectory-row.ts';

/** What a trajectory counts with, by its first child. `zone` is the name to print. */
export type FigureRow = Pick<
	TrajectoryRow,
	'registeredOn' | 'startedOn' | 'closedOn' | 'ageAtRegistration' | 'zone' | 'referrerType' | 'referrer'
>;

/**
 * The four tables of the yearly report. `total` counts trajectories that started; `running` those carried over from the
 * year before: started before 1 January and not closed before it. Ages, zones and referrers count started ones only.
 */
export type Figures = {
	readonly total: number;
	readonly years: readonly {
		readonly year: number;
		readonly registered: number;
		readonly started: number;
		readonly closed: number;
		readonly running: number;
	}[];
	readonly ages: readonly { readonly age: number; readonly n: number }[];
	readonly zones: readonly { readonly zone: string; readonly n: number }[];
	readonly referrers: readonly {
		readonly type: string;
		readonly n: number;
		readonly of: readonly { readonly name: string; readonly n: number }[];
	}[];
};

const byName = new Intl.Collator('nl');

function countBy<Key>(keys: Iterable<Key | null>): Map<Key, number> {
	const counts = new Map<Key, number>();
	for (const key of keys) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
	return counts;
}

/** Most first; equal ones by name. */
function mostFirst(counts: Map<string, number>): [string, number][] {
	return [...counts].sort(([name, n], [otherName, other]) => other - n || byName.compare(name, otherName));
}

function yearsOf(rows: readonly FigureRow[]): Figures['years'] {
	const inYear = (day: string | null, year: number): boolean => day?.startsWith(`${year}-`) ?? false;
	const count = (holds: (row: FigureRow) => boolean): number => rows.filter(holds).length;
	const yearOf = (day: string | null): number =>
		day === null ? Number.NEGATIVE_INFINITY : Number(day.slice(0, 4));
	let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
	for (const { registeredOn, startedOn, closedOn } of rows) {
		first = Math.min(first, yearOf(registeredOn));
		last = Math.max(last, yearOf(registeredOn), yearOf(startedOn), yearOf(closedOn));
	}
	const years: Figures['years'][number][] = [];
	for (let year = first; year <= last; year++) {
		const newYear = `${year}-01-01`;
		years.push({
			year,
			registered: count((row) => inYear(row.registeredOn, year)),
			started: count((row) => inYear(row.startedOn, year)),
			closed: count((row) => inYear(row.closedOn, year)),
			running: count(
				(row) =>
					row.startedOn !== null &&
					row.startedOn < newYear &&
					(row.closedOn === null || row.closedOn >= newYear),
			),
		});
	}
	return years;
}

/**
 * Counts trajectories into the four tables of the yearly report. The years run without a gap from the first registration
 * to the last year in which anything happened. Exact counts: whoever shows them outside protects small cells.
 */
export function trajectoryFigures(rows: readonly FigureRow[]): Figures {
	const started = rows.filter((row) => row.startedOn !== null);
	const ages = [...countBy(started.map((row) => row.ageAtRegistration))].sort(
		([age], [other]) => age - other,
	);
	const zones = mostFirst(countBy(started.map((row) => row.zone)));
	const types = mostFirst(countBy(started.map((row) => row.referrerType)));
	return {
		total: started.length,
		years: yearsOf(rows),
		ages: ages.map(([age, n]) => ({ age, n })),
		zones: zones.map(([zone, n]) => ({ zone, n })),
		referrers: types.map(([type, n]) => {
			const names = started.filter((row) => row.referrerType === type).map((row) => row.referrer);
			return { type, n, of: mostFirst(countBy(names)).map(([name, count]) => ({ name, n: count })) };
		}),
	};
}
