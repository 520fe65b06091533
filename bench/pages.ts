import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../scripts/chromium.mjs';
import { against, median, type Row } from './row.ts';
import { type Stage, stopServer } from './stage.ts';

const SLOWED = 4;
const VISITS = 5;

type Weighed = { readonly code: number; readonly fonts: number };

/** Weight of what pages send beside their HTML, and how soon they can be read and used on a slow phone. */
export async function pageRows(stage: Stage): Promise<Row[]> {
	const server = await stage.start();
	const browser = await chromium.launch({
		executablePath: findChromium(),
		args: ['--no-sandbox', '--disable-gpu'],
	});
	try {
		const [name, ...value] = stage.cookie.split(';')[0]?.split('=') ?? [];
		const cookie = { name: name ?? '', value: value.join('='), url: server.address };
		const cycle = await startReflection(browser, server.address, cookie);
		const reading = await weigh(browser, `${server.address}/today`, cookie);
		const form = await weigh(
			browser,
			`${server.address}/signals/draft/${randomUUID()}?circle=${stage.notebook}`,
			cookie,
		);
		const app = await weigh(browser, cycle, cookie);
		const catching = await weigh(browser, cycle.replace(/[^/]+$/, 'objectify'), cookie);
		const library = await weigh(browser, `${server.address}/library`, cookie);
		const writing = await weigh(browser, await startMethod(browser, server.address, cookie), cookie);
		const ready = await readiness(browser, `${server.address}/today`, cookie);
		const formReady = await readiness(browser, cycle, cookie);
		return [
			against('page weight, reading page', Math.max(reading.code, library.code), 'kB', 15),
			against('page weight, form page', Math.max(form.code, catching.code, writing.code), 'kB', 48),
			against('page weight, app page', app.code, 'kB', 80),
			against('page weight, fonts', reading.fonts, 'kB', 36),
			against('largest paint, start page, processor slowed 4x', ready.paint, 's', 0.6),
			against('largest paint, reflection, processor slowed 4x', formReady.paint, 's', 0.6),
			against('main button reacts, reflection, processor slowed 4x', formReady.reacts, 's', 1),
		];
	} finally {
		await browser.close();
		await stopServer(server.child);
	}
}

type Cookie = { name: string; value: string; url: string };

async function openPage(browser: Browser, cookie: Cookie): Promise<Page> {
	const context = await browser.newContext({ viewport: { width: 390, height: 800 }, locale: 'nl-BE' });
	await context.addCookies([cookie]);
	return context.newPage();
}

/** Starts a reflection through the page, as a person does; gives the address of its first step. */
async function startReflection(browser: Browser, address: string, cookie: Cookie): Promise<string> {
	const page = await openPage(browser, cookie);
	await page.goto(`${address}/reflections/new`);
	await page.locator('main form input[type=radio]').first().check();
	await page.locator('main form button.main').first().click();
	await page.waitForURL(/reflections\/[0-9a-f-]{36}/);
	const id = /reflections\/([0-9a-f-]{36})/.exec(page.url())?.[1];
	await page.context().close();
	return `${address}/reflections/${id}/reflect`;
}

/** Begins a method of one's own through the page; gives the address where it is written. */
async function startMethod(browser: Browser, address: string, cookie: Cookie): Promise<string> {
	const page = await openPage(browser, cookie);
	await page.goto(`${address}/library/write`);
	await page.locator('main form button.main').click();
	await page.waitForURL(/write\/[0-9a-f-]{36}/);
	const url = page.url();
	await page.context().close();
	return url;
}

/** Gzip size in kB of script and style, and the size of fonts, that one page asks for. */
async function weigh(browser: Browser, url: string, cookie: Cookie): Promise<Weighed> {
	const page = await openPage(browser, cookie);
	let code = 0;
	let fonts = 0;
	const bodies: Promise<void>[] = [];
	page.on('response', (response) => {
		const type = response.headers()['content-type'] ?? '';
		bodies.push(
			response
				.body()
				.then((body) => {
					if (/javascript|css/.test(type)) code += gzipSync(body).length;
					if (/font/.test(type)) fonts += body.length;
				})
				.catch(() => undefined),
		);
	});
	const answer = await page.goto(url, { waitUntil: 'networkidle' });
	if (answer?.status() !== 200) throw new Error(`${url} was answered with ${answer?.status()}`);
	await Promise.all(bodies);
	await page.context().close();
	return { code: code / 1024, fonts: fonts / 1024 };
}

/** Seconds until the largest paint, and until the page is interactive (its own script ran), on a slowed processor. */
async function readiness(
	browser: Browser,
	url: string,
	cookie: Cookie,
): Promise<{ paint: number; reacts: number }> {
	const paints: number[] = [];
	const reacts: number[] = [];
	for (let visit = 0; visit < VISITS; visit += 1) {
		const page = await openPage(browser, cookie);
		const session = await page.context().newCDPSession(page);
		await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
		await page.addInitScript(() => {
			new PerformanceObserver((list) => {
				document.documentElement.dataset.paint = String(list.getEntries().at(-1)?.startTime ?? '');
			}).observe({ type: 'largest-contentful-paint', buffered: true });
		});
		await page.goto(url, { waitUntil: 'networkidle' });
		const told = await page.evaluate(() => ({
			paint: Number(document.documentElement.dataset.paint),
			// Module scripts run before DOMContentLoaded ends; a long task after it still keeps a tap waiting.
			reacts:
				performance
					.getEntriesByType('navigation')
					.map((entry) => (entry as PerformanceNavigationTiming).domContentLoadedEventEnd)[0] ?? Number.NaN,
		}));
		paints.push(told.paint / 1000);
		reacts.push(told.reacts / 1000);
		await page.context().close();
	}
	return { paint: median(paints), reacts: median(reacts) };
}
