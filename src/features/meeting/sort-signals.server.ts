import { randomUUID } from 'node:crypto';
import { findMe } from '#features/people/index.server.ts';
import { holds, isBody } from '#features/people/index.ts';
import {
	bundleSignal,
	findTheme,
	findThemeOfSignal,
	listSignalsToBundle,
	makeTheme,
} from '#features/theme/index.server.ts';
import { type ThemeInput, themeInput } from '#features/theme/index.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { findMeeting } from './meeting-store.server.ts';
import type { MeetingDoor } from './note-results.server.ts';
import { happens, refuse } from './outcome.ts';
import type { MeetingRow } from './planned-meeting.ts';
import { type SignalGroup, signalGroupsOf, signalsOn } from './signal-groups.ts';

/** The method in which a group sorts signals. */
const SORTING = 'sorting-signals';
/** The most signals that are laid on the table at once: what a group can look through. */
export const MOST_LAID = 150;

/**
 * Whether received signals may be laid on the table of a meeting: it sorts signals, and its group may see single ones. Who
 * decides for the region gets themes; a trajectory's table keeps to its own.
 */
export function maySort({ slug, circleKind }: Pick<MeetingRow, 'slug' | 'circleKind'>): boolean {
	return slug === SORTING && circleKind !== 'table' && !isBody(circleKind);
}

/**
 * Lays received signals that are in no theme yet on the table of an open meeting, as cards without an author: the oldest
 * first, at most `MOST_LAID` at once. Those that lie there stay as they are.
 * @returns how many were added, and how many are left to lay
 * @throws Refusal not-found for who does not coordinate the region, not-opened, meeting-ended
 */
export async function laySignals(
	door: MeetingDoor,
	meetingId: string,
): Promise<{ laid: number; left: number }> {
	const { regionId, signals } = await door.act(async (tx) => {
		await meetingToSort(tx, meetingId);
		return { regionId: tx.actor.regionId, signals: await listSignalsToBundle(tx) };
	});
	const oldestFirst = signals.toSorted((a, b) => a.sentOn.localeCompare(b.sentOn));
	let told = { laid: 0, left: 0 };
	await door.live.ask(regionId, meetingId, (state) => {
		if (state.stage === 'planned') return refuse('not-opened');
		if (state.stage === 'ended') return refuse('meeting-ended');
		const there = signalsOn(state);
		const fresh = oldestFirst.filter(({ id }) => !there.has(id));
		const now = fresh.slice(0, MOST_LAID);
		told = { laid: now.length, left: fresh.length - now.length };
		return happens(
			...now.map(({ id, statement }) => ({
				what: 'cardWritten' as const,
				card: { id: randomUUID(), text: statement, by: null, place: null, shown: true, signalId: id },
			})),
		);
	});
	return told;
}

export type SortedGroup = SignalGroup & {
	/** How many of its signals can still be bundled. */
	readonly open: number;
	/** The themes in which others were bundled. */
	readonly themes: readonly { readonly id: string; readonly title: string }[];
};

/** Groups of cards that are signals, with the themes in which they were bundled since; for the coordinator. */
export async function listSortedGroups(door: MeetingDoor, meetingId: string): Promise<SortedGroup[]> {
	const regionId = await door.act(async (tx) => {
		await meetingToSort(tx, meetingId);
		return tx.actor.regionId;
	});
	const groups = signalGroupsOf((await door.live.recall(regionId, meetingId)).state);
	return door.act(async (tx) => {
		const waiting = await signalsWaiting(tx);
		const told: SortedGroup[] = [];
		for (const group of groups) {
			const gone = group.signalIds.filter((id) => !waiting.has(id));
			const themes = new Map<string, { id: string; title: string }>();
			for (const signalId of gone) {
				const theme = await findThemeOfSignal(tx, signalId);
				if (theme) themes.set(theme.id, theme);
			}
			const open = group.signalIds.length - gone.length;
			told.push({ ...group, open, themes: [...themes.values()] });
		}
		return told;
	});
}

/**
 * Makes a theme of a group of cards that are signals, or bundles them into one that exists. A new theme gets the id of the
 * group, so that twice makes one. Signals that went on in the meantime, in another theme or back, are skipped.
 * @param input.themeId an existing theme; null for a new one
 * @param input.kind of a new theme
 * @returns the id of the theme, and how many signals were skipped
 * @throws Refusal not-found, group-unnamed, signals-went-on when none can be bundled any more
 */
export async function bundleGroup(
	door: MeetingDoor,
	input: {
		readonly meetingId: string;
		readonly groupId: string;
		readonly themeId: string | null;
		readonly kind: ThemeInput['kind'];
	},
): Promise<{ themeId: string; skipped: number }> {
	const { meetingId, groupId, themeId, kind } = input;
	const regionId = await door.act(async (tx) => {
		await meetingToSort(tx, meetingId);
		return tx.actor.regionId;
	});
	const { state } = await door.live.recall(regionId, meetingId);
	const group = signalGroupsOf(state).find(({ id }) => id === groupId);
	if (!group) throw notFound();
	return door.act(async (tx) => {
		const into = themeId ?? groupId;
		const waiting = await signalsWaiting(tx);
		const fresh = group.signalIds.filter((id) => waiting.has(id));
		let skipped = 0;
		for (const id of group.signalIds)
			if (!waiting.has(id) && (await findThemeOfSignal(tx, id))?.id !== into) skipped += 1;
		if (skipped === group.signalIds.length) throw signalsWentOn();
		if (!themeId && !(await findTheme(tx, groupId))) {
			if (group.title.length < 3) throw unnamed();
			await makeTheme(tx, groupId, themeInput.parse({ kind, title: group.title.slice(0, 160) }));
		}
		for (const signalId of fresh) await bundleSignal(tx, into, signalId);
		return { themeId: into, skipped };
	});
}

/** Received signals that are in no theme yet, by id. */
async function signalsWaiting(tx: Tx): Promise<Set<string>> {
	return new Set((await listSignalsToBundle(tx)).map(({ id }) => id));
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

function signalsWentOn(): Refusal {
	return new Refusal('signals-went-on', {
		nl: 'Alle signalen van deze groep gingen intussen al verder, in een ander thema of terug naar hun tafel.',
		en: 'All signals of this group have gone on in the meantime, in another theme or back to their table.',
	});
}
