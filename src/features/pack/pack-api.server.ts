import { z } from '@hono/zod-openapi';
import { ContentError } from '#features/method/index.server.ts';
import {
	entryKinds,
	experiences,
	findEntries,
	goals,
	type Library,
	languages,
	levels,
} from '#features/method/index.ts';
import type { Api } from '#platform/http/api.server.ts';
import { aDay, anId, made } from '#platform/http/api-fields.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { bringPack, readPack, writePackFile } from './bring-pack.server.ts';
import { listPacks } from './pack-store.server.ts';
import { openLibrary } from './region-library.server.ts';
import { sayFault } from './say-fault.ts';
import { setEntryState } from './set-state.server.ts';

/** The library that comes with Lus. */
export type LibraryRules = { readonly library: Library };

const card = z
	.object({
		kind: z.enum(entryKinds),
		id: z.string(),
		title: z.string(),
		summary: z.string(),
		goals: z.array(z.enum(goals)),
		levels: z.array(z.enum(levels)),
		group: z.object({ min: z.number(), max: z.number() }),
		minutes: z.number().optional(),
		experience: z.enum(experiences).optional(),
		withFamily: z.boolean(),
	})
	.openapi('LibraryCard');
const pack = z
	.object({ id: anId, slug: z.string(), title: z.string(), madeBy: z.string(), broughtOn: aDay })
	.openapi('Pack');
const language = z
	.enum(languages)
	.optional()
	.openapi({ description: 'The accepted language when left out.' });

/** Faults of a pack as one refusal, since a machine asks for one answer. */
function readOrRefuse(text: string, library: Library) {
	try {
		return readPack(text, library);
	} catch (error) {
		if (!(error instanceof ContentError)) throw error;
		const first = error.faults.slice(0, 5);
		const say = (word: string, locale: 'nl' | 'en') =>
			first.map(({ line, message }) => `${word} ${line}: ${sayFault(message, locale)}`).join(' ');
		throw new Refusal(
			'pack-faulty',
			{
				nl: `Dit pakket kan zo niet in de bibliotheek, er is niets van bewaard. ${say('Regel', 'nl')}`,
				en: `This pack cannot go into the library like this; nothing of it was kept. ${say('Line', 'en')}`,
			},
			400,
		);
	}
}

/** The library with what the region added, and its packs. */
export function addPackApi(api: Api<LibraryRules>): void {
	api.get(
		'/library',
		{
			id: 'findEntries',
			what: 'Methods, instruments, cards, trees, practices and texts, by what somebody wants.',
			query: z.object({
				language,
				kind: z.enum(entryKinds).optional(),
				goal: z.enum(goals).optional(),
				minutes: z.coerce.number().int().min(1).optional(),
				people: z.coerce.number().int().min(1).optional(),
				experience: z.enum(experiences).optional(),
				level: z.enum(levels).optional(),
				words: z.string().max(80).optional(),
			}),
			answer: z.object({ entries: z.array(card) }),
		},
		async ({ act, rules, query: { language: asked, ...wanted }, locale }) => {
			const { library } = await act((tx) => openLibrary(tx, rules.library));
			return { entries: findEntries(library, wanted, asked ?? locale) };
		},
	);
	api.get(
		'/library/{kind}/{slug}',
		{
			id: 'readEntry',
			what: 'One entry of the library, whole. Its shape is that of content/schemas/<kind>.json.',
			query: z.object({ language }),
			answer: z.object({ entry: z.record(z.string(), z.unknown()) }),
		},
		async ({ act, rules, params, query, locale }) => {
			const { library } = await act((tx) => openLibrary(tx, rules.library));
			const kind = entryKinds.find((one) => one === params.kind);
			const entry = kind && library[kind].get(params.slug);
			if (!entry) throw notFound();
			return { entry: { ...entry[query.language ?? locale] } };
		},
	);
	api.post(
		'/library/{kind}/{slug}/state',
		{
			id: 'setEntryState',
			what: 'Shares an entry of your own with the region, keeps it to yourself, or takes it out of the library.',
			body: z.object({ state: z.enum(['own', 'shared', 'retired']) }),
		},
		({ act, params: { kind, slug }, body }) => act((tx) => setEntryState(tx, { kind, slug, ...body })),
	);
	api.get(
		'/packs',
		{ id: 'listPacks', what: 'The packs of the region.', answer: z.object({ packs: z.array(pack) }) },
		({ act }) => act(async (tx) => ({ packs: await listPacks(tx) })),
	);
	api.get(
		'/packs/{id}',
		{
			id: 'readPack',
			what: 'The file of a pack, as text.',
			answer: z.object({ name: z.string(), text: z.string() }),
		},
		({ act, params }) => act((tx) => writePackFile(tx, { packId: params.id })),
	);
	api.post(
		'/packs',
		{
			id: 'bringPack',
			what: 'Takes the text of a pack into the library of the region (coordinator); all of it, or nothing.',
			body: z.object({ text: z.string().max(2_000_000) }),
			answer: made,
			status: 201,
		},
		({ act, rules, body }) => act((tx) => bringPack(tx, readOrRefuse(body.text, rules.library))),
	);
}
