import type { FileFault } from './file-refusal.ts';

/** The columns of the file, in the order in which the list is usually kept. */
export const columns = [
	'code',
	'registeredOn',
	'startedOn',
	'closedOn',
	'ageAtRegistration',
	'zone',
	'referrerType',
	'referrer',
	'reasonNotStarted',
] as const;

export type Column = (typeof columns)[number];

/** Header names as people write them, folded by `foldName`; the first is the one that messages show. */
const names: Record<Column, readonly [string, ...string[]]> = {
	code: ['code', 'trajectcode', 'trajectory_code'],
	registeredOn: ['aangemeld_op', 'aanmelding_op', 'datum_aanmelding', 'aanmeldingsdatum', 'registered_on'],
	startedOn: ['opgestart_op', 'opstart_op', 'datum_opstart', 'startdatum', 'started_on'],
	closedOn: ['afgerond_op', 'afronding_op', 'datum_afronding', 'einddatum', 'closed_on'],
	ageAtRegistration: ['leeftijd_bij_aanmelding', 'leeftijd', 'age_at_registration', 'age'],
	zone: ['eerstelijnszone', 'zone', 'elz', 'primary_care_zone'],
	referrerType: ['aanmelder_type', 'type_aanmelder', 'referrer_type'],
	referrer: ['aanmelder', 'referrer'],
	reasonNotStarted: ['reden_niet_opgestart', 'reason_not_started'],
};

const columnByName = new Map(
	columns.flatMap((column) => names[column].map((name) => [name, column] as const)),
);

/** A file without reasons can still be read; without one of the others every row would mean something else. */
const optional: ReadonlySet<Column> = new Set(['reasonNotStarted']);

/** 'Aangemeld op ' and 'AANGEMELD-OP' are the same name. */
function foldName(name: string): string {
	return name
		.normalize('NFKD')
		.replace(/[\p{M}\p{Cf}]/gu, '')
		.trim()
		.toLowerCase()
		.replace(/[\s._-]+/g, '_');
}

/** The column that a header cell names, if it is one of ours. */
export function columnOf(headerCell: string): Column | undefined {
	return columnByName.get(foldName(headerCell));
}

/** Where each column stands in a row, how the file itself calls it, and how many cells a row has. */
export type Columns = {
	readonly width: number;
	/** Cells up to and with the last column that every row needs; behind it come only reasons and columns of others. */
	readonly needed: number;
	readonly at: Readonly<Partial<Record<Column, number>>>;
	readonly label: Readonly<Record<Column, string>>;
	/** Header cells that are none of ours: never read, never kept. */
	readonly ignored: readonly string[];
};

/** Finds our columns in the header row, or says what is wrong with it. */
export function readHeader(header: readonly string[]): Columns | FileFault {
	const at: Partial<Record<Column, number>> = {};
	const label = Object.fromEntries(columns.map((column) => [column, names[column][0]])) as Record<
		Column,
		string
	>;
	const ignored: string[] = [];
	for (const [index, cell] of header.entries()) {
		const column = columnOf(cell);
		if (column === undefined) {
			if (cell.trim() !== '') ignored.push(cell.trim());
			continue;
		}
		if (at[column] !== undefined) return { code: 'column-twice', detail: cell.trim() };
		at[column] = index;
		label[column] = cell.trim();
	}
	const missing = columns.filter((column) => at[column] === undefined && !optional.has(column));
	if (missing.length > columns.length / 2) return { code: 'header-not-found', detail: names.code[0] };
	if (missing.length > 0)
		return { code: 'columns-missing', detail: missing.map((column) => names[column][0]).join(', ') };
	const needed =
		Math.max(...columns.filter((column) => !optional.has(column)).map((column) => at[column] ?? 0)) + 1;
	const width = header.findLastIndex((cell) => cell.trim() !== '') + 1;
	return { width, needed, at, label, ignored };
}
