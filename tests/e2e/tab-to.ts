import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const STOPS = 120;

/** Goes on with Tab until the focus is on what is wanted; what has the focus has to show it. */
export async function tabTo(page: Page, selector: string): Promise<void> {
	for (let stop = 0; stop < STOPS; stop++) {
		await page.keyboard.press('Tab');
		const focus = page.locator(':focus');
		// After the last stop the browser's own bar has the focus, then the page begins again.
		if ((await focus.count()) === 0) continue;
		if (!(await focus.evaluate((element, wanted) => element.matches(wanted), selector))) continue;
		const outline = await focus.evaluate((element) => getComputedStyle(element).outlineStyle);
		expect(outline, `${selector} shows no focus`).not.toBe('none');
		return;
	}
	throw new Error(`Tab does not reach ${selector} on ${page.url()}`);
}
