import type { HolidayRules } from '#features/mandate/index.ts';
import { calendarOfNotice } from '#features/meeting/index.server.ts';
import { listRegions } from '#features/people/index.server.ts';
import { closeDueScans } from '#features/scan/index.server.ts';
import {
	chainEvents,
	deliverWaiting,
	listLetterboxes,
	listUnmailed,
	markMailed,
	releaseSignals,
	remindActions,
	remindPromises,
	runClocks,
	tellSenders,
} from '#features/signal/index.server.ts';
import { mailOf } from '#features/signal/index.ts';
import { applyThemeDecision, listDecidedThemes } from '#features/theme/index.server.ts';
import { openUpDueHomework } from '#features/working-group/index.server.ts';
import type { Day } from '#platform/day.ts';
import { type Actor, asJobs, asNobody, type Platform } from '#platform/db/context.server.ts';
import type { Mailer } from '#platform/mail/mailer.server.ts';

export type Round = {
	readonly released: number;
	readonly delivered: number;
	readonly clockSteps: number;
	readonly scansClosed: number;
	readonly homeworkOpened: number;
	readonly told: number;
	readonly chained: number;
	readonly mailed: number;
};

type Tools = {
	readonly platform: Platform;
	readonly holidays: HolidayRules;
	readonly mailer: Mailer;
	readonly address: string;
};

const MAILS_A_ROUND = 200;

/**
 * One round of everything that happens by itself, in every region: release batches, deliver what somebody took on,
 * walk the clocks, close scans and open up homework whose day has passed, carry decisions to their signals, tell those
 * who raised them, hash the chain, send mail. Each part is its own transaction and harmless to repeat.
 * @returns what was done in each region, by number of the region
 */
export async function runRound(tools: Tools, today: Day): Promise<Record<number, Round>> {
	const regions = await asNobody(tools.platform, (tx) => listRegions(tx));
	const done: Record<number, Round> = {};
	for (const { regionId, loading, demonstration } of regions) {
		if (loading) continue;
		// Nobody reads the mail of a demonstration: its people are roles.
		const mailer = demonstration ? { ...tools.mailer, sends: false } : tools.mailer;
		done[regionId] = await runRoundOf({ ...tools, mailer }, { regionId, today });
	}
	return done;
}

/** The same for one region. */
export async function runRoundOf(tools: Tools, actor: Actor): Promise<Round> {
	const { platform, holidays } = tools;
	const released = await asJobs(platform, actor, (tx) => releaseSignals(tx, holidays));
	const delivered = await asJobs(platform, actor, (tx) => deliverWaiting(tx, holidays));
	const clockSteps = await asJobs(platform, actor, (tx) => runClocks(tx));
	await asJobs(platform, actor, (tx) => remindPromises(tx));
	const scansClosed = await asJobs(platform, actor, (tx) => closeDueScans(tx));
	const homeworkOpened = await asJobs(platform, actor, (tx) => openUpDueHomework(tx));
	await asJobs(platform, actor, async (tx) => {
		for (const themeId of await listDecidedThemes(tx)) await applyThemeDecision(tx, themeId);
	});
	let told = 0;
	for (const circleId of await asJobs(platform, actor, (tx) => listLetterboxes(tx))) {
		told += await asJobs(platform, { ...actor, circleId }, async (tx) => {
			const reminded = await remindActions(tx, circleId);
			return reminded + (await tellSenders(tx, circleId));
		});
	}
	const chained = await asJobs(platform, actor, (tx) => chainEvents(tx));
	const mailed = await mailNotices(tools, actor);
	return { released, delivered, clockSteps, scansClosed, homeworkOpened, told, chained, mailed };
}

/**
 * Sends what was not mailed yet. When the mail server does not answer, the rest waits for the next round; an address
 * that the server refuses for good is noted and not tried again.
 */
async function mailNotices({ platform, mailer, address }: Tools, actor: Actor): Promise<number> {
	if (!mailer.sends) return 0;
	const waiting = await asJobs(platform, actor, (tx) => listUnmailed(tx, MAILS_A_ROUND));
	let mailed = 0;
	for (const notice of waiting) {
		let failed: string | null = null;
		try {
			const calendar = await asJobs(platform, actor, (tx) => calendarOfNotice(tx, notice, address));
			if (notice.email) await mailer.send({ to: notice.email, ...mailOf(notice, address), ...calendar });
			mailed += 1;
		} catch (error) {
			if (!refusedForGood(error)) return mailed;
			failed = (error as Error).message;
		}
		await asJobs(platform, actor, (tx) => markMailed(tx, notice.id, failed));
	}
	return mailed;
}

/** SMTP answers from 500 on are final (RFC 5321, section 4.2.1). */
function refusedForGood(error: unknown): boolean {
	return error instanceof Error && 'responseCode' in error && Number(error.responseCode) >= 500;
}
