import { randomUUID } from 'node:crypto';
import { findMe } from '#features/people/index.server.ts';
import { holds, isBody } from '#features/people/index.ts';
import {
	bundleSignal,
	findThemeOfSignal,
	listSignalsToBundle,
	makeTheme,
} from '#features/theme/index.server.ts';
import { themeInput } from '#features/theme/index.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { findMeeting } from './meeting-store.server.ts';
import type { MeetingDoor } from './note-results.server.ts';
import { happens, refuse } from './outcome.ts';
import type { MeetingRow } from './planned-meeting.ts';
import { type SignalGroup, signalGroupsOf, signalsOn } from './signal-groups.ts';

/** The method in which a group sorts signals. */
const SORTING = 'sorting-signals';

/**
 * Whether received signals may be laid on the table of a meeting: it sorts signals, and its group may see single ones. Who
 * decides for the region gets themes; a trajectory's table keeps to its own.
 */
export function maySort({ slug, circleKind }: Pick<MeetingRow, 'slug' | 'circleKind'>): boolean {
	return slug === SORTING && circleKind !== 'table' && !isBody(circleKind);
}

/**
 * Lays the received signals that are in no theme yet on the table of an open meeting, as cards without an author. Those
 * that lie there stay as they are.
 * @returns how many were added
 * @throws Refusal not-found for who does not coordinate the region, not-opened
 */
export async function laySignals(door: MeetingDoor, meetingId: string): Promise<number> {
	const { regionId, signals } = await door.act(async (tx) => {
		await meetingToSort(tx, meetingId);
		return { regionId: tx.actor.regionId, signals: await listSignalsToBundle(tx) };
	});
	let added = 0;
	await door.live.ask(regionId, meetingId, (state) => {
		if (state.stage === 'planned') return refuse('not-opened');
		if (state.stage === 'ended') return refuse('meeting-ended');
		const there = signalsOn(state);
		const fresh = signals.filter(({ id }) => !there.has(id));
		added = fresh.length;
		return happens(
			...fresh.map(({ id, statement }) => ({
				what: 'cardWritten' as const,
				card: { id: randomUUID(), text: statement, by: null, place: null, shown: true, signalId: id },
			})),
		);
	});
	return added;
}

/** Groups of cards that are signals, with the theme in which they were bundled since; for the coordinator. */
export async function listSortedGroups(
	door: MeetingDoor,
	meetingId: string,
): Promise<(SignalGroup & { readonly theme: { id: string; title: string } | undefined })[]> {
	const regionId = await door.act(async (tx) => {
		await meetingToSort(tx, meetingId);
		return tx.actor.regionId;
	});
	const groups = signalGroupsOf((await door.live.recall(regionId, meetingId)).state);
	return door.act(async (tx) => {
		const told = [];
		for (const group of groups) {
			const themes = new Map<string, { id: string; title: string }>();
			for (const signalId of group.signalIds) {
				const theme = await findThemeOfSignal(tx, signalId);
				themes.set(theme?.id ?? '', theme ?? { id: '', title: '' });
			}
			const [only] = [...themes.values()];
			told.push({ ...group, theme: themes.size === 1 && only?.id ? only : undefined });
		}
		return told;
	});
}

/**
 * Makes a theme of a group of cards that are signals, or bundles them into one that exists. A new theme gets the id of the
 * group, so that twice makes one.
 * @param themeId an existing theme; null for a new one
 * @returns the id of the theme
 * @throws Refusal not-found, group-unnamed, bundled-already, signal-cannot-move
 */
export async function bundleGroup(
	door: MeetingDoor,
	input: { readonly meetingId: string; readonly groupId: string; readonly themeId: string | null },
): Promise<string> {
	const { meetingId, groupId, themeId } = input;
	const regionId = await door.act(async (tx) => {
		await meetingToSort(tx, meetingId);
		return tx.actor.regionId;
	});
	const { state } = await door.live.recall(regionId, meetingId);
	const group = signalGroupsOf(state).find(({ id }) => id === groupId);
	if (!group) throw notFound();
	return door.act(async (tx) => {
		const into = themeId ?? groupId;
		if (!themeId) {
			if (group.title.length < 3) throw unnamed();
			await makeTheme(tx, groupId, themeInput.parse({ kind: 'barrier', title: group.title.slice(0, 160) }));
		}
		for (const signalId of group.signalIds) await bundleSignal(tx, into, signalId);
		return into;
	});
}

async function meetingToSort(tx: Tx, id: string): Promise<void> {
	const row = await findMeeting(tx, id);
	const me = await findMe(tx);
	if (!row || !me || !holds(me, 'coordinator') || !maySort(row)) throw notFound();
}

function unnamed(): Refusal {
	return new Refusal('group-unnamed', {
		nl: 'Geef deze groep eerst een naam van enkele woorden. Zo heet straks het thema.',
		en: 'First give this group a name of a few words. The theme will be called so.',
	});
}
