import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterAs, openBrowser, sideways, visit } from './browser.ts';
import { loadDemonstration } from './demonstration.ts';

const written = [
	'Het gesprek van dinsdag bleef hangen.',
	'Hij keek drie keer naar de deur en zei: “Laat maar.”',
	'Misschien was hij moe, misschien zaten we met te veel aan tafel.',
	'Ik kan het volgende gesprek korter houden.',
	'Donderdag vraag ik hem in de wagen wat hij zelf wil.',
] as const;

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
	await loadDemonstration(browser);
});
afterAll(() => browser?.close());

const onPhone = { locale: 'nl', script: false, width: 390 } as const;
const words = (page: Page) => page.locator('textarea');
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function expectNarrow(page: Page, where: string): Promise<void> {
	expect(await sideways(page), `${where} scrolls sideways`).toBe(false);
}

test('a thought is caught in five questions on a phone without script, and stays of who wrote it', async () => {
	const { page, context } = await visit(browser, onPhone);
	await enterAs(page, 'Begeleider');
	await page.locator('a[href="/reflections/catch"]').first().click();
	const catching = page.url().replace(/1$/, '');

	// The first question can wait until later; what was typed waits with it.
	expect(await page.locator('main').textContent()).toContain('Alleen jij leest dit.');
	await words(page).fill(written[0]);
	await press(page, 'Later');
	await page.getByRole('link', { name: written[0] }).click();
	expect(await page.locator('main').textContent()).toContain(written[0]);
	await page.goto(`${catching}1`);
	expect(await words(page).inputValue()).toBe(written[0]);
	await expectNarrow(page, 'first question');

	// Each question is a form of its own; going back keeps what stands there.
	await press(page, 'Verder');
	for (const [index, text] of written.slice(1).entries()) {
		expect(page.url()).toBe(`${catching}${index + 2}`);
		await words(page).fill(text);
		await press(page, 'Vorige vraag');
		expect(await words(page).inputValue()).toBe(written[index]);
		await press(page, 'Verder');
		expect(await words(page).inputValue()).toBe(text);
		await press(page, 'Verder');
	}

	// At the end: with whom? Nothing leaves by itself.
	expect(page.url()).toBe(`${catching}end`);
	expect(await page.locator('h1').textContent()).toBe('Met wie bekijk je dit?');
	expect(await page.getByRole('radio', { name: 'Team begeleiding aan huis' }).count()).toBe(1);
	const end = await page.locator('main').textContent();
	expect(end).toContain('Er wordt niets verstuurd.');
	for (const text of written) expect(end).toContain(text);
	await expectNarrow(page, 'end');

	await page.getByRole('link', { name: 'Kopieer naar het dossier' }).click();
	const file = await page.getByLabel('De tekst').inputValue();
	for (const text of written) expect(file).toContain(text);
	await expectNarrow(page, 'copy to the file');

	// It stands on the list of who wrote it, and is not there for anyone else.
	await page.goto('/reflections');
	const link = page.getByRole('link', { name: written[0] });
	expect(await link.count()).toBe(1);
	const reflection = (await link.getAttribute('href')) ?? '';
	expect(catching).toContain(reflection);
	const other = await visit(browser, onPhone);
	await enterAs(other.page, 'Coördinator van de regio');
	for (const path of ['', '/copy', '/reflect', '/catch/2', '/catch/end']) {
		const answer = await other.page.goto(reflection + path);
		expect([path, answer?.status()]).toEqual([path, 404]);
	}
	// A first question is empty for everyone: it tells nothing about who caught what.
	await other.page.goto(`${reflection}/catch/1`);
	expect(await words(other.page).inputValue()).toBe('');
	await other.context.close();
	await context.close();
});

test('a copy goes to a group only when it is put there; the own thought stays alone', async () => {
	const { page, context } = await visit(browser, onPhone);
	await enterAs(page, 'Begeleider');
	await page.goto('/reflections/catch');
	const catching = page.url().replace(/1$/, '');
	const thought = 'De fiets staat al drie weken stil.';
	await words(page).fill(thought);
	for (let question = 1; question <= 5; question++) await press(page, 'Verder');
	await page.getByRole('radio', { name: 'Team begeleiding aan huis' }).check();
	await press(page, 'Zet een kopie bij deze groep');
	expect(catching).not.toContain(new URL(page.url()).pathname);
	const copy = new URL(page.url()).pathname;

	const { page: leader, context: leading } = await visit(browser, onPhone);
	await enterAs(leader, 'Teamverantwoordelijke');
	await leader.goto(copy);
	expect(await leader.locator('main').textContent()).toContain(thought);
	expect((await leader.goto(`${catching}end`))?.status()).toBe(404);
	await leading.close();
	await context.close();
});
