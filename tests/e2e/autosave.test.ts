import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterAs, expectAccessible, lookAs, openBrowser, visit } from './browser.ts';
import { loadDemonstration } from './demonstration.ts';

let browser: Browser;
/** Another device of the same person, without script: what it shows is what the server holds. */
let device: Page;
beforeAll(async () => {
	browser = await openBrowser();
	await loadDemonstration(browser);
	device = (await visit(browser, { locale: 'nl', script: false })).page;
	await enterAs(device, 'Begeleider');
});
afterAll(() => browser?.close());

const QUESTION = 'Wat loopt moeilijk of dreigt vast te lopen?';
const TABLE = 'Tafel rond T012 (tafel rond een traject)';
const field = (page: Page) => page.getByRole('textbox', { name: QUESTION });
const line = (page: Page) => page.locator('[data-save-line]');
const says = (page: Page, sentence: string | RegExp) => line(page).filter({ hasText: sentence }).waitFor();
const saved = (page: Page) => says(page, /Bewaard om \d\d\.\d\d u\./);

/** Begins a reflection, alone or at the table, and opens its first step. */
async function begin(page: Page, at?: string): Promise<string> {
	await page.goto('/reflections/new');
	await page.locator('input[name=door][value=stuck]').check();
	if (at) await page.locator('select[name=circleId]').selectOption({ label: at });
	await page.getByRole('button', { name: 'Begin', exact: true }).click();
	if (at) {
		await page.locator('input[name=familyKnows][value=yes]').check();
		await page.getByRole('button', { name: 'Begin', exact: true }).click();
	}
	await page.waitForURL(/reflections\/[0-9a-f-]{36}/);
	const step = `/reflections/${page.url().match(/[0-9a-f-]{36}/)?.[0]}/reflect`;
	await page.goto(step);
	return step;
}

async function onServer(step: string): Promise<string> {
	await device.goto(step);
	return field(device).inputValue();
}

/** What the device kept comes back a moment after the page. */
async function expectText(page: Page, text: string): Promise<void> {
	await expect.poll(() => field(page).inputValue(), { timeout: 15_000 }).toBe(text);
}

test('what was typed is saved by itself, also when the page is left before', async () => {
	const { page, context } = await lookAs(browser, 'Begeleider', 'nl');
	const step = await begin(page);
	await field(page).pressSequentially('De woensdag loopt vast.');
	await saved(page);
	await page.reload();
	expect(await field(page).inputValue()).toBe('De woensdag loopt vast.');

	await field(page).fill('De woensdag loopt vast sinds de zomer.');
	await page.reload();
	await expectText(page, 'De woensdag loopt vast sinds de zomer.');
	await context.close();
	expect(await onServer(step)).toBe('De woensdag loopt vast sinds de zomer.');
});

test('without a connection the text stays on the device, also when the page crashes, and goes on by itself', async () => {
	const { page, context } = await lookAs(browser, 'Begeleider', 'nl');
	const step = await begin(page);
	await context.setOffline(true);
	await field(page).pressSequentially('Zonder bereik in de wagen.');
	await says(page, 'Geen verbinding. Bewaard op dit toestel.');
	await expectAccessible(page, 'a step without a connection');
	await page.getByRole('button', { name: 'Naar Objectivering' }).last().click();
	await page.getByRole('alert').filter({ hasText: 'Ga verder zodra je weer verbinding hebt' }).waitFor();
	expect(await field(page).inputValue()).toBe('Zonder bereik in de wagen.');
	expect(await onServer(step)).toBe('');
	await context.setOffline(false);
	await saved(page);
	expect(await onServer(step)).toBe('Zonder bereik in de wagen.');

	// Once more, and now the page is gone before the connection is back.
	await context.setOffline(true);
	await field(page).fill('Zonder bereik, en dan valt alles uit.');
	await says(page, 'Geen verbinding. Bewaard op dit toestel.');
	const crashed = page.waitForEvent('crash');
	void page.goto('chrome://crash').catch(() => undefined);
	await crashed;
	await page.close();
	await context.setOffline(false);
	expect(await onServer(step)).toBe('Zonder bereik in de wagen.');
	const again = await context.newPage();
	await again.goto(step);
	await says(again, 'Dit toestel had nog tekst van jou die niet bewaard was.');
	await expectText(again, 'Zonder bereik, en dan valt alles uit.');
	await saved(again);
	expect(await onServer(step)).toBe('Zonder bereik, en dan valt alles uit.');
	await context.close();
});

test('two people in one field: both texts stand there until somebody chooses', async () => {
	const worker = await lookAs(browser, 'Begeleider', 'nl');
	const step = await begin(worker.page, TABLE);
	const guide = await lookAs(browser, 'Procesbegeleider', 'nl');
	await guide.page.goto(step);
	await field(worker.page).pressSequentially('Niemand belt terug.');
	await saved(worker.page);
	await field(guide.page).pressSequentially('De school hoort niets.');
	await says(guide.page, 'Iemand anders schreef hier ook.');
	const both = guide.page.locator('[data-two-texts]');
	expect(await both.locator('[data-mine]').textContent()).toBe('De school hoort niets.');
	expect(await both.locator('[data-theirs]').textContent()).toBe('Niemand belt terug.');
	expect(await both.textContent()).toContain('Begeleider schreef');
	await expectAccessible(guide.page, 'two texts');
	expect(await onServer(step)).toBe('Niemand belt terug.');

	await both.getByRole('button', { name: 'Zet ze onder elkaar' }).click();
	await saved(guide.page);
	expect(await both.count()).toBe(0);
	await worker.page.reload();
	expect(await field(worker.page).inputValue()).toBe('Niemand belt terug.\n\nDe school hoort niets.');
	await worker.context.close();
	await guide.context.close();
});

test('a login that ends while typing: a clear sentence, and saving goes on after a new login', async () => {
	const { page, context } = await lookAs(browser, 'Begeleider', 'nl');
	const step = await begin(page);
	await field(page).pressSequentially('Voor de pauze.');
	await saved(page);
	await context.clearCookies({ name: /session/ });
	await field(page).pressSequentially(' Na de pauze.');
	await says(page, 'Even niet aangemeld: meld aan in een ander tabblad, dan gaat het bewaren verder.');
	expect(await line(page).getByRole('link', { name: 'Meld aan' }).getAttribute('target')).toBe('_blank');
	expect(await field(page).inputValue()).toBe('Voor de pauze. Na de pauze.');
	await expectAccessible(page, 'a step without a login');
	const tab = await context.newPage();
	await enterAs(tab, 'Begeleider');
	await page.bringToFront();
	await saved(page);
	expect(await onServer(step)).toBe('Voor de pauze. Na de pauze.');
	await context.close();
});

test('a form that is sent after the login ended comes along through the login, also without script', async () => {
	const { page, context } = await visit(browser, { locale: 'nl', script: false, width: 390 });
	await enterAs(page, 'Begeleider');
	await page.goto('/signals/new');
	const statement = 'Na een verhuis duurt het lang voor iemand het dossier leest.';
	await page.locator('#statement').fill(statement);
	await context.clearCookies({ name: /session/ });
	await page.getByRole('button', { name: 'Bewaar', exact: true }).click();
	expect(new URL(page.url()).pathname).toBe('/login');
	await page.getByRole('button', { name: 'Begeleider', exact: true }).click();
	expect(await page.locator('main').textContent()).toContain(statement);
	await page.locator('main form button.main').click();
	expect(await page.locator('#statement').inputValue()).toBe(statement);
	expect(await page.locator('[role=status]').textContent()).toBe('Bewaard.');
	await context.close();
});
