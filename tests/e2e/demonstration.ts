import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { inject } from 'vitest';
import { expectAccessible, visit } from './browser.ts';

/**
 * Loads the demonstration through the first page, as somebody does who wants to look around; where a region is
 * already, as its operator does. Once is enough.
 */
export async function loadDemonstration(browser: Browser): Promise<void> {
	const { page, context } = await visit(browser, { locale: 'nl' });
	await page.goto('/');
	const roles = page.getByRole('button', { name: 'Begeleider', exact: true });
	if (page.url().endsWith('/setup')) {
		for (const colorScheme of ['dark', 'light'] as const) {
			await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
			await expectAccessible(page, `setup, ${colorScheme}`);
		}
		await page.getByRole('button', { name: 'Laad de demonstratie' }).click();
		await page.waitForURL('**/login**', { timeout: 90_000 });
	} else if ((await roles.count()) === 0) {
		const { address, dataDir } = inject('server');
		const env = { ...process.env, LUS_DATA: dataDir, LUS_ADDRESS: address };
		await promisify(execFile)(process.execPath, ['src/cli/lus.ts', 'demo'], { env });
	}
	await context.close();
}
