import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectAccessible, look, openBrowser, sideways } from './browser.ts';
import { loadDemonstration } from './demonstration.ts';
import { finish, goTo, joinAs, leave, openPerson, openRoom, press, pressFor, write } from './live-room.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
	await loadDemonstration(browser);
});
afterAll(() => browser?.close());

test('a reflecting team: who listens cannot write, what is written in silence shows together, nobody is named', async () => {
	const room = await openRoom(browser, {
		method: 'reflecting-team',
		group: /leercirkel/i,
		title: 'Elke keer opnieuw beginnen',
		naming: 'anonymous',
		people: {
			Ann: 'inner-circle',
			Bo: 'inner-circle',
			Cis: 'outer-circle',
			Dirk: 'outer-circle',
			Els: 'audience',
		},
		locale: 'nl',
	});
	const { say, lead, screen, seats } = room;
	const { Ann, Cis, Dirk, Els } = seats as Record<'Ann' | 'Cis' | 'Dirk' | 'Els', typeof lead>;
	// Ann brings the case: from now on she can halt it.
	await openPerson(room, 'Ann');
	await pressFor(lead, say.makeCaseGiver, 'Ann');

	await goTo(room, 'De binnenkring vertelt');
	await Cis.getByText(say.listen, { exact: true }).waitFor();
	expect(await Ann.getByText(say.listen, { exact: true }).count()).toBe(0);

	await goTo(room, 'Stil');
	await write(Cis, 'Dat ze elke keer opnieuw moet beginnen.', say.addHidden);
	await write(Dirk, 'De moed van de moeder.', say.addHidden);
	await lead.getByRole('button', { name: say.reveal, exact: true }).waitFor();
	for (const page of [lead, screen, Ann, Dirk, Els]) {
		expect(await page.getByText('opnieuw moet beginnen').count()).toBe(0);
	}
	expect(await Cis.getByText(say.promiseAnonymous).count()).toBe(1);
	await look(Cis, 'live-01-seat-writes');
	await look(lead, 'live-02-lead-hidden');
	await press(lead, say.reveal);
	for (const page of [lead, screen, Ann, Dirk, Els])
		await page.locator('[data-card]', { hasText: 'opnieuw moet beginnen' }).waitFor();
	expect(await lead.locator('[data-card]').filter({ hasText: 'Cis' }).count()).toBe(0);

	await goTo(room, 'De buitenkring praat');
	await Ann.getByText(say.listen, { exact: true }).waitFor();
	await press(Cis, say.hand);
	await lead.getByRole('heading', { name: say.hands }).waitFor();
	await pressFor(lead, say.giveTurn, 'Cis');
	await Cis.getByText(say.yourTurn).first().waitFor();
	await screen.getByText(say.speaking('Cis')).first().waitFor();
	await press(Cis, say.turnDone);
	await lead.locator('.heard li', { hasText: 'Dirk' }).waitFor();
	await lead.locator('.heard li', { hasText: 'Cis' }).waitFor({ state: 'detached' });
	expect(await Dirk.getByText(say.unheard).count()).toBe(0);
	expect(await screen.getByText(say.unheard).count()).toBe(0);

	// Whoever brought the case halts it; the process guide goes on when that is fine.
	await Ann.locator('summary', { hasText: say.pause }).click();
	await press(Ann, say.pause);
	for (const page of [lead, screen, Dirk]) await page.getByText(say.paused).first().waitFor();
	await press(lead, say.resume);
	await Dirk.getByText(say.paused).first().waitFor({ state: 'detached' });

	// Somebody who comes late sees where the others are.
	const late = await joinAs(browser, 'Laat', room.code, 'nl');
	await look(late, 'live-04-waiting-room');
	await pressFor(lead, say.admit, 'Laat');
	await late.getByRole('heading', { name: 'De buitenkring praat' }).waitFor();
	await late.context().close();

	await goTo(room, 'Welke weg nu?');
	await lead.locator('#agree-text').fill('Vanaf nu gaat de vaste begeleider mee naar elk gesprek.');
	await press(lead, say.agreeKeep);
	await screen.getByText('Vanaf nu gaat de vaste begeleider mee').waitFor();
	await finish(room);
	await Els.getByText(say.ended).first().waitFor();
	await Els.getByText('Vanaf nu gaat de vaste begeleider mee').waitFor();
	await leave(room);
});

test('KOM in seven steps, in English, with names and with somebody who has no device', async () => {
	const room = await openRoom(browser, {
		method: 'kom',
		group: /learning circle|leercirkel/i,
		title: 'A bus that never comes',
		naming: 'named',
		people: { Ada: 'giver', Ben: 'group', Cleo: 'group', Dan: 'group' },
		locale: 'en',
	});
	const { say, lead, screen, seats } = room;
	const { Ada, Ben, Cleo } = seats as Record<'Ada' | 'Ben' | 'Cleo', typeof lead>;
	await lead.locator('summary', { hasText: say.people }).click();
	await lead.locator('#add-name').fill('Opa Jef');
	await press(lead, say.addName);

	const titles: string[] = [];
	for (let step = 1; step <= 7; step++) {
		titles.push((await lead.locator('h1').textContent())?.trim() ?? '');
		await Ben.getByRole('heading', { name: titles.at(-1) ?? '', level: 1 }).waitFor();
		if (step === 2) {
			await write(Ben, 'The neighbour drove them twice.', say.add);
			await screen.getByText('The neighbour drove them twice.').waitFor();
			expect(await screen.locator('[data-card]').first().textContent()).toContain('Ben');
			await lead.locator('summary', { hasText: say.more }).click();
			await lead.locator('#scale').fill('0 is the worst moment, 10 is good enough. Where is it now?');
			await press(lead, say.openScale);
			for (const [page, point] of [
				[Ada, '4'],
				[Ben, '4'],
				[Cleo, '7'],
			] as const) {
				await page.locator(`input[name=point][value="${point}"]`).check();
				await press(page, say.choose);
				await page.getByText(say.chosen).waitFor();
			}
			await lead.getByText(say.chose(3)).waitFor();
			expect(await lead.locator('.spread').count()).toBe(0);
			await press(lead, say.showPoll);
			for (const page of [screen, Ada]) await page.locator('.spread li', { hasText: '4' }).first().waitFor();
			await look(screen, 'live-06-screen-spread');
		}
		if (step === 3) await Ada.getByText(say.thanks).waitFor();
		if (step < 7) {
			await press(lead, say.next);
			await lead.locator('h1', { hasNotText: titles.at(-1) ?? '' }).waitFor();
		}
	}
	expect(new Set(titles).size).toBe(7);
	for (const page of [lead, Ben, screen]) {
		await expectAccessible(page, 'the last step');
		await page.setViewportSize({ width: 320, height: 860 });
		expect(await sideways(page)).toBe(false);
	}
	await leave(room);
});
