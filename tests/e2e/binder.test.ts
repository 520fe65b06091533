import { readFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { look, lookAs, openBrowser, visit } from './browser.ts';
import { loadDemonstration } from './demonstration.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
	await loadDemonstration(browser);
});
afterAll(() => browser?.close());

test('nobody prints without logging in, and what is not in the binder is not found', async () => {
	const stranger = await visit(browser, { locale: 'nl' });
	await stranger.page.goto('/library/binder/method-kom.pdf');
	expect(new URL(stranger.page.url()).pathname).toBe('/login');
	await stranger.context.close();

	const { context } = await lookAs(browser, 'Begeleider', 'nl');
	for (const name of ['method-not-here', 'poster-cats', 'binder.exe', '%2e%2e%2fpackage.json']) {
		const answer = await context.request.get(`/library/binder/${name}`);
		expect([name, answer.status()]).toEqual([name, 404]);
	}
	await context.close();
});

test('a worker chooses paper and language and takes one sheet and one part along', async () => {
	const { page, context } = await lookAs(browser, 'Begeleider', 'nl');
	await page.goto('/library');
	await page.getByRole('link', { name: 'De klapper: alles op papier' }).click();
	await look(page, 'binder');
	await page.getByLabel('A3').check();
	await page.getByLabel('Engels').check();
	await page.getByRole('button', { name: 'Kies dit' }).click();
	expect(await page.getByLabel('A3').isChecked()).toBe(true);

	const methods = page.locator('section', {
		has: page.getByRole('heading', { name: 'Methods', exact: true }),
	});
	await methods.locator('summary').click();
	const [sheet] = await Promise.all([
		page.waitForEvent('download'),
		methods.getByRole('link', { name: 'Quality talk', exact: true }).click(),
	]);
	expect(sheet.suggestedFilename()).toBe('lus-quality-talk-a3.pdf');
	const bytes = (await readFile(await sheet.path())).toString('latin1');
	expect(bytes).toMatch(/^%PDF-1\.7/);
	expect(bytes).toMatch(/\/MediaBox\s*\[0 0 841\.\d+ 1190\.\d+\]/);
	expect(bytes).toMatch(/\/Lang\s*\(en\)/);

	const [part] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'Download dit deel Decision trees' }).click(),
	]);
	expect(part.suggestedFilename()).toBe('lus-decision-trees-a3.pdf');
	await context.close();
});

test('the page of a method leads to its sheet', async () => {
	const { page, context } = await lookAs(browser, 'Begeleider', 'nl');
	await page.goto('/library/method/kom');
	const link = page.locator('a[href^="/library/binder/"]');
	const answer = await context.request.get((await link.getAttribute('href')) ?? '');
	expect(answer.status()).toBe(200);
	expect(answer.headers()['content-type']).toBe('application/pdf');
	expect(answer.headers()['cache-control']).toBe('no-store');
	expect(answer.headers()['content-disposition']).toMatch(/^attachment; filename="lus-[a-z0-9-]+-a4\.pdf"$/);
	await context.close();
});
