import { resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { addressOn, freePort, startKillable } from '../start-server.ts';
import { openBrowser } from './browser.ts';
import { loadDemonstration } from './demonstration.ts';
import { leave, openRoom, press, write } from './live-room.ts';

const root = resolve(import.meta.dirname, '../..');
let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
	await loadDemonstration(browser);
});
afterAll(() => browser?.close());

test('the server is killed in the middle: nothing that was acknowledged is gone, and every phone comes back by itself', async () => {
	// A second process on the database of the first: killing it leaves the others alone.
	const port = await freePort();
	const where = { root, dataDir: inject('server').dataDir, port };
	const first = await startKillable(where);
	const room = await openRoom(browser, {
		method: 'reflecting-team',
		group: /leercirkel/i,
		title: 'Wat blijft staan',
		naming: 'anonymous',
		people: { Ann: 'outer-circle', Bo: 'outer-circle', Cis: 'inner-circle' },
		locale: 'nl',
		address: addressOn(port),
	});
	const { say, lead, screen, seats } = room;
	const { Ann, Bo } = seats as Record<'Ann' | 'Bo', Page>;
	for (const title of ['De binnenkring vertelt', 'De binnenkring zoekt', 'Stil']) {
		await press(lead, say.next);
		await lead.getByRole('heading', { name: title, level: 1 }).waitFor();
	}
	await write(Ann, 'Dit stond er voor de klap.', say.addHidden);
	await lead.getByText(say.hiddenCount(1)).first().waitFor();

	await first.kill();
	// Written while there is no server: it waits on the phone.
	await write(Bo, 'Dit schreef ik ondertussen.', say.addHidden);
	await Bo.getByText(say.waitingToSend(1)).waitFor();
	const second = await startKillable(where);
	await lead.getByText(say.hiddenCount(2)).first().waitFor();
	await press(lead, say.reveal);
	for (const page of [screen, Ann, Bo]) {
		await page.getByText('Dit stond er voor de klap.').waitFor();
		await page.getByText('Dit schreef ik ondertussen.').waitFor();
	}
	expect(await screen.locator('[data-card]').count()).toBe(2);

	// The same meeting through the process that was there all the time.
	const { address } = inject('server');
	const other = await browser.newContext({ baseURL: address, locale: 'nl-BE' });
	const cookies = await Ann.context().cookies(`${addressOn(port)}/live/${room.id}`);
	await other.addCookies(cookies);
	const page = await other.newPage();
	await page.goto(`${address}/live/${room.id}`);
	await page.getByText('Dit stond er voor de klap.').waitFor();
	await press(lead, say.next);
	await page.getByRole('heading', { name: 'De buitenkring praat' }).waitFor();
	await second.stop();
	await press(page, say.hand);
	await page.getByRole('button', { name: say.handDown, exact: true }).waitFor();
	await other.close();
	await leave(room);
});
