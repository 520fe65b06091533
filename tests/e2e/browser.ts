import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { findChromium } from '../../scripts/chromium.mjs';

/** Put into a page once, and asked as often as it is looked at: our pages hold no frames. */
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const SCREENS = resolve(import.meta.dirname, '../../test-results/screens');
const WIDTHS = [390, 1280] as const;
const THEMES = ['light', 'dark'] as const;
/** A page differs in colour alone between its themes. */
export const RULES = { light: undefined, dark: ['color-contrast'] } as const;

export function openBrowser(): Promise<Browser> {
	return chromium.launch({
		executablePath: findChromium(),
		args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
	});
}

export type Visitor = { readonly page: Page; readonly context: BrowserContext };

/** A browser of its own for one person, in a language. What the console calls an error fails the test. */
export async function visit(
	browser: Browser,
	{
		locale,
		script = true,
		width = 1280,
		address = inject('server').address,
	}: { locale: 'nl' | 'en'; script?: boolean; width?: number; address?: string },
): Promise<Visitor> {
	const context = await browser.newContext({
		baseURL: address,
		javaScriptEnabled: script,
		locale: locale === 'nl' ? 'nl-BE' : 'en-GB',
		viewport: { width, height: 860 },
		reducedMotion: 'reduce',
	});
	await context.addCookies([{ name: 'lus-locale', value: locale, url: address }]);
	const page = await context.newPage();
	page.on('console', (message) => {
		// The browser also calls a form that was refused with a sentence an error, and a connection or a server that a test cuts:
		// those are no faults of the page.
		if (message.type() !== 'error' || /status of 4|net::ERR_/.test(message.text())) return;
		throw new Error(`${page.url()}: ${message.text()}`);
	});
	return { page, context };
}

/** Enters the demonstration through the eyes of one of its roles. */
export async function lookAs(
	browser: Browser,
	role: string,
	locale: 'nl' | 'en',
	address?: string,
): Promise<Visitor> {
	const visitor = await visit(browser, { locale, ...(address ? { address } : {}) });
	await enterAs(visitor.page, role);
	return visitor;
}

/** Logs in on a page that is there, through the button of a role of the demonstration. */
export async function enterAs(page: Page, role: string): Promise<void> {
	await page.goto('/login');
	await page.getByRole('button', { name: role, exact: true }).click();
	await page.waitForURL('**/today');
}

/**
 * Looks at a page as everyone may see it: both widths, both themes, clean for axe. With LUS_PICTURES=1 each is written as
 * a picture in test-results/screens, for people to look at.
 */
export async function look(page: Page, name: string): Promise<void> {
	const pictures = process.env.LUS_PICTURES === '1';
	if (pictures) mkdirSync(SCREENS, { recursive: true });
	const was = page.viewportSize();
	for (const colorScheme of THEMES) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		for (const width of WIDTHS) {
			await page.setViewportSize({ width, height: 860 });
			if (pictures)
				await page.screenshot({ path: join(SCREENS, `${name}-${width}-${colorScheme}.png`), fullPage: true });
			expect(await sideways(page), `${name} at ${width} wide scrolls sideways`).toBe(false);
		}
		expect(await axeFaults(page, RULES[colorScheme]), `${name}, ${colorScheme}`).toEqual([]);
	}
	await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
	if (was) await page.setViewportSize(was);
}

/** axe finds nothing: WCAG 2.2 A and AA, and its best practices. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
	expect(await axeFaults(page), where).toEqual([]);
}

/** What axe has to say about the page that is there: a line per fault. @param rules these alone */
export async function axeFaults(page: Page, rules?: readonly string[]): Promise<string[]> {
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
	return page.evaluate(
		async (options) => {
			const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, options);
			return violations.map(
				({ id, help, nodes }) => `${id}: ${help} (${nodes.map((node) => node.html).join(' | ')})`,
			);
		},
		{
			resultTypes: ['violations' as const],
			...(rules ? { runOnly: { type: 'rule' as const, values: [...rules] } } : {}),
		},
	);
}

/** Whether the page is wider than the window. */
export async function sideways(page: Page): Promise<boolean> {
	return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}
