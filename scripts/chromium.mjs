import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';

/** Chromium without a window: the same engine with less around it, so that tests take a third less time. */
const withoutWindow = '/usr/bin/chromium-headless-shell';
const usualPlaces = [
	withoutWindow,
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
];

/** @returns {boolean} whether the lightest one is there */
export function hasLightChromium() {
	return isProgram(withoutWindow);
}

/**
 * Finds the Chromium that the browser tests use: `LUS_CHROMIUM`, else one of the system, else the one that
 * playwright-core installed for this user.
 * @returns {string | undefined} full path of the program; undefined when there is none
 */
export function findChromium() {
	const chosen = process.env.LUS_CHROMIUM;
	// Who names one gets that one or none: a typing error must not quietly test another browser.
	if (chosen) return isProgram(chosen) ? chosen : undefined;
	return [...usualPlaces, ...ofPlaywright()].find(isProgram);
}

/** @returns {string[]} */
function ofPlaywright() {
	try {
		const { chromium } = createRequire(import.meta.url)('playwright-core');
		return [chromium.executablePath()];
	} catch {
		return [];
	}
}

/** @param {string} path */
function isProgram(path) {
	try {
		accessSync(path, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}
