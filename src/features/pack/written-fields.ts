/** The fields of the page on which somebody writes a method, as they were typed. */
export type Fields = Readonly<Record<string, string>>;

export const MOST_PHASES = 20;
export const MOST_YIELDS = 6;

export const linesOf = (text: string | undefined): string[] =>
	(text ?? '')
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '');

/** Lines as content keeps them: each with an id. */
export const asLines = (text: string | undefined) =>
	linesOf(text).map((line, index) => ({ id: `line-${index + 1}`, text: line }));

/** Lines as they are typed. */
export const joined = (lines: readonly { text: string }[] | undefined): string =>
	(lines ?? []).map((line) => line.text).join('\n');

/** How many phases and yields the page shows: those that were asked for, at least one. */
export function countOf(fields: Fields, what: 'phases' | 'yields'): number {
	const most = what === 'phases' ? MOST_PHASES : MOST_YIELDS;
	const asked = Number.parseInt(fields[what] ?? '', 10);
	return Math.min(most, Math.max(1, Number.isNaN(asked) ? 1 : asked));
}

/** 0, 1, 2 and on, so many. */
export const indexes = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
