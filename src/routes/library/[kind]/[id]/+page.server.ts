import { redirect } from '@sveltejs/kit';
import {
	activitiesOf,
	cardsOf,
	drawOne,
	type EntryKind,
	type EntryOf,
	entryKinds,
	type InBothLanguages,
	type Language,
	type Library,
	referencesIn,
	toolsIn,
	walkTree,
} from '#features/method/index.ts';
import { copyMethod, openLibrary, setEntryState } from '#features/pack/index.server.ts';
import { notFound } from '#platform/refusal.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** An entry with its kind beside it, so that a page can tell what it holds. */
type Shown = { [K in EntryKind]: { kind: K; entry: EntryOf[K] } }[EntryKind];

function findShown(library: Library, asked: string, id: string, language: Language): Shown {
	const kind = entryKinds.find((one) => one === asked);
	const entry: InBothLanguages<EntryOf[EntryKind]> | undefined = kind && library[kind].get(id);
	if (!entry) throw notFound();
	return { kind, entry: entry[language] } as Shown;
}

/** One card or question drawn, when the address asks for it. */
function drawnFrom(shown: Shown, url: URL) {
	if (!url.searchParams.has('draw')) return undefined;
	const seen = (url.searchParams.get('seen') ?? '').split(',').filter((id) => id !== '');
	const all =
		shown.kind === 'deck'
			? shown.entry.cards
			: shown.kind === 'instrument' && shown.entry.engine === 'guide'
				? shown.entry.sections.flatMap((section) =>
						section.questions.map((question) => ({ ...question, id: `${section.id}.${question.id}` })),
					)
				: [];
	const card = drawOne<{ id: string; text: string; deepen?: string; hint?: string | undefined }>(
		all,
		seen,
		Math.random(),
	);
	return {
		card,
		seen: card ? [...seen, card.id] : seen,
		left: all.length - seen.length - (card ? 1 : 0),
		pair: url.searchParams.has('pair'),
	};
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { library, own } = await locals.act((tx) => openLibrary(tx, locals.runtime.library));
	const shown = findShown(library, params.kind, params.id, locals.locale);
	const referenced = Object.fromEntries(
		[...new Set(referencesIn(shown.entry))].flatMap((reference) =>
			cardsOf(library, [reference], locals.locale).map((card) => [reference, card]),
		),
	);
	return {
		shown,
		referenced,
		done:
			shown.kind === 'method' ? shown.entry.phases.map((phase) => activitiesOf(phase, toolsIn(library))) : [],
		own: own.get(`${params.kind}/${params.id}`),
		walked:
			shown.kind === 'tree' ? walkTree(shown.entry, url.searchParams.getAll('a').slice(0, 40)) : undefined,
		drawn: drawnFrom(shown, url),
		coordinates: locals.person?.roles.includes('coordinator') ?? false,
	};
};

const move =
	(state: 'own' | 'shared' | 'retired') =>
	async ({ locals, params }: RequestEvent) => {
		const was = await locals.act(async (tx) => {
			const { own } = await openLibrary(tx, locals.runtime.library);
			await setEntryState(tx, { kind: params.kind, slug: params.id, state });
			return own.get(`${params.kind}/${params.id}`)?.state;
		});
		const here = `${params.kind}/${params.id}`;
		redirect(303, state === 'retired' ? `/library?gone=${here}&was=${was}` : `/library/${here}`);
	};

export const actions: Actions = {
	copy: async ({ locals, params }) => {
		const draft = await locals.act(async (tx) => {
			const { library } = await openLibrary(tx, locals.runtime.library);
			return copyMethod(tx, library, params.id, locals.locale);
		});
		redirect(303, `/library/write/${draft.id}`);
	},
	share: move('shared'),
	keep: move('own'),
	retire: move('retired'),
};
