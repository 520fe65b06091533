/**
 * Finds the Chromium that the browser tests use: `LUS_CHROMIUM`, else one of the system, else the one that
 * playwright-core installed for this user.
 * @returns full path of the program; undefined when there is none
 */
export function findChromium(): string | undefined;
export function hasLightChromium(): boolean;
