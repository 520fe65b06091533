import type { Sentence } from '#platform/refusal.ts';

/** A primary-care zone of the region's list, with other names under which people know it. */
export type Zone = { readonly id: string; readonly name: string; readonly aliases?: readonly string[] };

/** Lists up to this length are shown whole; of a longer one only the names that look alike. */
const SHOWN_WHOLE = 8;
const MAX_NEAR = 3;

function fold(name: string): string {
	return name
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/&/g, ' en ')
		.replace(/[^a-z0-9]+/g, ' ')
		.trim()
		.replace(/^(?:elz|eerstelijnszone) /, '');
}

/** Number of letters to change, add or drop to come from one text to the other (Levenshtein). */
function distance(from: string, to: string): number {
	let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
	for (const [row, letter] of [...from].entries()) {
		const current = [row + 1];
		for (let index = 1; index <= to.length; index++) {
			const change = (previous[index - 1] ?? 0) + (letter === to[index - 1] ? 0 : 1);
			current.push(Math.min(change, (previous[index] ?? 0) + 1, (current[index - 1] ?? 0) + 1));
		}
		previous = current;
	}
	return previous[to.length] ?? to.length;
}

/** 0 = the same; 1 = nothing in common. A whole shared word of some length counts as near ('Midden WV'). */
function strangeness(text: string, name: string): number {
	const words = new Set(name.split(' '));
	const shared = text.split(' ').some((word) => word.length > 4 && words.has(word));
	const letters = distance(text, name) / Math.max(text.length, name.length, 1);
	return shared ? Math.min(letters, 0.3) : letters;
}

function advice(near: readonly string[], zones: readonly Zone[]): Sentence {
	if (near.length > 0) {
		const nl = near.map((name) => `'${name}'`).join(' of ');
		const en = near.map((name) => `'${name}'`).join(' or ');
		return {
			nl: `Bedoel je ${nl}? Neem de naam over uit de lijst.`,
			en: `Do you mean ${en}? Copy the name from the list.`,
		};
	}
	const all = zones.length <= SHOWN_WHOLE ? `: ${zones.map((zone) => zone.name).join(', ')}` : '';
	return { nl: `Kies een naam uit de lijst${all}.`, en: `Choose a name from the list${all}.` };
}

/**
 * Makes a search through the region's zones. It takes what stands in a cell (id, name or alias; capitals, accents,
 * spaces and '&' or 'en' do not matter) and gives the zone, or advice that offers the names that look alike.
 */
export function createZoneFinder(
	zones: readonly Zone[],
): (text: string) => { zone: Zone } | { advice: Sentence } {
	const byName = new Map<string, Zone>();
	for (const zone of zones)
		for (const name of [zone.id, ...(zone.aliases ?? []), zone.name]) byName.set(fold(name), zone);
	const found = new Map<string, { zone: Zone } | { advice: Sentence }>();

	function find(text: string): { zone: Zone } | { advice: Sentence } {
		const folded = fold(text);
		const zone = byName.get(folded);
		if (zone) return { zone };
		const near = [...byName]
			.map(([name, candidate]) => ({ name: candidate.name, far: strangeness(folded, name) }))
			.filter((candidate) => candidate.far < 0.5)
			.sort((one, other) => one.far - other.far);
		const offered = [...new Set(near.map((candidate) => candidate.name))].slice(0, MAX_NEAR);
		return { advice: advice(offered, zones) };
	}

	return (text) => {
		// A wrong name is usually wrong in many rows: look for it once.
		const known = found.get(text);
		if (known) return known;
		const result = find(text);
		if (found.size < 10_000) found.set(text, result);
		return result;
	};
}
