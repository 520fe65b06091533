import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { makeTheme } from '#features/theme/index.server.ts';
import { themeInput } from '#features/theme/index.ts';
import { today } from '#platform/clock.server.ts';
import { asActor } from '#platform/db/context.server.ts';
import { openAccounts } from '../accounts.ts';
import { type Cast, layOutCast, on } from '../cast.ts';
import { openAsOwner, openTestPlatform } from '../database.ts';
import { giveTrajectory } from '../trajectory.ts';
import { look, openBrowser, type Visitor, visit } from './browser.ts';

const { address } = inject('server');
const accounts = openAccounts();
const platform = openTestPlatform(2);
let browser: Browser;
let cast: Cast;
const themeId = randomUUID();

beforeAll(async () => {
	browser = await openBrowser();
	cast = await layOutCast();
	await giveTrajectory(cast, 'tableOne');
	await asActor(platform, on(cast.chris, today()), (tx) =>
		makeTheme(
			tx,
			themeId,
			themeInput.parse({ kind: 'barrier', title: 'Nachten', familiesSay: 'De nacht is lang.' }),
		),
	);
	const owner = await openAsOwner();
	await owner.query('update theme set published_on = $2 where id = $1', [themeId, today()]);
	await owner.query(
		"insert into membership (region_id, id, circle_id, person_id, role) values ($1, $2, $3, $4, 'member')",
		[cast.regionId, randomUUID(), cast.circles.team, cast.gust.personId],
	);
	await owner.end();
});
afterAll(async () => {
	await browser?.close();
	await accounts.close();
	await platform.close();
});

async function enter(who: 'anna' | 'gust', locale: 'nl' | 'en' = 'nl'): Promise<Visitor> {
	const visitor = await visit(browser, { locale });
	const pairs = (await accounts.enter(cast[who])).split('; ').map((pair) => {
		const [name = '', ...value] = pair.split('=');
		return { name, value: value.join('='), url: address };
	});
	await visitor.context.addCookies(pairs);
	return visitor;
}
const textOf = async (page: Page) => ((await page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ');

/** Clicks a link that is a file and gives its text. */
async function download(page: Page, name: string): Promise<Buffer> {
	const waiting = page.waitForEvent('download');
	await page.getByRole('link', { name, exact: true }).click();
	return readFileSync(await (await waiting).path());
}

test('an agenda point: planned, in calendars without content, its result becomes an action and a nuance', async () => {
	const { page, context } = await enter('anna');
	await page.goto(`/themes/${themeId}`);
	expect(await textOf(page)).toContain('Er was nog geen bijeenkomst van een groep van jou over dit thema.');
	await page.goto(`/library/method/sector-talk`);
	await page.getByRole('link', { name: 'Plan hiermee een bijeenkomst' }).click();
	await page.goto(`${page.url()}&theme=${themeId}`);
	await page.locator('#circleId').selectOption(cast.circles.team);
	await page.locator('#title').fill('Wie helpt om drie uur?');
	await page.locator('main form button.main').click();
	await page.waitForURL(/meetings\/[0-9a-f-]{36}$/);
	const meeting = new URL(page.url()).pathname;
	const point = await page.locator('#point').inputValue();
	expect(point).toContain('Agendapunt:');
	expect(point).not.toContain('drie uur');
	expect(await textOf(page)).toContain('De nacht is lang.');
	await look(page, 'nl-around-01-agenda-point');

	const calendar = (await download(page, 'Zet in je agenda')).toString('utf8');
	expect(calendar).toContain(`UID:${meeting.split('/')[2]}@lus`);
	expect(calendar).toContain('SUMMARY:Team: overleg');
	expect(calendar).not.toMatch(/drie uur|Nachten/);
	await page.goto('/meetings');
	await page.getByRole('button', { name: 'Maak een link voor je agenda' }).click();
	const link = (await page.locator('#calendar a').getAttribute('href')) ?? '';
	await look(page, 'nl-around-02-calendar-link');
	const feed = await fetch(link);
	expect([feed.status, feed.headers.get('content-type')]).toEqual([
		200,
		expect.stringContaining('text/calendar'),
	]);
	expect(await feed.text()).toContain(`${meeting.split('/')[2]}@lus`);
	expect((await fetch(`${link}0`)).status).toBe(404);

	await page.goto(meeting);
	await page.locator('summary', { hasText: 'Schrijf één afspraak op' }).click();
	await page.locator('#one-text').fill('De nachtpost bellen');
	await page.locator('#one-owner').selectOption({ label: 'gust' });
	await page.getByRole('button', { name: 'Schrijf op' }).click();
	await page.locator('#results .card').waitFor();
	await page.locator('summary', { hasText: 'Schrijf één afspraak op' }).click();
	await page.locator('#one-text').fill('Bij ons belt niemand terug.');
	await page.locator('#one-into').selectOption('nuance');
	await page.locator('#one-sector').fill('Thuiszorg');
	await page.getByRole('button', { name: 'Schrijf op' }).click();
	await page.locator('#results .card').nth(1).waitFor();
	await look(page, 'nl-around-03-results');
	await page.getByRole('button', { name: 'Maak er een actie van' }).click();
	await page.getByRole('link', { name: 'werd een actie' }).waitFor();
	await page.getByRole('button', { name: 'Voeg toe als nuance' }).click();
	await page.getByRole('link', { name: 'werd een nuance bij het thema' }).click();
	await page.waitForURL(`**/themes/${themeId}#nuances`);
	expect(await textOf(page)).toContain('Bij ons belt niemand terug.');
	expect(await textOf(page)).toContain('Wie helpt om drie uur?');
	await page.goto(meeting);
	await page.locator('summary', { hasText: 'Schrijf één afspraak op' }).click();
	await page.locator('#one-text').fill('Jonas van 14 belde op 3 mei.');
	await page.locator('#one-into').selectOption('nuance');
	await page.getByRole('button', { name: 'Schrijf op' }).click();
	const raw = page.locator('#results .card', { hasText: 'Jonas' });
	await raw.getByLabel('Vanuit welke sector of partner?').fill('Jeugdhulp');
	await raw.getByRole('button', { name: 'Voeg toe als nuance' }).click();
	await raw.getByText('Hier staan woorden die naar iemand kunnen wijzen').waitFor();
	expect(await raw.textContent()).toContain('‘Jonas’');
	expect(await raw.getByLabel('Vanuit welke sector of partner?').inputValue()).toBe('Jeugdhulp');
	await look(page, 'nl-around-07-words-point');
	await raw.getByLabel('Wat komt er op het thema te staan?').fill('Een jongere wacht op een antwoord.');
	await raw.getByRole('button', { name: 'Voeg toe als nuance' }).click();
	await raw.getByRole('link', { name: 'werd een nuance bij het thema' }).waitFor();
	await page.getByRole('button', { name: 'Iedereen van de groep was er' }).click();
	expect(await textOf(page)).toMatch(/Aanwezig: .*gust/);
	await page.getByRole('link', { name: 'Lees het verslag' }).click();
	await page.waitForURL('**/minutes');
	expect(await textOf(page)).toContain('De nachtpost bellen · gust · werd een actie');
	await look(page, 'nl-around-04-minutes');
	expect((await download(page, 'Download als document voor Word')).subarray(0, 2).toString()).toBe('PK');
	await context.close();

	const gust = await enter('gust', 'en');
	await gust.page.goto('/today');
	expect(await textOf(gust.page)).toContain('A meeting of your group was planned');
	await gust.page.goto(meeting);
	expect(await textOf(gust.page)).toContain('De nachtpost bellen');
	await gust.page.locator('#agenda').getByRole('button', { name: 'Done' }).click();
	await gust.page.getByRole('button', { name: 'Still open after all' }).waitFor();
	await look(gust.page, 'en-around-05-agenda');
	await gust.context.close();
});

test('at a table without screens: three minutes of noting, the family reads first, and no file leaves', async () => {
	const { page, context } = await enter('anna');
	await page.goto(`/meetings/new?of=method/kom&circle=${cast.circles.tableOne}`);
	await page.locator('input[value=withoutScreens]').check();
	await page.locator('#title').fill('De week');
	await page.locator('main form button.main').click();
	await page.locator('input[name=familyKnows][value=yes]').check();
	await page.locator('main form button.main').click();
	await page.waitForURL(/meetings\/[0-9a-f-]{36}$/);
	const meeting = new URL(page.url()).pathname;
	await page.locator('summary', { hasText: 'Drie minuten noteren' }).click();
	await page.locator('textarea[name^="yield."]').first().fill('Woensdag is het moeilijkst\nOma belt graag');
	await look(page, 'nl-around-06-noting');
	await page.getByRole('button', { name: 'Bewaar wat het opleverde' }).click();
	await page.locator('#results .card').nth(1).waitFor();
	expect(await textOf(page)).toContain('Het gezin leest dit eerst.');
	await page.getByRole('button', { name: 'Het gezin las dit' }).click();
	await page.locator('text=Het gezin las dit op').waitFor();
	await page.goto(`${meeting}/minutes`);
	expect(await textOf(page)).toContain('Deel de link, geen bestand.');
	expect(await page.getByRole('link', { name: 'Download' }).count()).toBe(0);
	expect((await context.request.get(`${address}${meeting}/minutes/document`)).status()).toBe(403);
	await context.close();
	const stranger = await enter('gust');
	for (const path of ['', '/minutes', '/calendar', '/minutes/document'])
		expect((await stranger.context.request.get(`${address}${meeting}${path}`)).status()).toBe(404);
	await stranger.context.close();
});
