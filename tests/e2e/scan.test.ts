import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Actor } from '#platform/db/context.server.ts';
import { openAccounts } from '../accounts.ts';
import { type Cast, layOutCast } from '../cast.ts';
import { openAsOwner } from '../database.ts';
import { look, openBrowser, visit } from './browser.ts';

const { address } = inject('server');
const accounts = openAccounts();
const places = ['goals', 'way', 'finding-help', 'own-people', 'other-services', 'when-it-clashes', 'safety'];
const nameOf = (place: string) => `point.this-trajectory.${place}`;

let browser: Browser;
let owner: pg.Client;
let cast: Cast;
/** Cookies of the six of the team, anna first. */
const team: string[] = [];

beforeAll(async () => {
	browser = await openBrowser();
	owner = await openAsOwner();
	cast = await layOutCast();
	const six: Actor[] = [cast.anna, cast.bram, cast.emil, cast.fien, cast.gust, cast.ivo];
	for (const actor of six) {
		team.push(await accounts.enter(actor));
		if (actor === cast.anna) continue;
		await owner.query(
			"insert into membership (region_id, id, circle_id, person_id, role) values ($1, $2, $3, $4, 'member')",
			[cast.regionId, randomUUID(), cast.circles.team, actor.personId],
		);
	}
});
afterAll(async () => {
	await browser?.close();
	await owner?.end();
	await accounts.close();
});

/** Posts a form as a browser without script does. */
function post(path: string, cookie: string, fields: Record<string, string>): Promise<Response> {
	const headers = { cookie: `${cookie}; lus-locale=nl`, origin: address, accept: 'text/html' };
	const body = new URLSearchParams(fields);
	return fetch(`${address}${path}`, { method: 'POST', headers, body, redirect: 'manual' });
}

/** What everyone chooses: the same point everywhere, but for safety. */
function answerOf(point: string, safety = point): Record<string, string> {
	return Object.fromEntries(places.map((place) => [nameOf(place), place === 'safety' ? safety : point]));
}

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

/** A young person or parent with a card, without script: types the code, chooses, sends. */
async function answerByCard(code: string, point: string): Promise<string> {
	const opened = await post('/scan', '', { code: code.toLowerCase() });
	expect([opened.status, opened.headers.get('location')]).toEqual([303, '/scan/answer']);
	const card = opened.headers.getSetCookie().find((one) => one.startsWith('lus-scan=')) ?? '';
	expect(card).toMatch(/Path=\/scan;.*HttpOnly.*SameSite=Strict/i);
	const sent = await post('/scan/answer', card.split(';')[0] ?? '', answerOf(point));
	expect(sent.headers.getSetCookie().join()).toMatch(/lus-scan=;/);
	return sent.headers.get('location') ?? '';
}

const textOf = async (page: Page) => ((await page.locator('main').textContent()) ?? '').replace(/\s+/g, ' ');

/** Makes cards on the page that is there. */
async function makeCards(page: Page, count: number): Promise<string[]> {
	await page.locator('#count').fill(String(count));
	await page.locator('main form button.main').click();
	await page.locator('.cards').waitFor();
	return page.locator('.cards .typed').allTextContents();
}

async function openRound(page: Page, from: string): Promise<string> {
	await page.goto(from);
	await page.locator('label', { hasText: 'team' }).locator('input').check();
	await page.locator('input[name=asksClients]').check();
	await page.locator('main form button.main').click();
	await page.waitForURL('**/cards');
	return new URL(page.url()).pathname.replace('/cards', '');
}

async function close(page: Page, round: string): Promise<string> {
	await page.goto(round);
	await page.locator('summary', { hasText: 'Sluit de ronde' }).click();
	const preview = await textOf(page);
	await page.getByRole('button', { name: 'Sluit de ronde nu' }).click();
	await page.locator('#next').waitFor();
	return preview;
}

test('a team of six and its clients: four stay hidden, five show the gap, the repeat shows movement', async () => {
	const { page, context } = await enter(team[0] ?? '');
	await page.goto('/scans');
	expect(await textOf(page)).toContain('Er liep nog geen scan.');
	await page.goto('/scans/new?of=continuum');
	await look(page, 'nl-scan-02-new');

	// The first round: six of the team, and four with a card.
	const first = await openRound(page, '/scans/new?of=continuum');
	const cards = await makeCards(page, 5);
	await look(page, 'nl-scan-04-cards-made');
	expect(new Set(cards).size).toBe(5);
	await page.goto(first);
	await page.locator(`input[name="${nameOf('goals')}"][value=guide]`).check();
	await page
		.locator('[id="evidence.this-trajectory.goals"]')
		.fill('Ik vraag altijd eerst wat ze zelf willen.');
	await page.locator('[data-save-line]', { hasText: 'Bewaard' }).waitFor();
	await look(page, 'nl-scan-05-answer');
	for (const cookie of team.slice(1))
		expect((await post(`${first}?/answer`, cookie, answerOf('guide', 'expert'))).status).toBe(303);
	for (const card of cards.slice(0, 4)) expect(await answerByCard(card, 'expert')).toBe('/scan/thanks');
	const again = await post('/scan', '', { code: cards[0] ?? '' });
	expect([again.status, await again.text()]).toEqual([
		400,
		expect.stringContaining('Dan is je antwoord goed aangekomen'),
	]);
	expect(await close(page, first)).toContain('Wat jongeren en ouders antwoordden, gaat ongelezen weg.');
	const hidden = await textOf(page);
	expect(hidden).toContain('Van jongeren en ouders kwamen er minder dan vijf antwoorden.');
	expect(hidden).toContain('Wij kozen allemaal ‘Gids’.');
	expect(hidden).toContain('Ik vraag altijd eerst wat ze zelf willen.');
	await look(page, 'nl-scan-06-picture-of-four');
	expect((await post('/scan', '', { code: cards[4] ?? '' })).status).toBe(400);

	// The repeat, from the page of the first: five with a card.
	await page.getByRole('link', { name: 'Doe de scan opnieuw' }).click();
	await page.waitForURL('**/scans/new?**');
	const second = await openRound(page, page.url());
	const more = await makeCards(page, 5);
	for (const [index, cookie] of team.entries())
		await post(`${second}?/answer`, cookie, answerOf(index < 5 ? 'companion' : 'guide', 'expert'));
	await answerOnPhone(more[0] ?? '');
	for (const card of more.slice(1)) await answerByCard(card, 'guide');
	expect(await close(page, second)).toContain('Het beeld van jongeren en ouders verschijnt.');
	const shown = await textOf(page);
	expect(shown).toContain('Wij kozen het vaakst ‘Kompaan’, jongeren en ouders ‘Gids’.');
	expect(shown).toContain('Vorige keer kozen wij het vaakst ‘Gids’.');
	await look(page, 'nl-scan-09-gap');

	// What comes of it: a talk, an action.
	const talk = await page.getByRole('link', { name: 'Voer een kwaliteitsgesprek' }).getAttribute('href');
	expect(talk).toContain(`about=scan/${second.split('/')[2]}`);
	expect((await page.context().request.get(`${address}${talk}`)).status()).toBe(200);
	await page.locator('summary', { hasText: 'Plan een actie' }).click();
	await page.locator('#what').fill('Bij elk gesprek vragen we eerst waarover zij willen praten.');
	await page.getByRole('button', { name: 'Plan deze actie' }).click();
	await page.locator('#next a', { hasText: 'Bij elk gesprek' }).click();
	await page.waitForURL('**/actions/**');
	await page.goto('/scans');
	expect(await page.locator('.rounds a').count()).toBe(2);
	await context.close();

	const english = await enter(team[1] ?? '', 'en');
	await english.page.goto(second);
	expect(await textOf(english.page)).toContain('Most often we chose ‘Companion’');
	await look(english.page, 'en-scan-09-gap');
	await english.context.close();
	expect(
		(await fetch(`${address}${second}`, { headers: { cookie: await accounts.enter(cast.chris) } })).status,
	).toBe(404);
});

/** The first card on a phone with script: the link itself, one question after the other, and nothing kept. */
async function answerOnPhone(code: string): Promise<void> {
	const { page, context } = await visit(browser, { locale: 'nl', width: 390 });
	await page.goto(`/scan#${code}`);
	await page.waitForURL('**/scan/answer');
	await look(page, 'nl-scan-07-client');
	for (const place of places)
		await page
			.locator(`input[name="${nameOf(place)}"][value=${place === 'safety' ? 'expert' : 'guide'}]`)
			.check();
	await page.locator('#end button').click();
	await page.waitForURL('**/scan/thanks');
	expect((await context.cookies()).map(({ name }) => name)).toEqual(['lus-locale']);
	await page.goto('/scan/answer');
	expect(new URL(page.url()).pathname).toBe('/scan');
	await context.close();
}

test('on the worker’s own screen an answer is shown once and not kept', async () => {
	const { page, context } = await enter(team[5] ?? '');
	await page.goto('/scans/new?of=participation-ladder');
	await page.locator('label', { hasText: 'Alleen voor mij' }).locator('input').check();
	await page.locator('main form button.main').click();
	await page.waitForURL(/scans\/[0-9a-f-]{36}$/);
	const round = new URL(page.url()).pathname;
	await page.getByRole('link', { name: 'Laat iemand op jouw scherm antwoorden' }).click();
	await page.waitForURL('**/here');
	await page.locator('input[value=consult]').first().check();
	await page.locator('#end button').click();
	await page.locator('dd', { hasText: 'Ze vragen wat ik vind' }).waitFor();
	expect(await textOf(page)).toContain('We bewaren het niet.');
	await look(page, 'nl-scan-12-here-shown');
	await page.goto(`${round}/here`);
	expect(await textOf(page)).not.toContain('Dit koos je');
	const kept = await owner.query('select 1 from scan_answer where round_id = $1', [round.split('/')[2]]);
	expect(kept.rows).toEqual([]);
	await context.close();
});

test('leaving quickly forgets the card and leads to a page about the weather', async () => {
	const answer = await fetch(`${address}/scan/leave`, {
		headers: { cookie: 'lus-scan=x' },
		redirect: 'manual',
	});
	expect(answer.headers.get('location')).toMatch(/^https:/);
	expect(answer.headers.getSetCookie().join()).toMatch(/lus-scan=;.*Path=\/scan/);
});
