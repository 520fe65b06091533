import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { UsageError } from './command-error.ts';

/**
 * Reads what follows the words of a command.
 * @param names of the arguments without option, in order; all must be there
 * @param options names of the options that take a value
 * @throws UsageError when something is missing, too much or unknown
 */
export function readArgs(
	args: readonly string[],
	names: readonly string[],
	options: readonly string[] = [],
): { readonly values: readonly string[]; readonly option: (name: string) => string | undefined } {
	const config: ParseArgsOptionsConfig = Object.fromEntries(
		options.map((name) => [name, { type: 'string' as const }]),
	);
	try {
		const read = parseArgs({ args: [...args], options: config, allowPositionals: true, strict: true });
		const missing = names[read.positionals.length];
		if (missing) throw new UsageError(`${missing} is missing.`);
		const extra = read.positionals[names.length];
		if (extra !== undefined) throw new UsageError(`"${extra}" is one word too many.`);
		const option = (name: string) => {
			const value = read.values[name];
			return typeof value === 'string' ? value : undefined;
		};
		return { values: read.positionals, option };
	} catch (error) {
		if (error instanceof UsageError) throw error;
		throw new UsageError((error as Error).message);
	}
}

/** The value of an option that must be there. */
export function needed(value: string | undefined, name: string): string {
	if (value === undefined || value.trim() === '') throw new UsageError(`--${name} is missing.`);
	return value;
}
