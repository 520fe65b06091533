import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lookAs, openBrowser } from './browser.ts';
import { loadDemonstration } from './demonstration.ts';
import { tabTo } from './tab-to.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
	await loadDemonstration(browser);
});
afterAll(() => browser?.close());

test('a signal is written and checked with the keyboard alone', async () => {
	const { page, context } = await lookAs(browser, 'Begeleider', 'nl');

	// The first stop of a page skips the menu.
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	expect(await page.evaluate(() => location.hash)).toBe('#content');
	await tabTo(page, 'main a[href="/signals/new"]');
	await page.keyboard.press('Enter');
	await page.waitForURL('**/signals/draft/**');

	await tabTo(page, '#statement');
	await page.keyboard.type('Na een crisis is er geen vast moment om samen terug te kijken.');
	await tabTo(page, '#facts');
	await page.keyboard.type('Na de laatste twee keren zat niemand nog samen. Dat zei ook Lotte.');
	await tabTo(page, 'input[name=support]');
	await page.keyboard.press('ArrowDown');
	await tabTo(page, 'input[name=familyKnows]');
	await page.keyboard.press('Space');
	await tabTo(page, 'details:has(#topicId) > summary');
	await page.keyboard.press('Space');
	await tabTo(page, '#topicId');
	await page.keyboard.press('ArrowDown');
	await tabTo(page, 'button[value=check]');
	await page.keyboard.press('Enter');
	await page.waitForURL('**/gate');
	expect(await page.locator('mark').allTextContents()).toContain('Lotte');

	// Back to write it otherwise, and look again.
	await tabTo(page, 'main a[href^="/signals/draft/"]');
	await page.keyboard.press('Enter');
	await page.waitForURL(/signals\/draft\/[0-9a-f-]{36}$/);
	await tabTo(page, '#facts');
	await page.keyboard.press('Control+A');
	await page.keyboard.type('Na de laatste twee keren zat niemand nog samen.');
	await tabTo(page, 'button[value=check]');
	await page.keyboard.press('Space');
	await page.waitForURL('**/gate');
	expect(await page.locator('mark').count()).toBe(0);
	expect(await page.locator('main').textContent()).toContain(
		'Na de laatste twee keren zat niemand nog samen.',
	);
	await tabTo(page, 'input[name=knowsReaders]');
	await page.keyboard.press('Space');
	expect(await page.locator('input[name=knowsReaders]').isChecked()).toBe(true);
	await context.close();
});
