import { randomUUID } from 'node:crypto';
import {
	entrySchemas,
	type InBothLanguages,
	type Language,
	type Library,
	type Method,
	toolsIn,
} from '#features/method/index.ts';
import type { Tx } from '#platform/db/context.server.ts';
import { notFound, Refusal } from '#platform/refusal.ts';
import { deleteDraft, findDraft, insertDraft, type MethodDraft, updateDraft } from './draft-store.server.ts';
import { findEntry, insertEntry, listEntries, updateEntry } from './pack-store.server.ts';
import { openLibrary } from './region-library.server.ts';
import type { Fields } from './written-fields.ts';
import { faultsOfWritten, fieldsOfMethod, methodOfWritten, slugOf } from './written-method.ts';

/** Saves what was typed so far, complete or not. A new id begins a new method. */
export async function saveMethodDraft(tx: Tx, input: { id: string; fields: Fields }): Promise<void> {
	if (await findDraft(tx, input.id)) return await updateDraft(tx, input.id, input.fields);
	await insertDraft(tx, { ...input, entryId: randomUUID() });
	// The id may be that of somebody else's draft, which the acting person cannot see.
	if (!(await findDraft(tx, input.id))) throw notFound();
}

/** @throws Refusal not-found when it is not a draft of the acting person */
export async function loadMethodDraft(tx: Tx, id: string): Promise<MethodDraft> {
	const draft = await findDraft(tx, id);
	if (!draft) throw notFound();
	return draft;
}

export async function dropMethodDraft(tx: Tx, id: string): Promise<void> {
	await loadMethodDraft(tx, id);
	await deleteDraft(tx, id);
}

/**
 * Puts a finished method in the library, for its writer alone or for the region; written anew it is the next
 * version, and what runs already keeps its own.
 * @returns the name under which it stands
 * @throws Refusal not-found, method-unfinished (the page shows each field that still asks something)
 */
export async function finishMethod(
	tx: Tx,
	builtIn: Library,
	input: { id: string; language: Language; state: 'own' | 'shared' },
): Promise<{ slug: string }> {
	const draft = await loadMethodDraft(tx, input.id);
	const toolOf = toolsIn((await openLibrary(tx, builtIn)).library);
	if (Object.keys(faultsOfWritten(draft.fields, toolOf)).length > 0) throw unfinished();
	const known = await findEntry(tx, draft.entryId);
	const slug = known?.slug ?? (await freeSlug(tx, builtIn, slugOf(draft.fields.title ?? '')));
	const written = {
		nl: null,
		en: null,
		[input.language]: entrySchemas.method.parse(methodOfWritten(draft.fields, slug, toolOf)),
	};
	if (known) {
		await updateEntry(tx, known.id, { ...written, state: input.state, packId: known.packId });
	} else {
		const entry = { id: draft.entryId, packId: null, kind: 'method' as const, ...written };
		// A colleague's own entry, that nobody else sees, may have the name already.
		const added =
			(await insertEntry(tx, { ...entry, slug, state: input.state })) ||
			(await insertEntry(tx, { ...entry, slug: `${slug}-${draft.entryId.slice(0, 8)}`, state: input.state }));
		if (!added) throw nameTaken();
	}
	await deleteDraft(tx, draft.id);
	return { slug: (await findEntry(tx, draft.entryId))?.slug ?? slug };
}

/** A name that neither the built-in library nor the region has: the wanted one, or with a number behind it. */
async function freeSlug(tx: Tx, builtIn: Library, wanted: string): Promise<string> {
	const taken = new Set((await listEntries(tx)).map(({ slug }) => slug));
	const free = (slug: string) => !taken.has(slug) && !builtIn.method.has(slug);
	for (let number = 1; ; number += 1) {
		const slug = number === 1 ? wanted : `${wanted}-${number}`;
		if (free(slug)) return slug;
	}
}

/**
 * Begins an own version of a method, or takes up one's own again to change it.
 * @throws Refusal not-found
 */
export async function copyMethod(
	tx: Tx,
	library: Library,
	slug: string,
	language: Language,
): Promise<{ id: string }> {
	const method: InBothLanguages<Method> | undefined = library.method.get(slug);
	if (!method) throw notFound();
	const mine = (await listEntries(tx)).find(
		(entry) => entry.kind === 'method' && entry.slug === slug && entry.writtenBy === tx.actor.personId,
	);
	const id = randomUUID();
	const fields = fieldsOfMethod(method[language], toolsIn(library));
	await insertDraft(tx, { id, entryId: mine?.id ?? randomUUID(), fields });
	return { id };
}

function unfinished(): Refusal {
	return new Refusal(
		'method-unfinished',
		{
			nl: 'Er ontbreekt nog iets. Kijk bij de velden met een zin in kleur. Alles wat je typte, is bewaard.',
			en: 'Something is still missing. Look at the fields with a sentence in colour. Everything you typed is kept.',
		},
		400,
	);
}

function nameTaken(): Refusal {
	return new Refusal('name-taken', {
		nl: 'Er staat al een gespreksvorm met deze naam in de bibliotheek. Geef de jouwe een andere naam.',
		en: 'A method with this name is in the library already. Give yours another name.',
	});
}
