import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { loadDemonstration } from './demonstration.ts';
import { goTo, leave, openRoom, press, pressFor, write } from './live-room.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
	await loadDemonstration(browser);
});
afterAll(() => browser?.close());

const HOUR_MS = 3_600_000;
/** What the polite live region of a page says now. */
const announces = (page: Page, text: string) =>
	page.locator('[data-announces]', { hasText: text }).waitFor({ state: 'attached' });

test('whatever others do meanwhile, a phone loses nothing that was typed or is being chosen, and hears what happens', async () => {
	const room = await openRoom(browser, {
		method: 'permanent-learning-group',
		group: /leergroep/i,
		title: 'Wat je schreef, blijft',
		naming: 'named',
		people: { Ann: '', Bo: '' },
		locale: 'nl',
	});
	const { say, lead, screen, seats } = room;
	const { Ann, Bo } = seats as Record<'Ann' | 'Bo', Page>;

	// The clock of a phone may be an hour wrong: the meeting has its own.
	await Ann.context().addInitScript((late) => {
		const right = Date.now;
		Date.now = () => right() + late;
	}, HOUR_MS);
	await Ann.reload();
	const minutesOn = (page: Page) => page.locator('.clock span:last-child').textContent();
	await expect.poll(async () => (await minutesOn(Ann)) === (await minutesOn(screen))).toBe(true);

	await goTo(room, 'Thema’s op tafel');
	await write(Bo, 'Afscheid nemen', say.addHidden);
	await press(lead, say.reveal);
	await announces(Bo, say.cardsShown);

	// Two cards written without connection come too late: the table went on. Neither is lost.
	await Ann.locator('[data-card]').waitFor();
	await Ann.context().setOffline(true);
	await write(Ann, 'Dit schreef ik in de trein.', say.add);
	await write(Ann, 'En dit ook.', say.add);
	await Ann.getByText(say.waitingToSend(2)).waitFor();
	await goTo(room, 'Kiezen');
	await Ann.context().setOffline(false);
	await Ann.locator('.returned').nth(1).waitFor();
	await Ann.reload();
	const returned = Ann.locator('.returned');
	await returned.nth(1).waitFor();
	await returned.first().getByRole('button', { name: say.toNotes }).click();
	expect(await Ann.locator('#note').inputValue()).toBe('Dit schreef ik in de trein.');
	await lead.locator('summary', { hasText: say.more }).click();
	await lead.locator('#activity').selectOption('collect');
	await press(lead, say.change);
	await Ann.locator('#card-new').fill('Nog iets.');
	await returned.getByRole('button', { name: say.toField }).click();
	expect(await Ann.locator('#card-new').inputValue()).toBe('Nog iets.\nEn dit ook.');
	expect(await returned.count()).toBe(0);
	await press(Ann, say.add);
	await screen.locator('[data-card]', { hasText: 'En dit ook.' }).waitFor();

	await lead.locator('#activity').selectOption('round');
	await press(lead, say.change);
	await pressFor(lead, say.giveTurn, 'Bo');
	await announces(Bo, say.yourTurn);
	await announces(Ann, say.speaking('Bo'));
	await press(Ann, say.hand);
	await announces(lead, `${say.hands}: Ann`);

	// Ann is still choosing when Bo sends: what she gave stays given.
	await lead.locator('button[name=activity][value=dots]').click();
	await Bo.getByText(say.choiceComes).waitFor();
	await press(lead, say.openDots);
	await announces(Bo, say.giveDots(3));
	await Ann.getByRole('button', { name: /^\+ / }).first().click();
	await Ann.getByText(say.dotsLeft(2)).waitFor();
	await Bo.getByRole('button', { name: /^\+ / }).first().click();
	await press(Bo, say.choose);
	await Bo.getByText(say.chosen).waitFor();
	await Ann.getByText(say.chose(1)).waitFor();
	expect(await Ann.getByText(say.dotsLeft(2)).count()).toBe(1);
	await press(Ann, say.choose);
	await Ann.getByText(say.chosen).waitFor();
	await press(Bo, say.takeChoiceBack);
	await Bo.getByText(say.chosen).waitFor({ state: 'detached' });
	await lead.getByText(say.chose(1)).waitFor();
	await press(lead, say.showPoll);
	await announces(Bo, `${say.dotsShown}. `);
	await screen.locator('.dots', { hasText: say.dots(1) }).waitFor();
	await leave(room);
});

test('who logs out leaves no meeting behind in the browser, nor on its big screen', async () => {
	const room = await openRoom(browser, {
		method: 'permanent-learning-group',
		group: /leergroep/i,
		title: 'Op een computer van iedereen',
		naming: 'named',
		people: { Ann: '' },
		locale: 'nl',
	});
	const { lead, screen, id } = room;
	await lead.goto('/today');
	await lead.locator('form[action="/logout"]').evaluate((form: HTMLFormElement) => form.submit());
	await lead.waitForURL('**/login');
	await lead.goto(`/live/${id}`);
	await lead.waitForURL(/\/login\?to=/);
	expect((await screen.goto(`/live/${id}/screen`))?.status()).toBe(403);
	await leave(room);
});
