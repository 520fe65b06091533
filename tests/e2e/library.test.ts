import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enterAs, look, lookAs, openBrowser } from './browser.ts';
import { loadDemonstration } from './demonstration.ts';
import { startElsewhere } from './second-server.ts';
import { tabTo } from './tab-to.ts';

let browser: Browser;
beforeAll(async () => {
	browser = await openBrowser();
	await loadDemonstration(browser);
});
afterAll(() => browser?.close());

/** The worker at the page of an entry takes it, for the own notebook. */
async function take(page: Page, entry: string, matter: string): Promise<void> {
	await page.goto(`/library/${entry}`);
	await page.getByRole('link', { name: 'Gebruik dit' }).click();
	await page.locator('#matter').fill(matter);
	await page.getByRole('button', { name: 'Begin', exact: true }).click();
	await page.waitForURL(/worksheets\/[0-9a-f-]{36}/);
}

test('somebody with twenty minutes and four colleagues finds what fits, and a tree says which form and why', async () => {
	const { page, context } = await lookAs(browser, 'Begeleider', 'nl');
	await page.goto('/library');
	await look(page, 'library');
	await page.locator('#minutes').selectOption('20');
	await page.locator('#people').fill('4');
	await page.getByText('Zoek preciezer').click();
	await page.locator('#kind').selectOption('method');
	await page.getByRole('button', { name: 'Zoek', exact: true }).click();
	const titles = await page.locator('article .title').allTextContents();
	expect(titles).toContain('Kort collegiaal overleg');
	expect(titles).not.toContain('Netwerkforum');

	await page.goto('/library/tree/which-form');
	for (let step = 0; (await page.locator('.answers a').count()) > 0; step += 1) {
		if (step === 1) await look(page, 'library-tree');
		await page.locator('.answers a').first().click();
	}
	expect(await page.locator('.next').textContent()).toMatch(/Waarom/);
	expect(await page.locator('.entries a').count()).toBeGreaterThan(0);
	await page.getByRole('link', { name: 'Bewaar deze raad' }).click();
	await page.getByRole('button', { name: 'Begin', exact: true }).click();
	await page.waitForURL(/worksheets\/[0-9a-f-]{36}/);
	expect(await page.locator('#advice').count()).toBe(1);

	await page.goto('/library/deck/feel?draw=1');
	const first = await page.locator('.front').textContent();
	await page.getByRole('link', { name: 'Trek de volgende' }).click();
	expect(await page.locator('.front').textContent()).not.toBe(first);
	await look(page, 'library-deck');
	await context.close();
});

test('a practitioner writes a method and uses it: nothing typed is lost, what is missing is pointed at', async () => {
	const { page, context } = await lookAs(browser, 'Begeleider', 'nl');
	await page.goto('/library/write');
	await page.getByRole('button', { name: 'Begin een nieuwe' }).click();
	await page.waitForURL(/library\/write\/[0-9a-f-]{36}/);
	const fill = (name: string, text: string) => page.locator(`[name="${name}"]`).fill(text);
	await fill('title', 'Leren van wat lukte');
	await fill('phase-0-title', 'Wat lukte er?');
	await fill('phase-0-minutes', '0');
	// What is typed is saved by itself, also when the page is left before a button is pressed.
	await page.getByText('Bewaard.', { exact: true }).waitFor();
	await page.reload();
	expect(await page.locator('[name="title"]').inputValue()).toBe('Leren van wat lukte');

	await page.getByRole('button', { name: 'Klaar, alleen voor mij' }).click();
	expect(await page.getByRole('alert').first().textContent()).toMatch(/velden vragen iets/);
	expect(await page.locator('[name="phase-0-minutes"]').inputValue()).toBe('0');
	await look(page, 'write-method-missing');

	// From a practice of the sources: people who work alone tell each other what went well.
	await fill('summary', 'Je vertelt wat lukte in een gezin, en zoekt samen wat maakte dat het lukte.');
	await fill('goal', 'Weten wat werkt, zodat je het nog eens kan doen.');
	await page.getByLabel('van elkaar leren').check();
	await page.getByLabel('micro: rond een traject').check();
	await fill('when', 'Je werkt vaak alleen.\nEr ging iets goed en niemand weet waardoor.');
	await fill('whenNot', 'Er is nu gevaar.');
	await fill('min', '3');
	await fill('max', '8');
	await fill('roles', 'Verteller: vertelt wat lukte\nProcesbegeleider: vraagt door');
	await fill('phase-0-minutes', '10');
	await fill('phase-0-what', 'Eén iemand vertelt. De anderen luisteren.');
	await fill('phase-0-prompts', 'Wat deed je dat hielp?\nWaar ben je trots op?');
	await page.getByRole('button', { name: 'Nog een stap' }).click();
	await page.locator('#phase-1').waitFor();
	await fill('phase-1-title', 'Wat nemen we mee?');
	await fill('phase-1-minutes', '15');
	await fill('phase-1-what', 'Elk zegt wat hij zelf wil proberen.');
	await fill('childView', 'Wat zou het kind zeggen dat hielp?');
	await fill('tips', 'Vraag door op het kleine.');
	await fill('pitfalls', 'Toch over het probleem beginnen.');
	await fill('yield-0-text', 'Wat werkte, en wie probeert het nu ook?');
	await page.locator('[name="yield-0-into"]').selectOption('action');
	await fill('source', 'Een praktijkvoorbeeld');
	await page.getByRole('button', { name: 'Bekijk hoe het wordt' }).click();
	await page.locator('#preview .phases > li').nth(1).waitFor();
	await look(page, 'write-method');
	await page.getByRole('button', { name: 'Klaar, alleen voor mij' }).click();
	await page.waitForURL('**/library/method/leren-van-wat-lukte');
	await look(page, 'own-method');

	await take(page, 'method/leren-van-wat-lukte', 'Na de teamdag');
	expect(await page.locator('#phase').textContent()).toBe('Wat lukte er?');
	await page.getByRole('link', { name: 'Volgende stap' }).click();
	await look(page, 'run-method');
	await page.getByRole('link', { name: 'Klaar: schrijf op wat het opleverde' }).click();
	await page.locator('textarea').first().fill('Elke vrijdag even bellen. Ik begin ermee.');
	await page.getByRole('button', { name: 'Bewaar', exact: true }).click();
	await page.getByRole('link', { name: 'Alles naast elkaar' }).click();
	await page.getByText('Neem mee').first().click();
	await page.getByRole('button', { name: 'als actie die ik opneem' }).click();
	await page.getByRole('link', { name: 'Ga erheen' }).click();
	expect(await page.locator('main').textContent()).toContain('Elke vrijdag even bellen');
	await context.close();

	// A colleague does not see it.
	const other = await lookAs(browser, 'Procesbegeleider', 'nl');
	expect((await other.page.goto('/library/method/leren-van-wat-lukte'))?.status()).toBe(404);
	await other.context.close();
});

test('a drawing of the network is made with the keyboard alone, and everything on it is a list too', async () => {
	const { page, context } = await lookAs(browser, 'Begeleider', 'nl');
	await take(page, 'instrument/network-drawing', 'Aan de keukentafel');
	const type = async (zone: string, words: string) => {
		await tabTo(page, `#zone-${zone} > form input[name=text]`);
		await page.keyboard.type(words);
		await page.keyboard.press('Enter');
		await page.locator(`#zone-${zone} li.item`, { hasText: words }).waitFor();
	};
	await tabTo(page, '#zone-near > form select');
	await page.keyboard.press('ArrowDown');
	await tabTo(page, '#zone-near > form button');
	await page.keyboard.press('Enter');
	await page.locator('#zone-near li.item').waitFor();
	await type('far', 'de buurvrouw');
	await type('near', 'tante');

	// Nearer, with weight and support, by the menu of the item.
	await tabTo(page, '#zone-far li.item summary');
	await page.keyboard.press('Enter');
	await tabTo(page, '#zone-far li.item select[name=place]');
	await page.keyboard.press('Home');
	await tabTo(page, '#zone-far li.item input[value=influence]');
	await page.keyboard.press('Space');
	await tabTo(page, '#zone-far li.item input[value=support]');
	await page.keyboard.press('Space');
	await tabTo(page, '#zone-far li.item form button');
	await page.keyboard.press('Enter');
	await page.locator('#zone-near li.item', { hasText: 'de buurvrouw' }).waitFor();
	expect(await page.locator('#zone-near li.item').allTextContents()).toHaveLength(3);
	expect(await page.locator('svg line.double').count()).toBe(1);
	expect(await page.locator('svg .item').count()).toBe(3);

	// A name that slips in is pointed at.
	await type('middle', 'Lotte Peeters');
	expect(await page.locator('#zone-middle li.item').textContent()).toMatch(/Dit lijkt een naam/);
	await look(page, 'network-drawing');

	// The mouse may drag; the keyboard never has to.
	const [from, to] = [page.locator('#zone-middle li.item'), page.locator('#zone-far')];
	const start = await from.boundingBox();
	await to.scrollIntoViewIfNeeded();
	const end = await to.boundingBox();
	const now = await from.boundingBox();
	if (!start || !end || !now) throw new Error('the item can be seen');
	await page.mouse.move(now.x + 20, now.y + 12);
	await page.mouse.down();
	await page.mouse.move(end.x + 60, end.y + 30, { steps: 8 });
	await page.mouse.up();
	await page.locator('#zone-far li.item', { hasText: 'Lotte Peeters' }).waitFor();
	await context.close();
});

test('boards and guides of a team: circles, quadrants, branches, answers of each taker apart', async () => {
	const { page, context } = await lookAs(browser, 'Begeleider', 'nl');
	await page.goto('/worksheets');
	await look(page, 'worksheets');
	await page.getByRole('link', { name: /Cirkel van invloed/ }).click();
	expect(await page.locator('svg .item').count()).toBe(6);
	await look(page, 'circle-of-influence');

	await take(page, 'instrument/what-made-that', 'Een overleg dat niet doorging');
	await page.locator('.begin input[name=text]').fill('Er kwam niemand van de school');
	await page.locator('.begin button').click();
	await page.locator('summary', { hasText: 'Wat maakte dat?' }).click();
	await page.locator('.branch details[open] input[name=text]').fill('De uitnodiging kwam te laat');
	await page.locator('.branch details[open] button', { hasText: 'Zet erbij' }).click();
	await page.locator('.branch.d1').waitFor();
	await look(page, 'what-made-that');
	await page.locator('.branch.d1 summary', { hasText: 'Pas aan' }).click();
	await page.locator('.branch.d1').getByRole('button', { name: 'Haal weg' }).click();
	await page.getByRole('button', { name: 'Zet terug' }).click();
	await page.locator('.branch', { hasText: 'De uitnodiging kwam te laat' }).waitFor();

	await page.goto('/worksheets/new?of=instrument/talk-participation');
	await page.locator('#matter').fill('Teamdag');
	await page.locator('summary', { hasText: 'Vult elk apart in' }).click();
	await page.locator('#takers').fill('begeleider\nouder');
	await page.getByRole('button', { name: 'Begin', exact: true }).click();
	for (const [taker, words] of [
		['begeleider', 'We vragen het meestal achteraf.'],
		['ouder', 'Ik wil het vooraf weten.'],
	] as const) {
		await page.getByRole('link', { name: taker, exact: true }).click();
		expect(await page.locator('textarea').first().inputValue()).toBe('');
		await page.locator('textarea').first().fill(words);
		await page.getByRole('button', { name: 'Bewaar', exact: true }).click();
	}
	await page.getByRole('link', { name: 'Alles naast elkaar' }).click();
	expect(await page.locator('.answers > li .who').allTextContents()).toEqual(['begeleider', 'ouder']);
	await look(page, 'guide-together');
	// An address from elsewhere puts no link of its own on the page.
	await page.goto(`${page.url().split('?')[0]}?brought=https://elsewhere.example/`);
	expect(await page.locator('a[href*="elsewhere"]').count()).toBe(0);
	await context.close();
});

test('a region brings a pack: what is wrong is said with its line, what is right is previewed and taken', async () => {
	const { page, context } = await lookAs(browser, 'Coördinator van de regio', 'nl');
	const entry = (language: string) =>
		readFileSync(`content/${language}/decks/do.yaml`, 'utf8')
			.replace(/^id: do$/m, 'id: our-cards')
			.replace(/^title: .*$/m, 'title: Kaarten van bij ons')
			.split('\n')
			.map((line) => `      ${line}`)
			.join('\n');
	const text = [
		'lus-pack: 1',
		'id: bij-ons',
		'title: Van bij ons',
		'languages: [nl, en]',
		'entries:',
		'  - kind: deck',
		'    nl:',
		entry('nl'),
		'    en:',
		entry('en'),
	].join('\n');
	await page.goto('/library/packs');
	await page.locator('#text').fill(text.slice(0, text.indexOf('    en:')));
	await page.getByRole('button', { name: 'Kijk wat erin zit' }).click();
	expect(await page.getByRole('alert').textContent()).toMatch(/Regel 6:.*ontbreekt in het Engels/);
	await look(page, 'pack-refused');
	await page
		.locator('#file')
		.setInputFiles({ name: 'bom.zip', mimeType: 'application/zip', buffer: Buffer.from('PK\u0003\u0004') });
	await page.getByRole('button', { name: 'Kijk wat erin zit' }).click();
	expect(await page.locator('main').textContent()).toMatch(/geen leesbaar tekstbestand/);
	await page
		.locator('#file')
		.setInputFiles({ name: 'groot.yaml', mimeType: 'text/yaml', buffer: Buffer.alloc(20_000_000, 'a: b\n') });
	await page.getByRole('button', { name: 'Kijk wat erin zit' }).click();
	expect(await page.locator('main').textContent()).toMatch(/te groot/);
	await page
		.locator('#file')
		.setInputFiles({ name: 'bij-ons.yaml', mimeType: 'text/yaml', buffer: Buffer.from(text) });
	await page.getByRole('button', { name: 'Kijk wat erin zit' }).click();
	await page.getByText('Dit zit erin').waitFor();
	await look(page, 'pack-preview');
	await page.getByRole('button', { name: 'Zet in de bibliotheek' }).click();
	await page.waitForURL('**/packs?taken=1#taken');
	await page.goto('/library/deck/our-cards?draw=1');
	expect(await page.locator('h1').textContent()).toBe('Kaarten van bij ons');
	await context.close();
});

test('one more file in the content folder is one more method in the library, with no other change', async () => {
	const server = await startElsewhere((root) => {
		for (const language of ['nl', 'en']) {
			const text = readFileSync(join(root, `content/${language}/methods/peer-consultation.yaml`), 'utf8');
			const added = text
				.replace(/^id: .*$/m, 'id: added-by-a-file')
				.replace(/^number: .*\n/m, '')
				.replace(/^title: .*$/m, 'title: Erbij door een bestand');
			writeFileSync(join(root, `content/${language}/methods/added-by-a-file.yaml`), added);
		}
	});
	try {
		const context = await browser.newContext({ baseURL: server.address, locale: 'nl-BE' });
		const page = await context.newPage();
		await enterAs(page, 'Begeleider');
		await page.goto('/library?words=Erbij');
		await page.getByRole('link', { name: 'Erbij door een bestand' }).click();
		await take(page, 'method/added-by-a-file', 'Zo uit de map');
		expect(await page.locator('h1').textContent()).toBe('Erbij door een bestand');
		await page.getByRole('link', { name: 'Volgende stap' }).click();
		expect(await page.locator('.phase').textContent()).toMatch(/Stap 2 van/);
		await context.close();
	} finally {
		await server.stop();
	}
});
