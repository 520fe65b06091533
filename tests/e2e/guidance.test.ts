import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Actor } from '#platform/db/context.server.ts';
import { openAccounts } from '../accounts.ts';
import { type Cast, layOutCast } from '../cast.ts';
import { openAsOwner } from '../database.ts';
import { look, openBrowser, visit } from './browser.ts';

const { address } = inject('server');
const accounts = openAccounts();
let browser: Browser;
let cast: Cast;

/** Anna is coached by bram in a group of two; hilde leads the team of anna. */
beforeAll(async () => {
	browser = await openBrowser();
	cast = await layOutCast();
	const owner = await openAsOwner();
	const pair = randomUUID();
	await owner.query(
		"insert into circle (region_id, id, kind, name, existing_meeting) values ($1, $2, 'duo', 'Anna en Bram', 'maandagochtend')",
		[cast.regionId, pair],
	);
	const seats: [circle: string, who: Actor][] = [
		[pair, cast.anna],
		[pair, cast.bram],
		[cast.circles.team, cast.hilde],
	];
	for (const [circle, { personId }] of seats)
		await owner.query(
			"insert into membership (region_id, id, circle_id, person_id, role) values ($1, $2, $3, $4, 'member')",
			[cast.regionId, randomUUID(), circle, personId],
		);
	await owner.end();
});
afterAll(async () => {
	await browser?.close();
	await accounts.close();
});

/** A browser of one of the cast. */
async function enter(actor: Actor, locale: 'nl' | 'en' = 'nl', script = true) {
	const visitor = await visit(browser, { locale, script });
	const pairs = (await accounts.enter(actor)).split('; ').map((pair) => {
		const [name = '', ...value] = pair.split('=');
		return { name, value: value.join('='), url: address };
	});
	await visitor.context.addCookies(pairs);
	return visitor;
}

const textOf = async (page: Page) => ((await page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ');
const open = (page: Page, summary: string) => page.locator('summary', { hasText: summary }).first().click();
/** Presses a button and waits for the page that comes back. */
async function press(page: Page, name: string, nth = 0): Promise<void> {
	await Promise.all([page.waitForNavigation(), page.getByRole('button', { name }).nth(nth).click()]);
}

test('worker and coach run a series; the leader sees the goal that the worker shows, and nothing else', async () => {
	const { page: anna, context } = await enter(cast.anna, 'nl', false);
	await anna.goto('/guidance');
	expect(await textOf(anna)).toContain('Er loopt nog geen reeks');
	await anna.goto('/library/method/work-guidance-talk');
	await anna.getByRole('link', { name: 'Start een begeleidingsreeks' }).click();
	await anna.getByRole('link', { name: 'Kies deze groep' }).filter({ hasText: 'Anna en Bram' }).click();
	await anna.locator('#start').fill('2026-12-02');
	await anna.locator('#count').fill('5');
	await press(anna, 'Toon de dagen');
	expect(await anna.locator('.days li').allTextContents()).toHaveLength(5);
	expect(await anna.locator('#count').inputValue()).toBe('5');
	await anna.locator('label', { hasText: 'bram' }).locator('input').check();
	await press(anna, 'Start deze reeks');
	const series = new URL(anna.url()).pathname;
	expect(await anna.locator('#meetings li').count()).toBe(5);
	expect(await anna.locator('#meetings a').first().getAttribute('href')).toMatch(
		/^\/meetings\/new\?circle=[0-9a-f-]{36}&of=method\/work-guidance-talk&day=2026-12-02$/,
	);
	expect(await textOf(anna)).toContain('niet om iemand te beoordelen');

	// The coach proposes a goal; anna writes one of her own, shows that one, and names her leader.
	const { page: bram } = await enter(cast.bram);
	await bram.goto('/guidance/new');
	await look(bram, 'nl-guidance-00-new');
	await bram.goto(series);
	await open(bram, 'Stel een doel voor');
	await bram.locator('#what').fill('Minder overuren maken');
	await press(bram, 'Bewaar dit doel');
	expect(await bram.getByRole('button', { name: 'Toon dit aan je leidinggevende' }).count()).toBe(0);
	await anna.goto(series);
	await open(anna, 'Schrijf een doel op');
	await anna.locator('#what').fill('Bij een ruzie vraag ik eerst wat er gebeurde');
	await anna.locator('#notice').fill('Jongeren vertellen langer.');
	await press(anna, 'Bewaar dit doel');
	await press(anna, 'Toon dit aan je leidinggevende', 1);
	await open(anna, 'Kies een leidinggevende');
	await anna.locator('#leaderId').selectOption({ label: 'hilde' });
	await press(anna, 'Bewaar je leidinggevende');
	await open(anna, 'Schrijf een leervraag op');
	await anna.locator('#question').fill('Hoe blijf ik rustig als er geroepen wordt?');
	await press(anna, 'Bewaar deze vraag');
	await press(anna, 'Zet op gehouden');
	expect(await anna.locator('#meetings li').first().textContent()).toContain('gehouden');
	await open(anna, 'Schrijf hoe jij terugkijkt');
	await anna.locator('#answer-bond').fill('Ik kon alles zeggen.');
	await Promise.all([anna.waitForNavigation(), anna.locator('form[action="?/evaluate"] button').click()]);
	await bram.goto(series);
	await look(bram, 'nl-guidance-01-series');
	expect(await textOf(bram)).toContain('Hoe blijf ik rustig');

	// The leader.
	const { page: hilde, context: ofHilde } = await enter(cast.hilde);
	await hilde.goto('/guidance');
	await hilde.getByRole('link', { name: 'anna' }).click();
	await hilde.waitForURL(`**${series}**`);
	const read = await textOf(hilde);
	expect(read).toContain('Bij een ruzie vraag ik eerst wat er gebeurde');
	expect(read).toContain('Jongeren vertellen langer.');
	expect(read).toContain('Gebruik dit niet om iemand te beoordelen');
	for (const hidden of ['overuren', 'rustig', 'gehouden', 'alles zeggen']) expect(read).not.toContain(hidden);
	expect(await hilde.locator('main form').count()).toBe(0);
	await look(hilde, 'nl-guidance-02-leader');
	const tried = await ofHilde.request.post(`${address}${series}?/ask`, {
		headers: { origin: address },
		form: { id: randomUUID(), text: 'Wie zegt dit?' },
	});
	expect(tried.status()).toBe(404);

	// Nobody else, and the end.
	const { context: ofChris } = await enter(cast.chris);
	expect((await ofChris.request.get(`${address}${series}`)).status()).toBe(404);
	await anna.goto(series);
	await open(anna, 'Stop vroeger');
	await anna.locator('#reason').fill('Ik verander van team.');
	await press(anna, 'Stop deze reeks nu');
	expect(await textOf(anna)).toContain('Ik verander van team.');
	await hilde.reload();
	expect(await textOf(hilde)).toContain('beëindigd op');
	expect(await textOf(hilde)).not.toContain('verander van team');
	const english = await enter(cast.anna, 'en');
	await english.page.goto(series);
	await look(english.page, 'en-guidance-03-ended');
	await english.page.goto('/guidance');
	await look(english.page, 'en-guidance-04-list');
	await context.close();
});
