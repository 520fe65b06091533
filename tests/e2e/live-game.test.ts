import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { times } from '../nightly.ts';
import { ask } from './ask.ts';
import { expectAccessible, look, openBrowser } from './browser.ts';
import { loadDemonstration } from './demonstration.ts';
import { goTo, leave, openPerson, openRoom, press, pressFor, write } from './live-room.ts';
import { tabTo } from './tab-to.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
	await loadDemonstration(browser);
});
afterAll(() => browser?.close());

/** What the polite live region of a page says now. */
const announced = (page: Page) => page.locator('[data-announces]').textContent();

test('the intervision game: cards are drawn by keyboard alone, announced, and nobody else can put them back', async () => {
	const room = await openRoom(browser, {
		method: 'intervision-game',
		group: /leercirkel/i,
		title: 'Mijn vraag over de eerste weken',
		naming: 'named',
		people: { Gia: 'giver', Pim: 'players', Roos: 'players', Sam: 'players' },
		locale: 'nl',
	});
	const { say, lead, screen, seats } = room;
	const { Gia, Pim, Roos } = seats as Record<'Gia' | 'Pim' | 'Roos', Page>;
	await goTo(room, 'Eerste kaartenronde');
	await Pim.getByRole('heading', { name: 'Eerste kaartenronde' }).waitFor();
	expect(await announced(Pim)).toContain('Eerste kaartenronde');

	await tabTo(Pim, 'button[name=deck][value=feel]');
	await Pim.keyboard.press('Enter');
	await screen.locator('.drawn').getByText(say.drawnBy('Pim')).waitFor();
	const card = await screen.locator('.drawn .asks').first().textContent();
	await tabTo(Pim, '.drawn button');
	await Pim.keyboard.press('Enter');
	await screen.locator('.drawn .deeper').first().waitFor();
	expect(await Roos.getByRole('button', { name: say.layBack }).count()).toBe(0);
	await Roos.locator('button[name=deck][value=think]').click();
	await Gia.locator('.drawn > li').nth(1).waitFor();
	expect(await Gia.locator('.drawn .asks').allTextContents()).toContain(card);

	// So can the other steps: raise a hand, write, lay together, give dots, choose on a scale, agree, be ready.
	await goTo(room, 'Wat leren we samen?');
	await Pim.getByRole('heading', { name: 'Wat leren we samen?' }).waitFor();
	await tabTo(Pim, 'form:has(input[value=raiseHand]) button');
	await Pim.keyboard.press('Space');
	await lead.getByRole('heading', { name: say.hands }).waitFor();
	await lead.locator('summary', { hasText: say.more }).click();
	await lead.locator('#activity').selectOption('collect');
	await press(lead, say.change);
	await Pim.locator('textarea[name=text]').waitFor();
	await tabTo(Pim, 'textarea[name=text]');
	await Pim.keyboard.type('Eerst vragen, dan pas raden.');
	await tabTo(Pim, 'form:has(input[value=writeCard]) button.main');
	await Pim.keyboard.press('Enter');
	await screen.locator('[data-card]', { hasText: 'Eerst vragen, dan pas raden.' }).waitFor();
	const doNow = async (activity: string) => {
		await lead.locator('#activity').selectOption(activity);
		await press(lead, say.change);
	};
	await doNow('group');
	await Pim.locator('[data-card] summary').waitFor();
	await tabTo(Pim, '[data-card] summary');
	await Pim.keyboard.press('Enter');
	await tabTo(Pim, '[data-card] form:has(input[value=groupCards]) button');
	await Pim.keyboard.press('Enter');
	await screen.locator('.group [data-card]').waitFor();
	// The card went to another place, and the keyboard with it.
	await expect
		.poll(() => Pim.evaluate(() => document.activeElement?.closest('[data-card]') !== null))
		.toBe(true);
	await doNow('dots');
	await Pim.getByText(say.choiceComes).waitFor();
	await press(lead, say.openDots);
	await Pim.getByText(say.dotsLeft(3)).waitFor();
	await tabTo(Pim, '.targets button[aria-label^="+"]');
	await Pim.keyboard.press('Space');
	await Pim.getByText(say.dotsLeft(2)).waitFor();
	await tabTo(Pim, 'form:has(input[value=choose]) button.main');
	await Pim.keyboard.press('Enter');
	await Pim.getByText(say.chosen).waitFor();
	await press(lead, say.showPoll);
	await doNow('scale');
	// What opens a choice goes from "more" to the desk itself.
	await expect.poll(() => lead.locator('details #scale').count()).toBe(0);
	await lead.locator('#scale').fill('Hoe ver staan we?');
	await press(lead, say.openScale);
	await Pim.getByRole('heading', { name: 'Hoe ver staan we?' }).waitFor();
	await tabTo(Pim, 'input[name=point]');
	await Pim.keyboard.press('ArrowRight');
	await tabTo(Pim, 'form:has(input[value=choose]) button.main');
	await Pim.keyboard.press('Enter');
	await lead.getByText(say.chose(1)).waitFor();
	await press(lead, say.showPoll);
	await doNow('agree');
	await Pim.locator('#agree-text').waitFor();
	await tabTo(Pim, '#agree-text');
	await Pim.keyboard.type('We vragen eerst hoe het gaat.');
	await tabTo(Pim, 'form:has(input[value=agree]) button.main');
	await Pim.keyboard.press('Enter');
	await screen.locator('.agreed').waitFor();
	await tabTo(Pim, 'form:has(input[value=ready]) button');
	await Pim.keyboard.press('Enter');
	await lead.getByText(say.readyCount(1, 4)).waitFor();
	expect(await screen.locator('.dot').count()).toBe(0);
	for (const page of [lead, screen, Pim]) await expectAccessible(page, 'cards');
	await leave(room);
});

test('anonymous dots: hidden until all are shown, limited, and one phone that loses its connection loses nothing', async () => {
	const room = await openRoom(browser, {
		method: 'permanent-learning-group',
		group: /leergroep/i,
		title: 'Waar willen we het over hebben?',
		naming: 'anonymous',
		people: { Ann: '', Bo: '', Cis: '', Dirk: '' },
		locale: 'nl',
	});
	const { say, lead, screen, seats } = room;
	const { Ann, Bo, Cis } = seats as Record<'Ann' | 'Bo' | 'Cis', Page>;
	await press(lead, say.next);
	await lead.getByText(say.silenceHint).first().waitFor();
	await write(Ann, 'Afscheid nemen van een gezin', say.addHidden);
	await write(Bo, 'Afscheid van een collega', say.addHidden);

	// Cis loses the connection, writes on, and everybody else goes on too.
	await lead.getByText(say.hiddenCount(2)).first().waitFor();
	await Cis.context().setOffline(true);
	await write(Cis, 'Wachten zonder bericht', say.addHidden);
	await Cis.getByText(say.waitingToSend(1)).waitFor();
	expect(await lead.getByText(say.hiddenCount(2)).count()).toBeGreaterThan(0);
	// At night for a whole minute.
	await Cis.waitForTimeout(times(0, 60) * 1000);
	await Cis.reload().catch(() => undefined);
	await Cis.context().setOffline(false);
	await Cis.goto(`/live/${room.id}`);
	await lead.getByText(say.hiddenCount(3)).first().waitFor();
	await press(lead, say.reveal);
	for (const page of [Ann, Bo, Cis, screen])
		expect(await page.locator('[data-card]').nth(2).textContent()).not.toBe('');
	const cards = await screen.locator('[data-card] > p:first-child').allTextContents();
	expect(cards.sort()).toEqual([
		'Afscheid nemen van een gezin',
		'Afscheid van een collega',
		'Wachten zonder bericht',
	]);

	// Grouped with the menu of a card, without dragging; the groups can be proposed too.
	await lead.locator('summary', { hasText: say.more }).click();
	await lead.locator('#activity').selectOption('group');
	await press(lead, say.change);
	await press(lead, say.propose);
	await screen.locator('.group').waitFor();
	expect(await screen.locator('.group [data-card]').count()).toBe(2);
	const loose = lead.locator('[data-card]', { hasText: 'Wachten' });
	await loose.locator('summary').click();
	await loose.getByRole('button', { name: say.go, exact: true }).click();
	await expect.poll(() => screen.locator('.group [data-card]').count()).toBe(3);

	await lead.locator('#most').fill('2');
	await press(lead, say.openDots);
	for (const page of [Ann, Bo, Cis]) {
		const more = page.getByRole('button', { name: /^\+ / }).first();
		await more.click();
		await more.click();
		expect(await more.isDisabled()).toBe(true);
		await press(page, say.choose);
		await page.getByText(say.chosen).waitFor();
	}
	await lead.getByText(say.chose(3)).waitFor();
	for (const page of [lead, screen, Ann]) expect(await page.locator('.dots').count()).toBe(0);
	await look(Bo, 'live-09-seat-dots');
	await press(lead, say.showPoll);
	await screen.locator('.dots', { hasText: say.dots(6) }).waitFor();
	await look(screen, 'live-11-screen-groups');
	await leave(room);
});

test('what does not fit is refused with a sentence, and the meeting goes on', async () => {
	const room = await openRoom(browser, {
		method: 'reflecting-team',
		group: /leercirkel/i,
		title: 'Wat niet past',
		naming: 'named',
		people: { Ann: 'outer-circle', Ömer: 'audience' },
		locale: 'nl',
	});
	const { say, lead, seats, id } = room;
	const { Ann } = seats as Record<'Ann', Page>;
	const { address } = inject('server');
	const seat = (await Ann.context().cookies(`${address}/live/${id}`)).find(({ name }) => name === 'lus-seat');
	const cookie = `lus-seat=${seat?.value}; lus-locale=nl`;
	const json = { 'content-type': 'application/json', origin: address, cookie };
	const post = (body: unknown, headers: Record<string, string> = json) =>
		ask('POST', `${address}/live/${id}/command`, headers, JSON.stringify(body));
	const card = { what: 'writeCard', run: 1, id: crypto.randomUUID(), text: 'te vroeg' };

	expect((await post(card)).status).toBe(409);
	expect((await post({ what: 'next', run: 1 })).status).toBe(403);
	expect((await post({ what: 'toString' })).status).toBe(400);
	expect((await ask('POST', `${address}/live/${id}/command`, json, '{"what":')).status).toBe(400);
	expect((await post({ ...card, text: 'x'.repeat(1_000_000) })).body).toContain('text-too-long');
	expect((await post(card, { ...json, origin: 'https://elders.example' })).status).toBe(403);
	expect((await post(card, { ...json, cookie: 'lus-seat=ik-raad' })).status).toBe(403);
	expect((await ask('GET', `${address}/live/${id}/command`, { cookie })).status).toBe(405);
	expect((await ask('GET', `${address}/live/${id}/stream`, { cookie: 'lus-seat=x' })).status).toBe(403);
	expect((await ask('GET', `${address}/live/${crypto.randomUUID()}/stream`, { cookie })).status).toBe(403);
	const { headers } = await post(card);
	expect(headers['x-content-type-options']).toBe('nosniff');
	expect(headers['content-security-policy']).toContain("default-src 'none'");

	// Two who lead press together: one step.
	await openPerson(room, 'Ann');
	await pressFor(lead, say.coGuideOn, 'Ann');
	await Ann.getByRole('button', { name: say.next, exact: true }).waitFor();
	const both = await Promise.all([post({ what: 'next', run: 1 }), post({ what: 'next', run: 1 })]);
	expect(both.map(({ status }) => status)).toEqual([200, 200]);
	await lead.getByRole('heading', { name: 'De binnenkring vertelt' }).waitFor();

	// Without script the page shows where the meeting is, and a form takes part.
	const plain = await browser.newContext({ baseURL: address, javaScriptEnabled: false, locale: 'nl-BE' });
	await plain.addCookies(await Ann.context().cookies(`${address}/live/${id}`));
	const page = await plain.newPage();
	await page.goto(`/live/${id}`);
	expect(await page.locator('h1').textContent()).toContain('De binnenkring vertelt');
	await press(page, say.pause);
	await lead.getByText(say.paused).first().waitFor();
	await plain.close();
	await leave(room);
});
