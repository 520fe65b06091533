import type { Browser, Page } from 'playwright-core';
import { inject } from 'vitest';
import { type LiveWords, liveWords } from '#features/meeting/live-words.ts';
import { meetingWords } from '#features/meeting/meeting-words.ts';
import { lookAs, visit } from './browser.ts';

export type Locale = 'nl' | 'en';
/** A meeting that is open, with everybody in it in a browser of their own. */
export type LiveRoom = {
	readonly say: LiveWords;
	readonly id: string;
	readonly lead: Page;
	readonly screen: Page;
	readonly seats: Readonly<Record<string, Page>>;
	/** The words that open the door. */
	readonly code: string;
};

/** The roles of the demonstration have Dutch names in both languages. */
const LEADER = 'Procesbegeleider';

/** Presses a button of a page by its words. */
export const press = (page: Page, name: string) =>
	page.getByRole('button', { name, exact: true }).first().click();

/** Presses the button that does something with one person or thing: an ear hears which. */
export const pressFor = (page: Page, name: string, about: string) =>
	page
		.getByRole('button', { name: new RegExp(`^${name}\\s*: ${about}`) })
		.first()
		.click();

type Planned = {
	readonly method: string;
	readonly group: RegExp;
	readonly title: string;
	/** At the table of a trajectory: the family knows. */
	readonly family?: boolean;
	readonly theme?: RegExp;
};

/** Plans a live meeting through its page. @returns its id */
export async function plan(page: Page, { method, group, title, family, theme }: Planned): Promise<string> {
	await page.goto(`/meetings/new?of=method/${method}`);
	const options = await page
		.locator('#circleId option')
		.evaluateAll((all) =>
			all.map((one) => [one.getAttribute('value') ?? '', one.textContent ?? ''] as const),
		);
	const chosen = options.find(([, name]) => group.test(name));
	if (!chosen) throw new Error(`no group like ${group} among ${options.map(([, name]) => name).join(', ')}`);
	await page.locator('#circleId').selectOption(chosen[0]);
	await page.locator('input[name=way][value=live]').check();
	await page.locator('#title').fill(title);
	if (theme) {
		const name = await page.locator('#themeId option', { hasText: theme }).first().getAttribute('value');
		await page.locator('#themeId').selectOption(name);
	}
	await page.locator('main form button.main').click();
	if (family) {
		await page.locator('input[name=familyKnows][value=yes]').check();
		await page.locator('main form button.main').click();
	}
	await page.waitForURL(/meetings\/[0-9a-f-]{36}$/);
	return page.url().split('/').at(-1) ?? '';
}

/** Somebody without account comes in by the words on the screen. */
export async function joinAs(
	browser: Browser,
	name: string,
	code: string,
	locale: Locale,
	address = inject('server').address,
): Promise<Page> {
	const { page } = await visit(browser, { locale, width: 390, address });
	await page.goto('/join');
	await page.locator('#code').fill(code);
	await page.locator('#name').fill(name);
	await page.locator('main form button.main').click();
	await page.waitForURL('**/live/**');
	return page;
}

/** Makes personal invitations on the page of a meeting. @returns their links */
async function invite(
	lead: Page,
	locale: Locale,
	people: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
	const links: Record<string, string> = {};
	const { pathname } = new URL(lead.url());
	for (const [name, kind] of Object.entries(people)) {
		await lead.locator('#label').fill(name);
		await lead.locator('#kind').selectOption(kind);
		await press(lead, meetingWords[locale].inviteGo);
		links[name] = (await lead.locator('a[href*="/join#"]').getAttribute('href')) ?? '';
		await lead.goto(pathname);
	}
	return links;
}

/**
 * Plans a meeting, opens its door, lets everybody in and begins, with or without names.
 * @param people what each is called, and in which role of the method
 */
export async function openRoom(
	browser: Browser,
	wanted: Planned & {
		readonly naming: 'named' | 'anonymous';
		readonly people: Readonly<Record<string, string>>;
		/** Who comes by an invitation of their own, and as what. */
		readonly invited?: Readonly<Record<string, 'family' | 'partner' | 'guest'>>;
		readonly locale: Locale;
		readonly address?: string;
		readonly leader?: string;
	},
): Promise<LiveRoom> {
	const { locale, address } = wanted;
	const say = liveWords[locale];
	const lead = (await lookAs(browser, wanted.leader ?? LEADER, locale, address)).page;
	const id = await plan(lead, wanted);
	const codes = await invite(lead, locale, wanted.invited ?? {});
	await press(lead, meetingWords[locale].open);
	await lead.waitForURL('**/live/**');
	const code = (await lead.locator('.code').first().textContent())?.trim() ?? '';
	const screen = await lead.context().newPage();
	await screen.goto(`/live/${id}/screen`);
	const seats: Record<string, Page> = {};
	for (const [name, role] of Object.entries(wanted.people)) {
		const page = await joinAs(browser, name, code, locale, address);
		await page.getByRole('heading', { name: say.waitTitle }).waitFor();
		await pressFor(lead, say.admit, name);
		await page.getByRole('heading', { name: say.lobbyTitle }).waitFor();
		if (role) {
			await page.locator('#role').selectOption(role);
			await press(page, say.take);
		}
		seats[name] = page;
	}
	for (const [name, link] of Object.entries(codes)) {
		const { page } = await visit(browser, { locale, width: 390, ...(address ? { address } : {}) });
		await page.goto(link);
		await page.locator('main form button.main').click();
		await page.getByRole('heading', { name: say.lobbyTitle }).waitFor();
		seats[name] = page;
	}
	await chooseNaming(lead, say, wanted.naming);
	await press(lead, say.start);
	await lead.getByRole('button', { name: say.next, exact: true }).waitFor();
	return { say, id, lead, screen, seats, code };
}

/** Chooses with or without names; without is asked once more. */
async function chooseNaming(lead: Page, say: LiveWords, naming: 'named' | 'anonymous'): Promise<void> {
	if (naming === 'named') return press(lead, say.named);
	await lead.locator('summary', { hasText: say.anonymous }).click();
	await press(lead, say.anonymousYes);
}

/** Ends the meeting from the desk of who leads. */
export async function finish({ lead, say }: Pick<LiveRoom, 'lead' | 'say'>): Promise<void> {
	await lead.locator('summary', { hasText: say.finish }).click();
	await press(lead, say.finishNow);
}

/** Opens what can be done about one person, on the desk of who leads. @returns its row */
export async function openPerson({ lead, say }: Pick<LiveRoom, 'lead' | 'say'>, name: string) {
	await lead.locator('summary', { hasText: say.people }).click();
	const row = lead.locator('.people > li', { hasText: name });
	await row.locator('summary').first().click();
	return row;
}

/** Goes on to the phase with this title; what is hidden is shown on the way. */
export async function goTo(room: LiveRoom, title: string): Promise<void> {
	for (let step = 0; step < 12; step++) {
		if ((await room.lead.locator('h1').textContent())?.trim() === title) return;
		const before = await room.lead.locator('h1').textContent();
		await press(room.lead, room.say.next);
		await room.lead.locator('h1', { hasNotText: before ?? '' }).waitFor();
	}
	throw new Error(`no step is called ${title}`);
}

/** Writes a card on a phone. */
export async function write(page: Page, text: string, button: string): Promise<void> {
	await page.locator('textarea[name=text]').first().fill(text);
	await press(page, button);
}

/** Closes every browser of a room. */
export async function leave(room: LiveRoom): Promise<void> {
	for (const page of [room.lead, ...Object.values(room.seats)]) await page.context().close();
}
