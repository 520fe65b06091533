import type { Browser } from 'playwright-core';
import { visit } from './browser.ts';

/** Loads the demonstration through the first page, as somebody does who wants to look around. Once is enough. */
export async function loadDemonstration(browser: Browser): Promise<void> {
	const { page, context } = await visit(browser, { locale: 'nl' });
	await page.goto('/');
	if (page.url().endsWith('/setup')) {
		await page.getByRole('button', { name: 'Laad de demonstratie' }).click();
		await page.waitForURL('**/login**', { timeout: 90_000 });
	}
	await context.close();
}
