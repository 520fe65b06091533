import type { Day } from '#platform/day.ts';
import type { Locale } from '#platform/locale.ts';
import type { FileRefusal } from './file-refusal.ts';
import type { RowRefusal } from './row-refusal.ts';
import type { TrajectoryRow } from './trajectory-row.ts';
import type { Zone } from './zone-finder.ts';

/** What the import worker is given: the bytes of the file and what its rows are checked against. */
export type ImportTask = {
	readonly bytes: Uint8Array;
	readonly zones: readonly Zone[];
	readonly knownCodes: readonly string[];
	readonly today: Day;
	readonly locale: Locale;
};

/** How far the work is: bytes while reading the file, rows while checking them. */
export type ImportProgress = {
	readonly phase: 'read' | 'check';
	readonly done: number;
	readonly total: number;
};

/** What the worker tells while it works; it ends with `refused` (the whole file) or `done`. */
export type ImportMessage =
	| ({ readonly kind: 'progress' } & ImportProgress)
	| {
			readonly kind: 'rows';
			readonly accepted: readonly TrajectoryRow[];
			readonly refused: readonly RowRefusal[];
			readonly done: number;
			readonly total: number;
	  }
	| { readonly kind: 'refused'; readonly refusal: FileRefusal }
	| { readonly kind: 'done'; readonly ignoredColumns: readonly string[]; readonly rows: number };
