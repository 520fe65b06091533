import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { loadContent } from '#features/method/index.server.ts';
import { addDays } from '#platform/day.ts';
import { openMailer } from '#platform/mail/mailer.server.ts';
import { runRound } from '../../src/jobs.server.ts';
import { openTestPlatform } from '../database.ts';
import { look, lookAs, openBrowser, visit } from './browser.ts';
import { loadDemonstration } from './demonstration.ts';
import { type LoopWords, loopWords } from './loop-words.ts';

let browser: Browser;
const platform = openTestPlatform();
const { holidays } = loadContent('content');

beforeAll(async () => {
	browser = await openBrowser();
	await loadDemonstration(browser);
});
afterAll(async () => {
	await browser?.close();
	await platform.close();
});

/** A round of jobs on a later day: signals that wait go along at the latest after fourteen days. */
async function passDays(count: number): Promise<void> {
	const { address } = inject('server');
	const today = new Date().toISOString().slice(0, 10);
	await runRound(
		{ platform, holidays, mailer: openMailer(undefined, 'Lus'), address },
		addDays(today, count),
	);
}

const open = (page: Page, summary: string | RegExp) =>
	page.locator('summary', { hasText: summary }).first().click();

/**
 * The whole loop: a worker reflects at a table, what is structural leaves as a signal, a companion looks along, the
 * coordinator receives and bundles it, the learning network adds a nuance, an outside agency decides without account,
 * the answer comes home and is judged, by the table and by the family.
 * @returns nothing; every page of the loop is looked at on the way
 */
async function playLoop(say: LoopWords): Promise<void> {
	const { locale } = say;
	const worker = (await lookAs(browser, 'Begeleider', locale)).page;
	await look(worker, `${locale}-01-today-worker`);

	// Reflect, at the table around a trajectory.
	await worker.goto('/reflections/new');
	await worker.locator('input[name=door][value=stuck]').check();
	await worker.locator('select[name=circleId]').selectOption({ label: say.tableOption });
	await look(worker, `${locale}-02-reflection-new`);
	await worker.locator('main form button.main').click();
	await worker.locator('input[name=familyKnows][value=yes]').check();
	await worker.locator('main form button.main').click();
	await worker.waitForURL(/reflections\/[0-9a-f-]{36}/);
	const reflection = worker.url().match(/reflections\/[0-9a-f-]{36}/)?.[0] ?? '';
	for (const step of ['reflect', 'objectify', 'analyse', 'plan', 'act']) {
		await worker.goto(`/${reflection}/${step}`);
		await look(worker, `${locale}-03-step-${step}`);
	}

	// What is structural becomes a signal.
	const from = new URL(worker.url());
	await worker.goto(`/signals/new?cycle=${reflection.split('/')[1]}&circle=${await circleOf(worker, say)}`);
	await worker.fill('#statement', say.statement);
	await worker.fill('#facts', `${say.fact}\n${say.namedFact}`);
	await worker.locator('input[name=support][value=withFamily]').check();
	await worker.locator('input[name=familyKnows][value=yes]').check();
	await open(worker, say.proposal);
	await worker.locator('select[name=topicId]').selectOption({ label: say.topic });
	await look(worker, `${locale}-04-signal-draft`);
	await worker.getByRole('button', { name: say.check, exact: true }).click();
	await worker.waitForURL(/gate/);
	await look(worker, `${locale}-05-gate-with-marks`);
	expect(await worker.locator('mark').allTextContents()).toContain('Lotte');
	await worker.getByRole('link', { name: say.rewrite }).click();
	await worker.fill('#facts', say.fact);
	await worker.getByRole('button', { name: say.check, exact: true }).click();
	await worker.waitForURL(/gate/);
	expect(await worker.locator('mark').count()).toBe(0);
	await open(worker, say.second);
	await worker.locator('select[name=personId]').selectOption({ label: 'Procesbegeleider' });
	await worker.getByRole('button', { name: say.ask, exact: true }).click();
	expect(await worker.getByRole('button', { name: say.send }).count()).toBe(0);

	// A companion of the table looks along first.
	const companion = (await lookAs(browser, 'Procesbegeleider', locale)).page;
	await companion.getByRole('link', { name: say.eyes }).first().click();
	await look(companion, `${locale}-06-second-reading`);
	await companion.getByRole('button', { name: say.nobody }).click();

	await worker.reload();
	await worker.locator('input[name=knowsReaders]').check();
	await look(worker, `${locale}-07-gate`);
	await worker.getByRole('button', { name: say.send }).click();
	await worker.waitForURL(/signals\/[0-9a-f-]{36}$/);
	const signal = new URL(worker.url()).pathname;
	await look(worker, `${locale}-08-journey-sent`);

	// Released in a batch, delivered to the coordinator, who receives and bundles it.
	await passDays(14);
	const coordinator = (await lookAs(browser, 'Coördinator van de regio', locale)).page;
	await look(coordinator, `${locale}-09-today-coordinator`);
	await coordinator.goto('/signals');
	await look(coordinator, `${locale}-10-signals-coordinator`);
	await coordinator.goto(signal);
	await coordinator.getByRole('button', { name: say.receive }).click();
	await look(coordinator, `${locale}-11-journey-received`);
	await coordinator.goto('/themes');
	await look(coordinator, `${locale}-12-themes`);
	await coordinator.getByRole('link', { name: say.theme }).first().click();
	await coordinator.waitForURL(/themes\/[0-9a-f-]{36}/);
	const theme = new URL(coordinator.url()).pathname;
	await open(coordinator, say.bundle);
	await coordinator.locator('label', { hasText: say.statement }).locator('input[type=checkbox]').check();
	await coordinator.locator('form[action="?/bundle"] button').last().click();
	await look(coordinator, `${locale}-13-theme-bundled`);

	// The learning network speaks about it and adds a nuance.
	await open(coordinator, say.stop);
	const stop = coordinator.locator('form[action="?/stop"]');
	await stop.locator('select[name=kind]').selectOption('learningNetwork');
	await stop.locator('select[name=circleId]').selectOption({ label: 'Lerend netwerk van de regio' });
	await stop.getByRole('button').click();
	const network = (await lookAs(browser, 'Voorzitter lerend netwerk', locale)).page;
	await network.goto(theme);
	await open(network, say.nuance);
	const nuance = network.locator('form[action="?/nuance"]');
	await nuance
		.locator('[name=sector]')
		.first()
		.fill('GGZ')
		.catch(() => nuance.locator('select[name=sector]').selectOption({ index: 1 }));
	await nuance.locator('[name=body]').fill(say.nuanceText);
	await nuance.getByRole('button').click();
	await look(network, `${locale}-14-theme-nuance`);

	// Recommended, and brought before an outside body by its own link.
	await coordinator.goto(theme);
	await open(coordinator, say.recommend);
	const recommend = coordinator.locator('form[action="?/recommend"]');
	await recommend.locator('select[name=audience]').selectOption('policyMakers');
	await recommend.locator('[name=body]').fill(say.recommendation);
	await recommend.locator('[name=conditions]').fill(say.condition);
	await recommend.locator('[name=obstacles]').fill(say.obstacle);
	await recommend.getByRole('button').click();
	await open(coordinator, say.bring);
	const bring = coordinator.locator('form[action="?/bring"]');
	await bring.locator('label', { hasText: say.agency }).locator('input').check();
	await bring.getByRole('button').click();
	await coordinator.goto(`${theme}/dossier`);
	await look(coordinator, `${locale}-15-dossier`);
	await coordinator.goto(theme);
	await open(coordinator, say.link);
	await coordinator.locator('form[action="?/link"] button').first().click();
	const code =
		/[0-9a-f]{4}(-[0-9a-f]{4}){7}/.exec((await coordinator.locator('main').textContent()) ?? '')?.[0] ?? '';
	expect(code).not.toBe('');
	await look(coordinator, `${locale}-16-theme-link`);

	// The outside body answers without account.
	const outside = (await visit(browser, { locale })).page;
	await outside.goto('/reply');
	await look(outside, `${locale}-17-reply-code`);
	await outside.fill('[name=code]', code);
	await outside.locator('main form button').first().click();
	await outside.waitForURL(/reply\/answer/);
	await outside.locator('input[name=verdict][value=partly]').check();
	await outside.locator('[name=replierName]').fill(say.replier);
	await outside.locator('textarea[name=reason]').fill(say.reason);
	await outside.locator('textarea[name=what]').fill(say.what);
	await look(outside, `${locale}-18-reply-answer`);
	await outside.locator('form.decision button.main').click();
	await outside.waitForLoadState();
	await look(outside, `${locale}-19-reply-thanks`);

	// The coordinator answers each signal with its own text.
	await coordinator.goto(`${theme}/answers`);
	const waiting = coordinator.locator('li', { hasText: say.statement });
	await waiting.locator('textarea').nth(0).fill(say.answer);
	await waiting.locator('textarea').nth(1).fill(say.plain);
	await look(coordinator, `${locale}-20-answers`);
	await coordinator.locator('button[formaction="?/send"]').click();
	await coordinator.waitForLoadState();

	// Home again: the table judges, and notes beside it what the family says.
	await passDays(15);
	await worker.goto('/today');
	await look(worker, `${locale}-21-today-answer`);
	await worker.goto(signal);
	expect(await worker.locator('main').textContent()).toContain(say.plain);
	await look(worker, `${locale}-22-journey-answered`);
	const judge = worker.locator('form[action="?/judge"]');
	await judge.first().locator('input[value=helped]').check();
	await judge.first().getByRole('button').click();
	await worker.waitForLoadState();
	await judge.first().locator('input[value=partly]').check();
	await judge.first().getByRole('button').click();
	await worker.waitForLoadState();
	const verdicts = await worker.locator('.verdicts div').allTextContents();
	expect(verdicts).toHaveLength(2);
	expect(verdicts.join(' ')).toContain(say.helped);
	expect(verdicts.join(' ')).toContain(say.partly);
	await look(worker, `${locale}-23-journey-judged`);
	expect(from.pathname).toContain('/reflections/');
	for (const page of [worker, companion, coordinator, network, outside]) await page.context().close();
}

/** The id of the table, from the page on which a reflection starts. */
async function circleOf(page: Page, say: LoopWords): Promise<string> {
	await page.goto('/reflections/new');
	const option = page.locator('select[name=circleId] option', { hasText: say.tableOption });
	return (await option.getAttribute('value')) ?? '';
}

test('the loop closes, in Dutch', () => playLoop(loopWords.nl));
test('the loop closes, in English', () => playLoop(loopWords.en));
