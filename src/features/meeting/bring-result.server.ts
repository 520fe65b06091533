import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { planAction } from '#features/action/index.server.ts';
import { type SaveItem, saveItem, startCycle } from '#features/cycle/index.server.ts';
import { findMe, listMembers, recordAudit } from '#features/people/index.server.ts';
import { holds } from '#features/people/index.ts';
import { writeDraft } from '#features/signal/index.server.ts';
import { draftBody } from '#features/signal/index.ts';
import { addNuance, findTheme, recommend } from '#features/theme/index.server.ts';
import { audiences, recommendationInput } from '#features/theme/index.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { meetingRefusal } from './meeting-refusals.ts';
import { type Agreed, MOST_CHARACTERS } from './meeting-state.ts';
import { findMeeting, lockMeeting, updateMeeting } from './meeting-store.server.ts';
import type { MeetingDoor } from './note-results.server.ts';
import { noteBecame } from './note-results.ts';
import { type MeetingRow, ticked } from './planned-meeting.ts';
import { type Becoming, becomings, placeOfResult } from './results.ts';
import { type GateLists, lookBeforeTheme } from './words-for-theme.ts';

/** What bringing a result along asks; text and sector as they were noted when they are left out. */
export const bringInput = z.object({
	into: z.enum(becomings),
	/** As it goes to the theme. */
	text: z.string().trim().max(MOST_CHARACTERS).optional(),
	/** Of a nuance: the sector or partner whose it is. */
	sector: z.string().trim().max(80).optional(),
	/** Of a recommendation: for whom. */
	audience: z.enum(audiences).default('networks'),
	/** Whoever brings it saw the words that can point at somebody, and lets them stand. */
	looked: ticked,
});
type Bringing = z.output<typeof bringInput>;

const pieces = {
	observation: { step: 'objectify', kind: 'observation' },
	hypothesis: { step: 'analyse', kind: 'hypothesis' },
	condition: { step: 'plan', kind: 'condition' },
} as const satisfies Partial<Record<Becoming, Pick<SaveItem, 'step' | 'kind'>>>;

/**
 * Takes something that a meeting agreed along: into the reflection, as an action of whoever took it on, as the beginning of
 * a signal, or as what is added to the theme. What is made gets the id of the agreement, so that twice makes one. A
 * meeting without a reflection begins one in its group when that is needed.
 * @param lists by which words are found that may not go to a theme
 * @returns where it stands now
 * @throws Refusal not-found, cycle-closed, stays-at-table, family-reads-first, meeting-without-theme, theme-unreadable,
 * coordinator-recommends, discuss-first, sector-missing, text-too-short, words-identify, words-point
 */
export async function bringResult(
	door: MeetingDoor,
	{ meetingId, agreedId, ...input }: Bringing & { readonly meetingId: string; readonly agreedId: string },
	lists: GateLists,
): Promise<{ path: string }> {
	const { regionId, row } = await door.act(async (tx) => {
		const row = await findMeeting(tx, meetingId);
		if (!row) throw notFound();
		return { regionId: tx.actor.regionId, row };
	});
	const { state, members } = await door.live.recall(regionId, meetingId);
	const agreed = state.agreed.get(agreedId);
	if (!agreed) throw notFound();
	if (agreed.became) return { path: placeOfResult(row, agreed) ?? `/meetings/${meetingId}` };
	const owner = agreed.owner && (members.get(agreed.owner) ?? agreed.owner);
	const path = await door.act(async (tx) => {
		if (row.circleKind === 'table') await recordAudit(tx, 'bring-from-meeting', meetingId, row.circleId);
		return make(tx, row, { ...agreed, owner }, input, lists);
	});
	await door.live.ask(regionId, meetingId, (now) => noteBecame(now, agreedId, input.into));
	return { path };
}

async function make(
	tx: Tx,
	row: MeetingRow,
	agreed: Agreed,
	input: Bringing,
	lists: GateLists,
): Promise<string> {
	const { id, text, owner } = agreed;
	const { into } = input;
	if (into === 'nuance' || into === 'recommendation') return addToTheme(tx, row, agreed, input, lists);
	if (into === 'action') {
		const members = await listMembers(tx, row.circleId);
		const ownerId = members.find(({ personId }) => personId === owner)?.personId ?? tx.actor.personId ?? '';
		const home = { circleId: row.circleId, ...(row.cycleId ? { cycleId: row.cycleId } : {}) };
		await planAction(tx, { id, ...home, what: text, ownerId, ...(agreed.due ? { dueOn: agreed.due } : {}) });
		return `/actions/${id}`;
	}
	if (into === 'signal' && row.circleKind === 'table' && !row.familyReadOn)
		throw meetingRefusal('family-reads-first');
	const cycleId = await reflectionOf(tx, row);
	if (into === 'signal') {
		const body = draftBody.parse({ statement: text.slice(0, 400) });
		await writeDraft(tx, { id, circleId: row.circleId, cycleId, version: 0, body });
		return `/signals/draft/${id}`;
	}
	const { step, kind } = pieces[into];
	const piece = { slot: null, parentId: null, version: 0, base: {}, fields: { text } };
	await saveItem(tx, { cycleId, id, step, kind, ...piece });
	return `/reflections/${cycleId}/${step}`;
}

/** The reflection of a meeting; begun now when there is none. Two people at the same moment begin one. */
async function reflectionOf(tx: Tx, row: MeetingRow): Promise<string> {
	const now = await lockMeeting(tx, row.id);
	if (now?.cycleId) return now.cycleId;
	const id = randomUUID();
	await startCycle(tx, { id, circleId: row.circleId, door: 'lookBack', title: row.title.slice(0, 160) });
	await updateMeeting(tx, row, { cycleId: id });
	return id;
}

async function addToTheme(
	tx: Tx,
	row: MeetingRow,
	agreed: Agreed,
	input: Bringing,
	lists: GateLists,
): Promise<string> {
	if (row.circleKind === 'table') throw staysAtTable();
	if (!row.themeId) throw withoutTheme();
	const theme = await findTheme(tx, row.themeId);
	if (!theme) throw themeUnreadable();
	const body = input.text ?? agreed.text;
	if (input.into === 'nuance') {
		const sector = input.sector ?? agreed.sector;
		if (sector === '') throw sectorMissing();
		if (body.length < 3) throw tooShort();
		lookBeforeTheme({ text: body, sector }, lists, input.looked);
		await addNuance(tx, agreed.id, theme.id, { sector, body });
		return `/themes/${theme.id}#nuances`;
	}
	const me = await findMe(tx);
	if (!me || !holds(me, 'coordinator')) throw coordinatorRecommends();
	if (body.length < 5) throw tooShort();
	lookBeforeTheme({ text: body }, lists, input.looked);
	const { audience } = input;
	await recommend(tx, agreed.id, theme.id, recommendationInput.parse({ audience, body }));
	return `/themes/${theme.id}#recommendations`;
}

function staysAtTable(): Refusal {
	return new Refusal('stays-at-table', {
		nl: 'Wat aan de tafel van een traject gezegd is, blijft daar. Begin er een signaal mee: dat vertrekt zonder de casus.',
		en: 'What was said at the table of a trajectory stays there. Begin a signal with it: that leaves without the case.',
	});
}

function withoutTheme(): Refusal {
	return new Refusal('meeting-without-theme', {
		nl: 'Deze bijeenkomst hoort nog bij geen thema. Kies hieronder eerst bij welk thema dit past.',
		en: 'This meeting belongs to no theme yet. First choose below which theme it belongs to.',
	});
}

function themeUnreadable(): Refusal {
	return new Refusal('theme-unreadable', {
		nl: 'Het thema van deze bijeenkomst ligt niet bij jullie groep: jij leest het nog niet. Kies hieronder een ander, of vraag de coördinator om jullie groep op de weg van het thema te zetten.',
		en: 'The theme of this meeting does not lie with your group: you do not read it yet. Choose another one below, or ask the coordinator to put your group on the road of the theme.',
	});
}

function sectorMissing(): Refusal {
	const sentence = {
		nl: 'Zeg vanuit welke sector of partner dit komt, niet vanuit welke groep.',
		en: 'Say from which sector or partner this comes, not from which group.',
	};
	return new Refusal('sector-missing', sentence, 400, { sector: sentence });
}

function coordinatorRecommends(): Refusal {
	return new Refusal(
		'coordinator-recommends',
		{
			nl: 'Een aanbeveling schrijft de coördinator van de regio op. Vraag het, of voeg dit toe als nuance.',
			en: 'The coordinator of the region writes recommendations down. Ask for it, or add this as a nuance.',
		},
		403,
	);
}

function tooShort(): Refusal {
	const sentence = {
		nl: 'Dit is te kort om alleen te staan. Schrijf het op als een volledige zin.',
		en: 'This is too short to stand alone. Write it down as a whole sentence.',
	};
	return new Refusal('text-too-short', sentence, 400, { text: sentence });
}
