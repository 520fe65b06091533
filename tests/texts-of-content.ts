import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';

export const root = join(import.meta.dirname, '..');

/** A text that people read, and where it stands. */
export type WrittenText = {
	/** From the root of the project: `content/nl/methods/kom.yaml`. */
	readonly file: string;
	/** In content by its keys (`phases.0.prompts.1.text`), in code by the number of its line. */
	readonly where: string;
	readonly text: string;
};

/** Values that are names for the machine or a choice out of a list, and the titles of publications as they are. */
const forMachines = new Set(
	'id origin source engine shape into experience goals levels related uses activities who step level to start line sign kind number'.split(
		' ',
	),
);
/** Patterns that a text of somebody else is laid beside. Nobody reads them. */
const patterns: Record<string, RegExp> = {
	'gate.yaml': /^selfIncrimination\./,
	'objectify.yaml': /^(numbers|joiningWords|saying)\.|\.(words|unless)\./,
};

/** The files below a folder, from the root of the project and in order. */
export function filesIn(folder: string, ending: RegExp): string[] {
	return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => ending.test(file))
		.sort()
		.map((file) => join(folder, file));
}

function strings(value: unknown, path: readonly string[]): { path: readonly string[]; text: string }[] {
	if (typeof value === 'string') return [{ path, text: value }];
	if (typeof value !== 'object' || value === null) return [];
	return Object.entries(value).flatMap(([key, inner]) => strings(inner, [...path, key]));
}

/** The texts of the YAML files in a folder, in whichever language it is. */
export function textsOfContent(folder = 'content/nl'): WrittenText[] {
	return filesIn(folder, /[.]yaml$/).flatMap((file) =>
		strings(parse(readFileSync(join(root, file), 'utf8')), [])
			.map(({ path, text }) => ({ path, file, where: path.join('.'), text }))
			.filter(({ path, where, text }) => {
				const key = path.findLast((part) => !/^\d+$/.test(part)) ?? '';
				// An audience is a choice in a deck and a sentence in a practice.
				const choice = forMachines.has(key) || (key === 'audience' && !text.includes(' '));
				return !choice && !patterns[basename(file)]?.test(where);
			})
			.map(({ where, text }) => ({ file, where, text })),
	);
}
