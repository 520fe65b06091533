/**
 * Draws one thing that was not drawn yet.
 * @param chance from 0 up to, not including, 1
 * @returns undefined when everything was drawn
 */
export function drawOne<T extends { readonly id: string }>(
	all: readonly T[],
	seen: readonly string[],
	chance: number,
): T | undefined {
	const left = all.filter((one) => !seen.includes(one.id));
	return left[Math.floor(chance * left.length)];
}
