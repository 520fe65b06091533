import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { findChromium } from '../scripts/chromium.mjs';
import { type Room, withRooms } from './live-room.ts';
import { against, type Row } from './row.ts';
import { type Stage, stopServer } from './stage.ts';

/** How long a page may still ask for parts of itself, in ms; its stream never ends, so it never is idle. */
const REST_MS = 1500;

export function livePageRows(stage: Stage): Promise<Row[]> {
	return withRooms(stage, async (rooms) => [await livePageRow(stage, await rooms.makeRoom(3))]);
}

/** Weight of script and style of the live page for whoever leads, which has the most on it. */
async function livePageRow(stage: Stage, room: Room): Promise<Row> {
	const server = await stage.start();
	const browser = await chromium.launch({
		executablePath: findChromium(),
		args: ['--no-sandbox', '--disable-gpu'],
	});
	try {
		const context = await browser.newContext({ viewport: { width: 390, height: 800 }, locale: 'nl-BE' });
		const url = `${server.address}/live/${room.id}`;
		await context.addCookies([{ name: 'lus-seat', value: room.lead, url }]);
		const page = await context.newPage();
		let code = 0;
		const bodies: Promise<void>[] = [];
		page.on('response', (response) => {
			if (!/javascript|css/.test(response.headers()['content-type'] ?? '')) return;
			bodies.push(
				response.body().then((body) => {
					code += gzipSync(body).length;
				}),
			);
		});
		const answer = await page.goto(url, { waitUntil: 'load' });
		if (answer?.status() !== 200) throw new Error(`the live page was answered with ${answer?.status()}`);
		await page.waitForTimeout(REST_MS);
		await Promise.all(bodies);
		return against('live, page weight', code / 1024, 'kB', 95);
	} finally {
		await browser.close();
		await stopServer(server.child);
	}
}
