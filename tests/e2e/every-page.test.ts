import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Access, access } from '../../src/routes-access.server.ts';
import { axeFaults, enterAs, openBrowser, RULES, sideways, visit } from './browser.ts';
import { loadDemonstration } from './demonstration.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
	await loadDemonstration(browser);
});
afterAll(() => browser?.close());

/** Looked at where they can be reached: on the way to the demonstration, through the loop, and in a series of guidance. */
const elsewhere = [
	'/setup',
	'/reply/answer',
	'/themes/[id]/dossier',
	'/guidance/[id]',
	'/live/[id]',
	'/live/[id]/screen',
];
const pages = Object.keys(access).filter(
	(route) => !elsewhere.includes(route) && existsSync(`src/routes${route === '/' ? '' : route}/+page.svelte`),
);
const meantFor = (...wanted: Access[]) =>
	pages.filter((route) => wanted.includes(access[route] ?? 'founder'));
/** Meant for everyone with some role in the region: the coordinator opens it. */
const forSome = ['/groups/new'];
const narrow = { width: 390, height: 860 };
const wide = { width: 1280, height: 860 };

/** Which looks a page gets: that colours can be read in both is shown once for all of them (src/design/tokens.test.ts). */
const onPhone = [['light', narrow]] as const;
const onBoth = [...onPhone, ['dark', wide]] as const;
type Looks = typeof onPhone | typeof onBoth;

/** Looks at the page that is there; gives what is wrong with it. */
async function faultsOf(page: Page, looks: Looks): Promise<string[]> {
	const { pathname } = new URL(page.url());
	const faults: string[] = [];
	for (const [colorScheme, size] of looks) {
		await page.setViewportSize(size);
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		for (const fault of await axeFaults(page, RULES[colorScheme]))
			faults.push(`${pathname}, ${colorScheme}: ${fault}`);
	}
	await page.setViewportSize({ width: 320, height: 860 });
	if (await sideways(page)) faults.push(`${pathname} scrolls sideways at 320 wide`);
	if ((await page.locator('h1').count()) !== 1) faults.push(`${pathname} has no single h1`);
	return faults;
}

/** Routes whose page is called by a name. */
const named: Readonly<Record<string, string>> = { '/library/[kind]/[id]': '/library/method/kom' };

/** The address of a route: as it is, the first link that was seen to a page of it, or a place under such a page. */
function addressOf(route: string, seen: ReadonlySet<string>): string | undefined {
	if (!route.includes('[')) return route;
	const shown = named[route];
	if (shown) return shown;
	const shape = new RegExp(
		`^${route.replace(/\[(id|step|n)\]/g, (_, name) => (name === 'id' ? '[0-9a-f-]{36}' : '\\w+'))}$`,
	);
	const linked = [...seen].find((path) => shape.test(path));
	const [, above, last] = /^(.+)(\/[^/[]+)$/.exec(route) ?? [];
	const under = linked || !above ? undefined : addressOf(above, seen);
	return linked ?? (under && under + last);
}

/**
 * Visits routes, those without an id first: the links on their pages lead to the others.
 * @param more addresses that somebody made on the way here
 * @returns everything that is wrong on any of them
 */
async function visitAll(
	page: Page,
	routes: readonly string[],
	{ more = [], looks = onPhone }: { more?: readonly string[]; looks?: Looks } = {},
): Promise<string[]> {
	const seen = new Set(more);
	const faults: string[] = [];
	const depth = (route: string) => route.split('[').length;
	for (const route of [...routes].sort((one, other) => depth(one) - depth(other))) {
		const path = addressOf(route, seen);
		const status = path ? (await page.goto(path))?.status() : 'no link leads to it';
		if (status !== 200) {
			faults.push(`${route}: ${status}`);
			continue;
		}
		const links = await page
			.locator('a[href^="/"]')
			.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
		for (const link of links) seen.add(link.split(/[?#]/)[0] ?? '');
		faults.push(...(await faultsOf(page, looks)));
	}
	return faults;
}

/** Somebody of the demonstration, or nobody, at a page. */
async function as<T>(
	role: string | undefined,
	locale: 'nl' | 'en',
	work: (page: Page) => Promise<T>,
): Promise<T> {
	const { page, context } = await visit(browser, { locale });
	if (role) await enterAs(page, role);
	const done = await work(page);
	await context.close();
	return done;
}

/** Writes what a list can only show once it is there: a thought, a draft before the gate, a scan, an ask, a plan, homework. */
async function write(page: Page): Promise<string[]> {
	await page.goto(`/reflections/${randomUUID()}/catch/1`);
	await page.locator('textarea').fill('Altijd hetzelfde: niemand belt terug.');
	await page.getByRole('button', { name: 'Verder', exact: true }).click();
	await page.waitForURL('**/catch/2');
	const caught = new URL(page.url()).pathname;
	await page.goto('/signals/new');
	await page.locator('#statement').fill('Bij een nieuwe school duurt het lang voor iemand het gezin belt.');
	await page.locator('#facts').fill('Bij de laatste twee keer belde Lotte van de school pas na een maand.');
	await page.locator('input[name=familyKnows][value=yes]').check();
	await page.getByRole('button', { name: 'Kijk na', exact: true }).click();
	await page.waitForURL('**/gate');
	const gate = new URL(page.url()).pathname;
	await page.goto('/scans/new?of=continuum');
	await page.locator('main form button.main').click();
	await page.waitForURL(/scans\/[0-9a-f-]{36}$/);
	const scan = new URL(page.url()).pathname;
	await page.goto('/outsider/ask');
	await page.locator('#line').fill('We praten veel en beslissen niets, en niemand zegt nog wat hij denkt.');
	await page.locator('input[name=element]').first().check();
	await page.locator('#zone').selectOption('brugge');
	await page.locator('input[name=sectors]').first().check();
	await page.locator('main form button.main').click();
	await page.waitForURL(/outsider\/[0-9a-f-]{36}/);
	const asked = new URL(page.url()).pathname;
	await page.goto('/working/plans/new');
	await page.locator('#themeId').selectOption({ label: 'Contextbegeleiding' });
	await page.locator('main form button.main').click();
	await page.waitForURL(/plans\/[0-9a-f-]{36}$/);
	const plan = new URL(page.url()).pathname;
	const work = (await page.locator('a[href$="/work"]').getAttribute('href')) ?? '';
	await page.goto('/working/homework/new?start=pilot');
	await page.locator('main form button.main').click();
	await page.waitForURL(/homework\/[0-9a-f-]{36}$/);
	const homework = new URL(page.url()).pathname;
	return [caught, caught.replace('catch/2', 'copy'), gate, scan, asked, plan, work, homework];
}

test('pages without login: axe finds nothing in both themes, none scrolls sideways at 320', async () => {
	const found = await as(undefined, 'nl', (page) =>
		visitAll(page, meantFor('anyone', 'guest'), { looks: onBoth }),
	);
	expect(found).toEqual([]);
});

test('pages of a worker', async () => {
	const found = await as('Begeleider', 'nl', async (page) =>
		visitAll(
			page,
			meantFor('person').filter((route) => !forSome.includes(route)),
			{ more: await write(page) },
		),
	);
	expect(found).toEqual([]);
});

test('pages of the coordinator', async () => {
	const found = await as('Coördinator van de regio', 'nl', async (page) => {
		await page.goto('/trajectories/import');
		await page.locator('#file').setInputFiles('tests/data/trajecten.csv');
		await page.locator('main form button.main').click();
		await page.waitForURL(/import\/[0-9a-f-]{36}/);
		await page.locator('meta[http-equiv=refresh]').waitFor({ state: 'detached' });
		const read = new URL(page.url()).pathname;
		const own = [
			'/today',
			'/signals',
			'/signals/[id]',
			'/themes',
			'/themes/[id]',
			'/mandates',
			'/mandates/[id]',
			'/mandates/topics',
			'/trajectories',
			'/trajectories/[id]',
			'/groups/[id]',
		];
		return visitAll(page, [...meantFor('coordinator'), ...forSome, ...own], { more: [read] });
	});
	expect(found).toEqual([]);
});

test('pages of the administrator', async () => {
	const own = ['/today', '/groups/[id]', '/groups', '/mandates/addressees'];
	const found = await as('Beheerder', 'nl', (page) => visitAll(page, [...meantFor('administrator'), ...own]));
	expect(found).toEqual([]);
});

test('some of them in English, where words are longer or shorter', async () => {
	const routes = ['/today', '/reflections/new', '/signals', '/signals/[id]', '/themes', '/themes/[id]'];
	const found = await as('Coördinator van de regio', 'en', (page) =>
		visitAll(page, routes, { looks: onBoth }),
	);
	expect(found).toEqual([]);
});
