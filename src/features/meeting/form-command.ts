const DOT = 'dot:';

/**
 * A command as the machine reads it, out of the fields of a form: `dot:<id>` fields and `point` become one choice.
 */
export function formCommand(fields: Iterable<readonly [string, unknown]>): Record<string, unknown> {
	const asked: Record<string, unknown> = {};
	const choice: Record<string, number> = {};
	let chooses = false;
	for (const [name, value] of fields) {
		if (typeof value !== 'string') continue;
		if (name.startsWith(DOT)) {
			chooses = true;
			choice[name.slice(DOT.length)] = Number(value) || 0;
		} else if (name === 'point') {
			chooses = true;
			choice[value] = 1;
		} else asked[name] = value;
	}
	return chooses || asked.what === 'choose' ? { ...asked, choice } : asked;
}
