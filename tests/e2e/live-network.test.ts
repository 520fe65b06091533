import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { look, lookAs, openBrowser } from './browser.ts';
import { loadDemonstration } from './demonstration.ts';
import { finish, goTo, leave, openRoom, press, write } from './live-room.ts';
import { tabTo } from './tab-to.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
	await loadDemonstration(browser);
});
afterAll(() => browser?.close());

test('a learning network on a theme: what sectors add becomes a nuance, what is asked a recommendation', async () => {
	const room = await openRoom(browser, {
		method: 'learning-network',
		group: /Lerend netwerk van de regio/,
		title: 'Wie blijft er als iedereen wisselt?',
		theme: /Contextbegeleiding/,
		naming: 'named',
		people: { Wies: 'partners', Omar: 'partners', Lien: 'voices', Noor: 'bringer' },
		locale: 'nl',
		leader: 'Voorzitter lerend netwerk',
	});
	const { say, lead, screen, seats, id } = room;
	const { Wies, Omar, Lien } = seats as Record<'Wies' | 'Omar' | 'Lien', Page>;
	const coordinator = (await lookAs(browser, 'Coördinator van de regio', 'nl')).page;
	await coordinator.goto(`/live/${id}`);
	await coordinator.getByRole('heading', { name: 'Welkom' }).waitFor();

	// Families have the floor first; partners listen.
	await goTo(room, 'Wat de tafels zagen');
	await Wies.getByText(say.listen, { exact: true }).waitFor();
	await write(Lien, 'Telkens iemand nieuw, dat maakt moe.', say.add);
	await screen.getByText('dat maakt moe').waitFor();

	// One word, written in silence, then side by side in groups.
	await goTo(room, 'Zelfde woord, ander ding');
	await write(Wies, 'Iemand die blijft', say.addHidden);
	await write(Omar, 'Iemand die de weg kent', say.addHidden);
	await press(lead, say.reveal);
	await Lien.getByText('Iemand die de weg kent').waitFor();

	await goTo(room, 'Nuance per sector');
	await write(Omar, 'Op school blijft de leerkracht maar een jaar.', say.add);
	await coordinator.getByText('Op school blijft de leerkracht').waitFor();

	await goTo(room, 'Wat gaat verder?');
	const agree = async (text: string, into: string, sector?: string) => {
		await lead.locator('#agree-text').fill(text);
		await lead.locator('#agree-into').selectOption(into);
		if (sector) await lead.locator('#agree-sector').fill(sector);
		await press(lead, say.agreeKeep);
		await screen.getByText(text).waitFor();
	};
	await agree('Op school wisselt de leerkracht elk jaar, ook dat is een wissel.', 'nuance', 'onderwijs');
	await agree('Laat bij elke wissel oud en nieuw samen op bezoek gaan.', 'recommendation');
	await finish(room);
	await Lien.getByText(say.ended).first().waitFor();

	await lead.goto(`/meetings/${id}`);
	await lead.locator('#results form button[value=nuance]').first().click();
	await lead.getByRole('link', { name: 'werd een nuance bij het thema' }).waitFor();
	await coordinator.goto(`/meetings/${id}`);
	await coordinator.locator('#results form button[value=recommendation]').first().click();
	await coordinator.locator('#results .became').nth(1).waitFor();
	await look(coordinator, 'live-13-results');
	await lead.getByRole('link', { name: 'werd een nuance bij het thema' }).click();
	await lead.waitForURL('**/themes/**');
	const theme = (await lead.locator('main').textContent()) ?? '';
	expect(theme).toContain('Op school wisselt de leerkracht elk jaar');
	expect(theme).toContain('Laat bij elke wissel oud en nieuw samen op bezoek gaan.');
	await coordinator.context().close();
	await leave(room);
});

test('at the table of a trajectory the family comes in by an invitation of their own, sees the exercise, and can halt it', async () => {
	const room = await openRoom(browser, {
		method: 'collaboration-talk',
		group: /Tafel rond T012/,
		title: 'Samen rond de tafel',
		family: true,
		naming: 'named',
		people: {},
		invited: { Mama: 'family', Juf: 'partner' },
		locale: 'nl',
	});
	const { say, lead, screen, seats } = room;
	const { Mama, Juf } = seats as Record<'Mama' | 'Juf', Page>;
	for (const page of [Mama, Juf, screen]) {
		const shown = (await page.locator('body').textContent()) ?? '';
		expect(shown).not.toContain('T012');
		expect(shown).not.toContain('Tafel rond');
	}
	for (const path of ['/trajectories', `/meetings/${room.id}`, '/reflections']) {
		await Mama.goto(path);
		expect(Mama.url()).toContain('/login');
	}
	await Mama.goto(`/live/${room.id}`);
	await Mama.getByText(say.safety).waitFor();
	await Mama.locator('summary', { hasText: say.pause }).click();
	await press(Mama, say.pause);
	await lead.getByText(say.paused).first().waitFor();
	expect(await Juf.getByRole('button', { name: say.pause, exact: true }).count()).toBe(0);
	await look(Mama, 'live-14-family-halted');
	await press(lead, say.resume);

	// A card of one board lies loose on the next, where everybody still sees it. It goes to a place there, and the table
	// walks a tree, with the keyboard alone.
	await goTo(room, 'Wat maakt dat het knelt?');
	await lead.locator('button[name=activity][value=board]').click();
	await write(Juf, 'Het gesprek viel midden in de examens.', say.add);
	await screen.locator('.group [data-card]').waitFor();
	await goTo(room, 'Wat kan anders?');
	await lead.locator('button[name=activity][value=board]').click();
	await Mama.locator('[data-card]', { hasText: 'midden in de examens' }).waitFor();
	expect(await Mama.locator('.group [data-card]').count()).toBe(0);
	await tabTo(Juf, '[data-card] summary');
	await Juf.keyboard.press('Enter');
	await tabTo(Juf, '[data-card] select[name=place]');
	await Juf.keyboard.press('ArrowDown');
	await tabTo(Juf, '[data-card] form:has(input[value=placeCard]) button');
	await Juf.keyboard.press('Enter');
	await screen.locator('.group').nth(1).locator('[data-card]').waitFor();
	await goTo(room, 'Wat hoort niet bij ons?');
	await tabTo(lead, 'button[name=activity][value=tree]');
	await lead.keyboard.press('Enter');
	await lead.locator('button[name=answers]').first().waitFor();
	await tabTo(lead, 'button[name=answers]');
	await lead.keyboard.press('Enter');
	await lead.getByRole('button', { name: say.treeBack }).waitFor();
	await leave(room);
});
