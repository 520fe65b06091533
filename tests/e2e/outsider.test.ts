import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Actor } from '#platform/db/context.server.ts';
import { openAccounts } from '../accounts.ts';
import { type Cast, layOutCast } from '../cast.ts';
import { openAsOwner } from '../database.ts';
import { look, openBrowser, type Visitor, visit } from './browser.ts';

const { address } = inject('server');
const accounts = openAccounts();
const line = 'We praten veel en beslissen niets, en niemand zegt nog wat hij denkt.';

let browser: Browser;
let owner: pg.Client;
let cast: Cast;

beforeAll(async () => {
	browser = await openBrowser();
	owner = await openAsOwner();
	cast = await layOutCast();
	for (const [person, name, sector] of [
		['anna', 'De Linde', 'youth-care'],
		['bram', 'De Brug', 'disability'],
		['fien', 'De Haven', 'general-welfare'],
		['emil', 'De Esdoorn', 'mental-health'],
	] as const) {
		const id = randomUUID();
		await owner.query('insert into organisation (region_id, id, name, sector) values ($1, $2, $3, $4)', [
			...[cast.regionId, id, name, sector],
		]);
		await owner.query('update person set organisation_id = $3 where region_id = $1 and id = $2', [
			...[cast.regionId, cast[person].personId, id],
		]);
	}
});
afterAll(async () => {
	await browser?.close();
	await owner?.end();
	await accounts.close();
});

async function enter(actor: Actor, locale: 'nl' | 'en' = 'nl', script = true): Promise<Visitor> {
	const visitor = await visit(browser, { locale, script });
	const pairs = (await accounts.enter(actor)).split('; ').map((pair) => {
		const [name = '', ...value] = pair.split('=');
		return { name, value: value.join('='), url: address };
	});
	await visitor.context.addCookies(pairs);
	return visitor;
}
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const textOf = async (page: Page) => ((await page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ');

test('a table asks in one line, somebody comes, moves and goes back, and almost nothing is kept', async () => {
	// The guide says yes to the card, without script.
	const plain = await enter(cast.fien, 'nl', false);
	await plain.page.goto('/outsider/card');
	await plain.page.locator('#homeZone').selectOption('brugge');
	await press(plain.page, 'Ik zeg ja op deze kaart');
	await plain.page.waitForURL('**/outsider?said=joined');
	await plain.context.close();
	const guide = await enter(cast.fien);

	const coordinator = await enter(cast.chris);
	await coordinator.page.goto('/outsider/ring');
	await coordinator.page.getByRole('button', { name: 'De organisatie leent deze uren' }).click();
	await coordinator.page.getByText('in de ring sinds').waitFor();
	await look(coordinator.page, 'nl-outsider-01-ring');

	// The table asks; what points to somebody does not go out, and nothing that was typed is lost.
	const table = await enter(cast.anna);
	await table.page.goto(`/groups/${cast.circles.tableOne}`);
	await table.page.getByRole('link', { name: 'Vraag een frisse blik' }).click();
	await table.page.locator('#line').fill('De mama van Lotte Peeters uit Kortrijk komt niet meer.');
	await table.page.locator('input[name=element][value=neutral]').check();
	await table.page.locator('#zone').selectOption('brugge');
	await table.page.locator('input[name=sectors][value=youth-care]').check();
	await table.page.locator('input[name=sectors][value=disability]').check();
	await table.page.locator('label', { hasText: 'De Esdoorn' }).locator('input').check();
	await press(table.page, 'Verstuur de vraag');
	await table.page.locator('mark', { hasText: 'Lotte' }).waitFor();
	await look(table.page, 'nl-outsider-02-marked');
	expect(await table.page.locator('input[name=sectors]:checked').count()).toBe(2);
	await table.page.locator('#line').fill(line);
	await press(table.page, 'Verstuur de vraag');
	await table.page.waitForURL(/outsider\/[0-9a-f-]{36}/);
	const path = new URL(table.page.url()).pathname;
	await look(table.page, 'nl-outsider-03-sent');

	// The coordinator sees the line and who fits, and nothing of the table.
	await coordinator.page.goto(path);
	const seen = await textOf(coordinator.page);
	expect(seen).toContain(line);
	for (const secret of ['tableOne', 'anna', 'De Linde', 'De Esdoorn']) expect(seen).not.toContain(secret);
	await look(coordinator.page, 'nl-outsider-04-proposed');
	await coordinator.page.getByRole('button', { name: 'Vraag deze persoon' }).click();
	await coordinator.page.locator('#offered').waitFor();

	await guide.page.goto('/today');
	await guide.page.getByRole('link', { name: 'Een frisse blik wacht op jou' }).click();
	await guide.page.getByRole('link', { name: line }).click();
	expect(await textOf(guide.page)).not.toContain('tableOne');
	await look(guide.page, 'nl-outsider-05-asked');
	await press(guide.page, 'Ik wil dit doen');
	await guide.page.getByText('De tafel hoort nu wie je bent').waitFor();

	// The table grants the mandate; the guide has nothing to decide; who leads gives a place.
	await table.page.goto(path);
	await look(table.page, 'nl-outsider-06-grant');
	await table.page.locator('#agreed').fill('de jongere, mama, papa, de begeleider');
	await press(table.page, 'Wij zeggen ja');
	await table.page.getByText('Nu weet die persoon wie jullie zijn').waitFor();
	expect((await coordinator.page.goto(path))?.status()).toBe(404);
	await guide.page.goto(path);
	expect(await textOf(guide.page)).toContain('De tafel zei ja: tableOne');
	await look(guide.page, 'nl-outsider-07-question');
	await press(guide.page, 'Neen, niets');
	const leader = await enter(cast.bram);
	await leader.page.goto(path);
	await press(leader.page, 'Geef een plaats aan tafel');
	await leader.page.getByText('Op de voorgrond leidt').waitFor();

	await guide.page.goto(path);
	await press(guide.page, 'Ga naar de achtergrond');
	await guide.page.locator('summary', { hasText: 'Terug' }).click();
	await look(guide.page, 'nl-outsider-08-back');
	await guide.page.locator('input[name=moved][value=partly]').check();
	await press(guide.page, 'Rond af en wis de rest');
	await guide.page.waitForURL('**/outsider?said=ended');
	expect((await guide.page.goto(path))?.status()).toBe(404);
	expect((await guide.page.goto(`/groups/${cast.circles.tableOne}`))?.status()).toBe(404);
	await coordinator.page.goto('/outsider/ring');
	const balance = coordinator.page.locator('tr', { hasText: 'De Haven' }).locator('td');
	expect(await balance.allTextContents()).toEqual(['10', '0']);
	for (const { context } of [guide, coordinator, table, leader]) await context.close();
});

test('English, and a strange address is not found', async () => {
	const { page, context } = await enter(cast.anna, 'en');
	await page.goto('/outsider');
	await look(page, 'en-outsider-09-overview');
	await page.goto('/outsider/card');
	await look(page, 'en-outsider-10-card');
	for (const strange of ['x', randomUUID()])
		expect((await page.goto(`/outsider/${strange}`))?.status()).toBe(404);
	expect((await context.request.get(`${address}/outsider/ring`)).status()).not.toBe(200);
	await page.goto('/library/tree/need-someone-neutral?a=stuck&a=yes&a=no&a=want&a=yes');
	expect(await page.getByRole('link', { name: 'Ask for a fresh pair of eyes' }).getAttribute('href')).toBe(
		'/outsider/ask',
	);
	await context.close();
});
