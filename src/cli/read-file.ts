import { readFileSync, statSync } from 'node:fs';
import { CommandError } from './command-error.ts';

/** The bytes of a file that a person named. @throws CommandError when it cannot be read or is larger than `limit` bytes */
export function readBytes(file: string, limit: number): Buffer {
	try {
		if (statSync(file).size > limit) {
			throw new CommandError('file-too-big', `${file} is larger than ${Math.round(limit / 1024 / 1024)} MB.`);
		}
		return readFileSync(file);
	} catch (error) {
		if (error instanceof CommandError) throw error;
		throw new CommandError('file-unreadable', `${file} cannot be read: ${(error as Error).message}`);
	}
}

const MAX_TEXT_BYTES = 100 * 1024 * 1024;

/** The lines of a text file, without the empty one behind the last line break. */
export function readLines(file: string): string[] {
	const text = readBytes(file, MAX_TEXT_BYTES)
		.toString('utf8')
		.replace(/^\uFEFF/, '');
	const lines = text.split(/\r?\n/);
	if (lines.at(-1) === '') lines.pop();
	return lines;
}
