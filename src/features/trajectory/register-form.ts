import { z } from 'zod';
import type { Day } from '#platform/day.ts';
import type { Sentence } from '#platform/refusal.ts';
import { checkRows } from './check-rows.ts';
import { frames } from './register.ts';
import { type Column, columns, readHeader } from './trajectory-columns.ts';
import type { TrajectoryRow } from './trajectory-row.ts';
import type { Zone } from './zone-finder.ts';

const cell = z
	.string()
	.max(1000)
	.optional()
	.transform((text) => text ?? '');

/** One line of the register as somebody fills it in: the cells of one row of a list, and the frame. */
export const registerForm = z.object({
	code: cell,
	registeredOn: cell,
	startedOn: cell,
	closedOn: cell,
	ageAtRegistration: cell,
	zone: cell,
	referrerType: cell,
	referrer: cell,
	reasonNotStarted: cell,
	frame: z
		.union([z.literal(''), z.enum(frames)])
		.optional()
		.transform((frame) => frame || null),
});
export type RegisterForm = z.output<typeof registerForm>;

/** Our columns under the names that a list in English gives them. */
const header = columns.map((column) => column.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

/**
 * Checks one line by the rules of an import. Gives the row, or what is wrong per field.
 * @param knownCodes the codes of other trajectories that this one may not have
 */
export function checkForm(
	form: RegisterForm,
	given: { zones: readonly Zone[]; knownCodes: readonly string[]; today: Day },
): { row: TrajectoryRow } | { fields: Partial<Record<Column, Sentence>> } {
	const order = readHeader(header);
	if ('code' in order) throw new Error(`the columns of the form do not make a list: ${order.code}`);
	const record = { line: 1, cells: columns.map((column) => form[column]) };
	const checked = (locale: 'nl' | 'en') => checkRows([record], { ...given, columns: order, locale });
	const [dutch, english] = [checked('nl'), checked('en')];
	const row = dutch.accepted[0];
	if (row) return { row };
	const fields: Partial<Record<Column, Sentence>> = {};
	for (const [index, { column: label, reason }] of dutch.refused.entries()) {
		const column = columns[header.indexOf(label)] ?? 'code';
		fields[column] ??= { nl: reason, en: english.refused[index]?.reason ?? reason };
	}
	return { fields };
}
