import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openAccounts } from '../accounts.ts';
import { type Cast, layOutCast } from '../cast.ts';
import { openAsOwner } from '../database.ts';
import { look, openBrowser, visit } from './browser.ts';

const { address } = inject('server');
const accounts = openAccounts();

let browser: Browser;
let owner: pg.Client;
let cast: Cast;
let group: string;
const themeId = randomUUID();
/** Both sit in the learning network; gust leads it. */
let gust: string;
let anna: string;

beforeAll(async () => {
	browser = await openBrowser();
	owner = await openAsOwner();
	cast = await layOutCast();
	group = `/groups/${cast.circles.learningNetwork}/work`;
	const { regionId, circles } = cast;
	await owner.query(
		"insert into membership (region_id, id, circle_id, person_id, role) values ($1, $2, $3, $4, 'member')",
		[regionId, randomUUID(), circles.learningNetwork, cast.anna.personId],
	);
	await owner.query(
		`insert into theme (region_id, id, kind, title, state, made_on, published_on)
		values ($1, $2, 'chance', 'Traumasensitief handelen', 'inDiscussion', current_date, current_date)`,
		[regionId, themeId],
	);
	gust = await accounts.enter(cast.gust);
	anna = await accounts.enter(cast.anna);
});
afterAll(async () => {
	await browser?.close();
	await owner?.end();
	await accounts.close();
});

async function enter(
	cookies: string,
	locale: 'nl' | 'en' = 'nl',
): Promise<{ page: Page; context: BrowserContext }> {
	const visitor = await visit(browser, { locale });
	const pairs = cookies.split('; ').map((pair) => {
		const [name = '', ...value] = pair.split('=');
		return { name, value: value.join('='), url: address };
	});
	await visitor.context.addCookies(pairs);
	return visitor;
}

const textOf = async (page: Page) => ((await page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ');

test('a group plans what it does with a theme; who reads the theme reads along', async () => {
	const { page, context } = await enter(gust);
	await page.goto(group);
	expect(await textOf(page)).toContain('Nog geen plan.');
	await page.getByRole('link', { name: 'Begin een plan' }).click();
	await page.waitForURL('**/plans/new?**');
	await look(page, 'nl-plan-01-new');
	await page.locator('input[value=pilot]').check();
	await page.getByRole('button', { name: 'Begin het plan' }).click();
	await page.waitForURL(/plans\/[0-9a-f-]{36}$/);
	const plan = new URL(page.url()).pathname;
	expect(await page.locator('ol.plain > li').count()).toBe(4);
	expect(await textOf(page)).toContain('nog geen resultaat');
	const first = page.locator('ol.plain > li').first();
	await first.getByText('Pas aan').click();
	await first.locator('textarea[name=result]').fill('Twintig mensen uit alle sectoren.');
	await first.locator('input[value=done]').check();
	await first.getByRole('button', { name: 'Bewaar de stap' }).click();
	await page
		.locator('ol.plain > li', { hasText: 'Twintig mensen' })
		.locator('.tag', { hasText: 'klaar' })
		.waitFor();
	await page.getByRole('button', { name: /Zet lager.*Een werkgroep samenstellen/ }).click();
	await page.locator('ol.plain > li:nth-child(2)', { hasText: 'Twintig mensen' }).waitFor();
	await look(page, 'nl-plan-02-steps');
	await page.getByRole('button', { name: /Haal weg.*Vorming en steun/ }).click();
	await page.getByRole('button', { name: 'Zet terug' }).click();
	await page.waitForURL((url) => !url.search);
	expect(await page.locator('ol.plain > li').count()).toBe(4);
	await context.close();

	const reader = await enter(await accounts.enter(cast.ivo), 'en');
	await reader.page.goto(`/themes/${themeId}`);
	await reader.page.locator('summary', { hasText: 'learningNetwork' }).click();
	expect(await textOf(reader.page)).toContain('Twintig mensen uit alle sectoren.');
	await look(reader.page, 'en-plan-03-theme');
	await reader.page.goto(plan);
	expect(await reader.page.locator('main button').count()).toBe(0);
	expect((await reader.page.goto(group))?.status()).toBe(404);
	await reader.context.close();
});

test('two constituencies answer, by phone and on paper; the group opens them, and one becomes a nuance', async () => {
	const { page, context } = await enter(gust);
	await page.goto(`/working/homework/new?circle=${cast.circles.learningNetwork}&theme=${themeId}`);
	await page.getByRole('link', { name: 'Begin met de vragen' }).click();
	await page.locator('#constituencies').fill('Onderwijs\nPleegzorg');
	await look(page, 'nl-homework-01-new');
	await page.getByRole('button', { name: 'Bewaar het huiswerk' }).click();
	await page.waitForURL(/homework\/[0-9a-f-]{36}$/);
	const homework = new URL(page.url()).pathname;
	await look(page, 'nl-homework-02-asked');
	await page.getByRole('button', { name: /Maak de link.*Onderwijs/ }).click();
	await page.locator('.made').waitFor();
	await look(page, 'nl-homework-03-link');
	const code = (await page.locator('.made .typed').last().textContent()) ?? '';
	expect(await page.locator('#mail').inputValue()).toContain(`/homework#${code}`);

	await answerOnPhone(code);
	expect((await textAt(page, homework)).includes('Onderwijs 1 antwoord')).toBe(true);
	await page.goto(`${homework}/gathered`);
	expect(new URL(page.url()).pathname).toBe(homework);

	const member = await enter(anna);
	await member.page.goto(homework);
	await member.page.getByRole('link', { name: /Typ in wat jullie zeiden.*Pleegzorg/ }).click();
	await member.page.waitForURL('**/paper?**');
	await member.page.locator('#answer-1').fill('Wij kijken eerst naar wie er altijd was voor het kind.');
	await member.page.getByRole('button', { name: 'Bewaar dit antwoord' }).click();
	await member.page.waitForURL('**saved');
	await look(member.page, 'nl-homework-07-paper');
	await member.context.close();

	await page.goto(homework);
	await page.locator('summary', { hasText: 'Leg de antwoorden open' }).click();
	expect(await textOf(page)).toContain('Er staat nu: 2 antwoorden.');
	await page.getByRole('button', { name: 'Ja, leg ze nu open' }).click();
	await page.waitForURL('**/gathered');
	expect(await textOf(page)).toContain('op hun eigen overleg gezegd');
	await look(page, 'nl-homework-08-gathered');
	const said = page.locator('li', { hasText: 'Eerst rust, dan pas vragen.' });
	await said.getByRole('button', { name: 'Maak er een nuance van' }).click();
	await page.locator('.taken').waitFor();
	expect(await page.locator('#text').inputValue()).toContain('Onderwijs\n- Eerst rust, dan pas vragen.');
	expect(await textAt(page, `/themes/${themeId}`)).toContain('OnderwijsEerst rust, dan pas vragen.');
	await look(page, 'nl-homework-09-theme');
	await page.goto(group);
	await look(page, 'nl-homework-10-group');
	await context.close();

	const late = await fetch(`${address}/homework`, {
		method: 'POST',
		headers: { origin: address, accept: 'text/html', cookie: 'lus-locale=nl' },
		body: new URLSearchParams({ code }),
	});
	expect([late.status, await late.text()]).toEqual([
		400,
		expect.stringContaining('Deze code werkt niet meer, of de laatste dag is voorbij.'),
	]);
	await writesTooLate(code, homework);
	const english = await enter(anna, 'en');
	await english.page.goto(`${homework}/gathered`);
	await look(english.page, 'en-homework-08-gathered');
	await english.context.close();
});

/** Whoever was writing when it was opened up gets the text back: with the code, without it, and as a member. */
async function writesTooLate(code: string, homework: string): Promise<void> {
	const written = 'Wij wachtten te lang met vragen.';
	const send = (path: string, cookie: string, fields: Record<string, string> = {}) =>
		fetch(`${address}${path}`, {
			method: 'POST',
			redirect: 'manual',
			headers: { origin: address, accept: 'text/html', cookie: `lus-locale=nl; ${cookie}` },
			body: new URLSearchParams({ id: randomUUID(), 'answer-0': written, ...fields }),
		});
	for (const [status, sentence, answer] of [
		[409, 'Deze code werkt niet meer', await send('/homework/answer', `lus-homework=${code}`)],
		[400, 'Op dit toestel staat je code niet meer', await send('/homework/answer', '')],
		[
			409,
			'Dit huiswerk is opengelegd',
			await send(`${homework}/paper`, anna, { constituencyId: randomUUID() }),
		],
	] as const) {
		const page = await answer.text();
		expect([answer.status, page]).toEqual([status, expect.stringContaining(sentence)]);
		expect(page).toContain(written);
	}
}

async function textAt(page: Page, path: string): Promise<string> {
	await page.goto(path);
	return textOf(page);
}

/** Somebody of a sector, without account: the link itself, a word that points, and then in general words. */
async function answerOnPhone(code: string): Promise<void> {
	const { page, context } = await visit(browser, { locale: 'nl', width: 390 });
	await page.goto(`/homework#${code}`);
	await page.waitForURL('**/homework/answer');
	expect(await textOf(page)).toContain('We vragen je naam niet.');
	await look(page, 'nl-homework-04-answer');
	await page.locator('#answer-0').fill('Bij Lotte Vermeulen hielp het om eerst rust te geven.');
	await page.getByRole('button', { name: 'Verstuur ons antwoord' }).click();
	await page.getByRole('button', { name: 'Het is goed zo, verstuur' }).waitFor();
	expect(await textOf(page)).toContain('‘Lotte');
	expect(await textOf(page)).toContain('We vragen je naam niet.');
	await look(page, 'nl-homework-05-look-again');
	await page.locator('#answer-0').fill('Eerst rust, dan pas vragen.');
	await page.getByRole('button', { name: 'Het is goed zo, verstuur' }).click();
	await page.waitForURL('**/homework/thanks');
	await look(page, 'nl-homework-06-thanks');
	await page.getByRole('link', { name: 'Antwoord nog eens' }).click();
	expect(await page.locator('#answer-0').inputValue()).toBe('');
	await context.close();
}
