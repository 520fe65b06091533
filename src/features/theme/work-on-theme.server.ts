import { findCircle } from '#features/people/index.server.ts';
import { type CircleKind, isBody } from '#features/people/index.ts';
import { addReader, appendEvent, lockSignal, moveSignal } from '#features/signal/index.server.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import {
	addNuanceRow,
	addRecommendationRow,
	addStop,
	addTestRow,
	findRecommendation,
	listStops,
} from './road-store.server.ts';
import {
	canMoveTheme,
	mayBeShown,
	type RecommendationInput,
	type StopInput,
	type TestInput,
	type ThemeInput,
} from './theme.ts';
import {
	actsAsCoordinator,
	addTheme,
	addThemeSignal,
	changeTheme,
	findTheme,
	findThemeOfSignal,
	listThemeSignals,
	lockTheme,
	type Theme,
} from './theme-store.server.ts';

/**
 * Makes a theme; the same id twice is once.
 * @throws Refusal not-found for who does not coordinate the region
 */
export async function makeTheme(tx: Tx, id: string, input: ThemeInput): Promise<void> {
	if (!(await actsAsCoordinator(tx))) throw notFound();
	if (await findTheme(tx, id)) return;
	await addTheme(tx, id, input);
}

/** Writes on a theme; the coordinator does. */
export async function writeTheme(tx: Tx, id: string, input: ThemeInput): Promise<void> {
	await lockToWork(tx, id);
	await changeTheme(tx, id, input);
}

/** "We take three this year." */
export async function takeTheme(tx: Tx, id: string, year: number | null): Promise<void> {
	await lockToWork(tx, id);
	await changeTheme(tx, id, { takenInYear: year });
}

/**
 * Bundles a received signal into a theme. The addressee settled what it is about; people decide what belongs
 * together.
 * @throws Refusal not-found, bundled-already, signal-cannot-move
 */
export async function bundleSignal(tx: Tx, themeId: string, signalId: string): Promise<void> {
	const theme = await lockToWork(tx, themeId);
	const signal = await lockSignal(tx, signalId);
	if (!signal) throw notFound();
	const known = await findThemeOfSignal(tx, signalId);
	if (known?.id === themeId) return;
	if (known) {
		throw new Refusal('bundled-already', {
			nl: `Dit signaal zit al in het thema "${known.title}". Een signaal krijgt één antwoord en hoort dus in één thema.`,
			en: `This signal is already in the theme "${known.title}". A signal gets one answer and so belongs in one theme.`,
		});
	}
	await moveSignal(tx, signal, 'bundled', { what: 'bundled', side: 'coordinator', themeId });
	await addThemeSignal(tx, themeId, signalId);
	if (theme.state !== 'collecting') {
		await moveSignal(tx, { id: signalId, state: 'bundled' }, 'inDiscussion', {
			what: 'inDiscussion',
			side: 'coordinator',
			themeId,
		});
	}
	for (const stop of await listStops(tx, themeId)) {
		const circle = stop.circleId ? await findCircle(tx, stop.circleId) : undefined;
		if (circle && readsSignals(circle)) await addReader(tx, signalId, { circleId: circle.id });
	}
}

/**
 * A group or meeting speaks about the theme: the first stop brings the theme and its signals in discussion. The
 * members of a group may read the bundled signals from then on; those of a body read the theme, never a signal.
 * @throws Refusal not-found, also for a group around one family; too-few-tables for a body below three tables
 */
export async function addStopToTheme(tx: Tx, id: string, themeId: string, input: StopInput): Promise<void> {
	const theme = await lockToWork(tx, themeId);
	if ((await listStops(tx, themeId)).some((stop) => stop.id === id)) return;
	const circle = await groupOfStop(tx, themeId, input.circleId);
	await addStop(tx, id, themeId, input);
	const signals = await listThemeSignals(tx, themeId);
	for (const { id: signalId, state } of signals) {
		if (circle && readsSignals(circle)) await addReader(tx, signalId, { circleId: circle.id });
		if (state === 'bundled') {
			await moveSignal(tx, { id: signalId, state }, 'inDiscussion', {
				what: 'inDiscussion',
				side: 'coordinator',
				themeId,
				note: input.kind,
			});
		} else {
			await appendEvent(tx, {
				signalId,
				what: 'discussed',
				from: null,
				to: null,
				side: 'coordinator',
				themeId,
				note: input.kind,
			});
		}
	}
	if (theme.state === 'collecting') await changeTheme(tx, themeId, { state: 'inDiscussion' });
}

function readsSignals(circle: { readonly kind: string }): boolean {
	return !isBody(circle.kind as CircleKind);
}

async function groupOfStop(tx: Tx, themeId: string, circleId: string | null) {
	if (!circleId) return undefined;
	const circle = await findCircle(tx, circleId);
	if (!circle || circle.kind === 'table' || circle.kind === 'individual') throw notFound();
	if (readsSignals(circle)) return circle;
	const theme = await findTheme(tx, themeId);
	if (!mayBeShown(theme?.tables ?? null)) throw tooFewTables();
	return circle;
}

/** What a sector or partner adds. Everyone who may read the theme may add one. */
export async function addNuance(
	tx: Tx,
	id: string,
	themeId: string,
	input: { sector: string; body: string },
) {
	if (!(await findTheme(tx, themeId))) throw notFound();
	await addNuanceRow(tx, id, themeId, input);
}

/** The first recommendation brings the theme and its signals to "recommended". */
export async function recommend(
	tx: Tx,
	id: string,
	themeId: string,
	input: RecommendationInput,
): Promise<void> {
	const theme = await lockToWork(tx, themeId);
	if (theme.state === 'collecting') {
		throw new Refusal('discuss-first', {
			nl: 'Bespreek het thema eerst met een groep of partner. Voeg daarvoor een halte toe aan de weg.',
			en: 'Discuss the theme with a group or partner first. Add a stop to its road for that.',
		});
	}
	await addRecommendationRow(tx, id, themeId, input);
	if (theme.state !== 'inDiscussion') return;
	await changeTheme(tx, themeId, { state: 'recommended' });
	for (const { id: signalId, state } of await listThemeSignals(tx, themeId)) {
		if (state !== 'inDiscussion') continue;
		await moveSignal(tx, { id: signalId, state }, 'recommended', {
			what: 'recommended',
			side: 'coordinator',
			themeId,
		});
	}
}

/** Who tested a recommendation, when, and what changed by it. */
export async function addTest(tx: Tx, id: string, recommendationId: string, input: TestInput): Promise<void> {
	const known = await findRecommendation(tx, recommendationId);
	if (!known) throw notFound();
	await lockToWork(tx, known.themeId);
	await addTestRow(tx, id, recommendationId, input);
}

/**
 * Shows the theme to the whole region.
 * @throws Refusal too-few-tables below three tables
 */
export async function publishTheme(tx: Tx, id: string): Promise<void> {
	await lockToWork(tx, id);
	const theme = await findTheme(tx, id);
	if (!mayBeShown(theme?.tables ?? null)) throw tooFewTables();
	await changeTheme(tx, id, { publishedOn: tx.actor.today });
}

/** The theme for its coordinator, locked; not found for everyone else. */
export async function lockToWork(tx: Tx, id: string): Promise<Pick<Theme, 'id' | 'state' | 'topicId'>> {
	if (!(await actsAsCoordinator(tx))) throw notFound();
	return await lockOrRefuse(tx, id);
}

/** The theme for whoever may move it along, locked: the coordinator and who is to answer. */
export async function lockOrRefuse(tx: Tx, id: string): Promise<Pick<Theme, 'id' | 'state' | 'topicId'>> {
	const theme = await lockTheme(tx, id);
	if (!theme) throw notFound();
	return theme;
}

export function checkThemeMove(from: Theme['state'], to: Theme['state']): void {
	if (canMoveTheme(from, to)) return;
	throw new Refusal('theme-cannot-move', {
		nl: 'Dit kan niet op dit punt van het thema. Laad de pagina opnieuw: misschien deed iemand intussen al iets.',
		en: 'This is not possible at this point of the theme. Reload the page: someone may have acted meanwhile.',
	});
}

/** A theme is shown outside from three tables on. */
export function tooFewTables(): Refusal {
	return new Refusal('too-few-tables', {
		nl: 'Achter dit thema staan minder dan drie tafels. We tonen het pas vanaf drie, zodat niemand een gezin herkent.',
		en: 'Fewer than three tables stand behind this theme. We show it from three on, so that nobody recognises a family.',
	});
}
