import { join } from 'node:path';
import { loadObjectify } from '#features/cycle/index.server.ts';
import { markText } from '#features/cycle/index.ts';
import { isLocale } from '#platform/locale.ts';
import type { Tools } from '../command.ts';
import { UsageError } from '../command-error.ts';
import { needed, readArgs } from '../read-args.ts';
import { readLines } from '../read-file.ts';

/** What the objectify helper asks about each line of a text. */
export async function checkObjectify(
	args: readonly string[],
	{ root, json, print, fileOf }: Tools,
): Promise<boolean> {
	const { values, option } = readArgs(args, ['FILE.txt'], ['lang']);
	const language = needed(option('lang'), 'lang');
	if (!isLocale(language)) throw new UsageError('--lang is nl or en.');
	const lists = loadObjectify(join(root, 'content'))[language];
	for (const [index, text] of readLines(fileOf(values[0] ?? '')).entries()) {
		const marks = markText(text, lists).map(({ start, end, kind, text: words, question }) => ({
			start,
			end,
			kind,
			text: words,
			question,
		}));
		if (json) print(JSON.stringify({ line: index + 1, text, marks }));
		else for (const mark of marks) print(`${index + 1}: "${mark.text}" ${mark.question}`);
	}
	return true;
}
