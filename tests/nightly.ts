/** How often something is tried: so many times in `npm test`, more in `npm run test:nightly`. */
export function times(usual: number, nightly: number): number {
	return isNightly ? nightly : usual;
}

export const isNightly = process.env.LUS_NIGHTLY === '1';
/** How long one property may take, in ms. */
export const PATIENCE = isNightly ? 30 * 60_000 : 60_000;
