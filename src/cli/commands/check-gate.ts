import { join } from 'node:path';
import { z } from 'zod';
import { loadGate } from '#features/signal/index.server.ts';
import { detectSpans } from '#features/signal/index.ts';
import type { Tools } from '../command.ts';
import { CommandError } from '../command-error.ts';
import { readArgs } from '../read-args.ts';
import { readLines } from '../read-file.ts';

const line = z.object({ text: z.string() });

function textOf(source: string, number: number): string {
	try {
		return line.parse(JSON.parse(source)).text;
	} catch {
		throw new CommandError('line-unreadable', `Line ${number} is not {"text": "..."}.`);
	}
}

/** What the gate marks in each text of a file with one {"text"} a line. */
export async function checkGate(
	args: readonly string[],
	{ root, json, print, fileOf }: Tools,
): Promise<boolean> {
	const { values } = readArgs(args, ['FILE.jsonl']);
	const { lists } = loadGate(join(root, 'content'));
	const sources = readLines(fileOf(values[0] ?? ''));
	const texts = sources.map((source, index) => textOf(source, index + 1));
	for (const [index, text] of texts.entries()) {
		const spans = detectSpans(text, lists).map(({ start, end, type }) => ({ start, end, type }));
		if (json) print(JSON.stringify({ text, spans }));
		else for (const { start, end, type } of spans) print(`${index + 1}: ${type} "${text.slice(start, end)}"`);
	}
	return true;
}
