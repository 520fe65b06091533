import { endLoading, findPeopleOfUser, listRegions } from '#features/people/index.server.ts';
import {
	chainEvents,
	clearNotices,
	deliverWaiting,
	listMyNotices,
	listOpenDeliveries,
	releaseSignals,
	runClocks,
	tellSenders,
} from '#features/signal/index.server.ts';
import { findUser } from '#platform/auth/make-user.server.ts';
import type { Day } from '#platform/day.ts';
import { asNobody } from '#platform/db/context.server.ts';
import { Refusal } from '#platform/refusal.ts';
import { emailOf } from './accounts.ts';
import { type Calendar, makeCalendar } from './calendar.ts';
import { fillWorksheets } from './fill-worksheets.server.ts';
import { foundRegion, makeGroups } from './found-region.server.ts';
import { DESK, holderOf, makeMandates } from './make-mandates.server.ts';
import { planTheme } from './make-themes.server.ts';
import { importRegister, openTables } from './open-tables.server.ts';
import { planMeetings } from './plan-meetings.server.ts';
import { type Demonstration, readDemonstration } from './read-demonstration.server.ts';
import { removeDemonstrationRegion } from './remove-demonstration.server.ts';
import { planSendings, planStory, signalName } from './send-signals.server.ts';
import { sitAtTables } from './sit-at-tables.server.ts';
import type { Stage, Tools } from './stage.server.ts';
import { planGroupWork } from './work-in-groups.server.ts';

/** Notices from before that day were seen by everyone. */
const SEEN_BEFORE = -45;

/**
 * Loads the demonstration region: its people do everything themselves, through the same commands as pages, on days of
 * the past year. What breaks halfway leaves nothing behind.
 * @param today the day on which it is shown; the register keeps its own days
 * @param onProgress a line for whoever waits
 * @throws Refusal demonstration-there
 */
export async function loadDemonstration(
	tools: Tools,
	today: Day,
	onProgress: (line: string) => void = () => {},
): Promise<{ regionId: number }> {
	const content = readDemonstration(tools.root);
	if (await isThere(tools, content)) throw thereAlready();
	onProgress('Demonstration: people, groups and mandates ...');
	const stage = await foundRegion(tools, content.people, today);
	try {
		await fill(stage, content, onProgress);
	} catch (error) {
		await removeDemonstrationRegion(tools);
		throw error;
	}
	await asNobody(tools.platform, (tx) => endLoading(tx, stage.regionId));
	onProgress('Demonstration: ready.');
	return { regionId: stage.regionId };
}

async function fill(stage: Stage, content: Demonstration, onProgress: (line: string) => void): Promise<void> {
	const calendar = makeCalendar();
	await makeGroups(stage, content.people, DESK);
	await makeMandates(stage, content.mandates, content.people, calendar);
	onProgress('Demonstration: the register and the tables ...');
	await importRegister(stage, content.register);
	await openTables(stage, content.people);
	await sitAtTables(stage, content.people, content.tables);
	await fillWorksheets(stage, content.worksheets);
	onProgress('Demonstration: a year of signals and themes ...');
	planSendings(stage, content, calendar);
	for (const theme of content.themes) planTheme(stage, content, theme, calendar);
	planGroupWork(stage, content.groupWork, calendar);
	calendar.tellOn(0);
	await calendar.play(stage.today, {
		round: (count) => round(stage, content, calendar, count),
		tell: (count) => tellEverybody(stage, content, count),
	});
	await planMeetings(stage, content.meetings);
	for (const { id } of content.people.people) await clearOld(stage, id);
	while ((await stage.jobs(0, (tx) => chainEvents(tx))) > 0);
}

/** The jobs of one day. What arrived that day gets its further story. */
async function round(stage: Stage, content: Demonstration, calendar: Calendar, count: number): Promise<void> {
	const { holidays } = stage.tools.rules;
	const open = await stage.jobs(count, async (tx) => {
		await releaseSignals(tx, holidays);
		await deliverWaiting(tx, holidays);
		await runClocks(tx);
		return listOpenDeliveries(tx);
	});
	const today = stage.dayOf(count);
	const arrived = open.filter(({ deliveredOn, signalId }) => deliveredOn === today && signalId !== null);
	for (const { signalId, addresseeId } of arrived) {
		const signal = content.signals.signals.find(({ n }) => stage.idOf(signalName(n)) === signalId);
		const to = [DESK, ...content.mandates.addressees.map(({ id }) => id)].find(
			(id) => stage.idOf(`addressee:${id}`) === addresseeId,
		);
		if (!signal || !to) continue;
		const holder = holderOf(to, content.mandates, content.people);
		planStory(stage, content.people, signal, count, holder, calendar);
	}
}

async function tellEverybody(stage: Stage, { people }: Demonstration, count: number): Promise<void> {
	for (const { id } of people.circles)
		await stage.jobs(count, (tx) => tellSenders(tx, stage.idOf(`circle:${id}`)), id);
}

/** What somebody was told long ago has been seen. */
async function clearOld(stage: Stage, person: string): Promise<void> {
	await stage.as(person, 0, async (tx) => {
		for (const { id, madeOn } of await listMyNotices(tx))
			if (madeOn < stage.dayOf(SEEN_BEFORE)) await clearNotices(tx, { id });
	});
}

async function isThere({ platform, auth }: Tools, { people }: Demonstration): Promise<boolean> {
	const [first] = people.people;
	const user = first && (await findUser(auth, emailOf(first.id)));
	return asNobody(platform, async (tx) => {
		const named = (await listRegions(tx)).some((one) => one.demonstration && one.name === people.region);
		return named || (user !== undefined && (await findPeopleOfUser(tx, user)).length > 0);
	});
}

function thereAlready(): Refusal {
	return new Refusal('demonstration-there', {
		nl: 'De demonstratie staat er al. Meld je aan als een van haar rollen, of haal ze eerst weg.',
		en: 'The demonstration is there already. Log in as one of its roles, or remove it first.',
	});
}
