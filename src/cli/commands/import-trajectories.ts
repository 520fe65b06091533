import { join } from 'node:path';
import { loadContent } from '#features/method/index.server.ts';
import { listCodes, parseInWorker, takeRows } from '#features/trajectory/index.server.ts';
import { MAX_FILE_BYTES } from '#features/trajectory/index.ts';
import { today } from '#platform/clock.server.ts';
import { isLocale } from '#platform/locale.ts';
import { asOperator, findRegion } from '../as-operator.ts';
import type { Tools } from '../command.ts';
import { CommandError, UsageError } from '../command-error.ts';
import { needed, readArgs } from '../read-args.ts';
import { readBytes } from '../read-file.ts';

/** Takes every good row of a list into the register of a region and names every refused one. */
export async function importTrajectories(
	args: readonly string[],
	{ root, json, say, print, fileOf, open }: Tools,
): Promise<boolean> {
	const { values, option } = readArgs(args, ['FILE'], ['region', 'lang']);
	const region = needed(option('region'), 'region');
	const locale = option('lang') ?? 'nl';
	if (!isLocale(locale)) throw new UsageError('--lang is nl or en.');
	const bytes = readBytes(fileOf(values[0] ?? ''), MAX_FILE_BYTES);
	const { zones } = loadContent(join(root, 'content'));
	const operator = await open();
	const { regionId } = await findRegion(operator, region);

	const knownCodes = await asOperator(operator, regionId, listCodes);
	const parsed = await parseInWorker({ bytes, zones, knownCodes, today: today(), locale });
	if ('refusal' in parsed) throw new CommandError(parsed.refusal.code, parsed.refusal.reason);
	const { accepted, refused, ignoredColumns } = parsed.result;
	const late = await asOperator(operator, regionId, (tx) => takeRows(tx, accepted, locale));

	const taken = accepted.length - late.length;
	const faults = [...refused, ...late].sort((a, b) => a.line - b.line);
	if (ignoredColumns.length > 0) say(`These columns were not read: ${ignoredColumns.join(', ')}.`);
	if (json) {
		const shown = faults.map(({ line, column, value, reason }) => ({ line, column, value, reason }));
		print(JSON.stringify({ accepted: taken, refused: shown }));
	} else {
		print(`${taken} rows taken.`);
		for (const { line, column, value, reason } of faults)
			print(`row ${line}, ${column} "${value}": ${reason}`);
	}
	return true;
}
