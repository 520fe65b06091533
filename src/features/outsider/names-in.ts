const letter = '[\\p{L}\\p{N}]';
/** What has a meaning of its own in a pattern. */
const special = /[\\^$.*+?()[\]{}|/]/;

/**
 * The names that stand in a line, as they are written there; capitals and spaces make no difference.
 * @example namesIn('Rond zwaluw7 praten we veel.', ['Zwaluw 7']) is ['zwaluw7']
 */
export function namesIn(line: string, names: readonly string[]): string[] {
	return names.flatMap((name) => {
		const signs = [...name.replace(/\s/g, '')].map((sign) => sign.replace(special, '\\$&'));
		if (signs.length === 0) return [];
		const found = new RegExp(`(?<!${letter})${signs.join('\\s*')}(?!${letter})`, 'iu').exec(line);
		return found ? [found[0]] : [];
	});
}
